import { z } from 'zod';

// Reconciliation Service API 0.2 of the W3C's Entity Reconciliation Community Group.

export const organisationType = { id: 'Organization', name: 'Organization' } as const;

export const mostQueries = 50;
const mostCandidates = 25;

/** Properties by which a query may be narrowed, and which the service tells of a firm. */
export const reconciliationProperties = [
  { id: 'identifier', name: 'Registration number' },
  { id: 'place', name: 'Town' },
  { id: 'region', name: 'Region' },
  { id: 'isic', name: 'Industry (ISIC Rev.4)' },
  { id: 'address', name: 'Address' },
  { id: 'legalForm', name: 'Legal form' },
  { id: 'employees', name: 'People employed' },
  { id: 'longitude', name: 'Longitude' },
  { id: 'latitude', name: 'Latitude' },
] as const;
export type PropertyId = (typeof reconciliationProperties)[number]['id'];

const text = z.coerce.string().max(1000);
const propertyValue = z.union([text, z.object({ id: text, name: text.optional() }).transform(({ id }) => id)]);

const querySchema = z.object({
  query: text.default(''),
  type: z.unknown().optional(),
  limit: z.coerce.number().int().min(1).max(mostCandidates).catch(mostCandidates).default(5),
  properties: z
    .array(
      z.object({
        pid: text,
        v: z.union([propertyValue.transform((one) => [one]), z.array(propertyValue).max(20)]),
      }),
    )
    .max(20)
    .default([]),
});
export type ReconciliationQuery = z.output<typeof querySchema>;

/** JSON inside a form field, checked against its schema; what is wrong is said as of any other input. */
const jsonField = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .max(500_000)
    .transform((given, context): z.output<Schema> => {
      let json: unknown;
      try {
        json = JSON.parse(given);
      } catch {
        context.addIssue({ code: 'custom', message: 'This is no JSON' });
        return z.NEVER as z.output<Schema>;
      }
      const parsed = schema.safeParse(json);
      if (parsed.success) return parsed.data;
      for (const { path, message } of parsed.error.issues.slice(0, 20))
        context.addIssue({ code: 'custom', message, path: path as (string | number)[] });
      return z.NEVER as z.output<Schema>;
    });

const batch = z
  .record(z.string().max(100), querySchema)
  .refine((queries) => Object.keys(queries).length <= mostQueries, `At most ${mostQueries} queries at once`);

const extension = z.object({
  ids: z.array(text).max(200),
  properties: z.array(z.object({ id: text })).max(20),
});
export type ExtensionQuery = z.output<typeof extension>;

/** What OpenRefine and others send: queries, or a question about firms already found. */
export const reconciliationInput = z.object({
  economy: z.string().max(20).optional(),
  queries: jsonField(batch).optional(),
  extend: jsonField(extension).optional(),
});

export interface Candidate {
  id: string;
  name: string;
  description: string;
  type: (typeof organisationType)[];
  /** 0–100 */
  score: number;
  match: boolean;
  features: { id: string; value: number | boolean }[];
}

export interface ScoredFirm {
  id: string;
  name: string;
  description: string;
  /** 0–1 */
  nameSimilarity: number;
  /** A number that was asked for is the firm's. */
  sameIdentifier: boolean;
  /** Of place, region and industry asked for: how many are the firm's, and how many are not. */
  agreeing: number;
  conflicting: number;
}

const sureFrom = 0.9;
const clearBy = 0.1;

/**
 * Candidates in the order of their scores. A match is one that is sure by itself and clearly better than the next; a number
 * that agrees is sure whatever the name.
 */
export function rankCandidates(firms: readonly ScoredFirm[], limit: number): Candidate[] {
  const scored = firms
    .map((firm) => ({ firm, score: scoreOf(firm) }))
    .sort((a, b) => b.score - a.score || (a.firm.id < b.firm.id ? -1 : 1));
  return scored.slice(0, limit).map(({ firm, score }, at) => ({
    id: firm.id,
    name: firm.name,
    description: firm.description,
    type: [organisationType],
    score: Math.round(score * 10_000) / 100,
    match: at === 0 && score >= sureFrom && score - (scored[1]?.score ?? 0) >= clearBy,
    features: [
      { id: 'nameSimilarity', value: Math.round(firm.nameSimilarity * 10_000) / 10_000 },
      { id: 'sameIdentifier', value: firm.sameIdentifier },
      { id: 'agreeingProperties', value: firm.agreeing },
      { id: 'conflictingProperties', value: firm.conflicting },
    ],
  }));
}

const agreement = 0.05;
const conflict = 0.15;

function scoreOf({ nameSimilarity, sameIdentifier, agreeing, conflicting }: ScoredFirm): number {
  if (sameIdentifier) return 1;
  return Math.min(0.99, Math.max(0, nameSimilarity + agreement * agreeing - conflict * conflicting));
}
