import { z } from 'zod';
import { programmeStates } from '../model.ts';
import type { RuleChange } from '../rules/compareRules.ts';
import { ruleTextSchema } from './catalogue.ts';

const marks = ['same', 'added', 'removed', 'changed'] as const;
export const ruleChangeSchema: z.ZodType<RuleChange> = z.lazy(() =>
  z.object({ mark: z.enum(marks), text: z.string(), was: z.string().nullable(), parts: z.array(ruleChangeSchema) }),
);

/** What differs; `rule` is null where the rule reads the same. */
export const comparisonSchema = z.object({
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  rule: ruleChangeSchema.nullable(),
});
export type Comparison = z.output<typeof comparisonSchema>;

const issues = z.array(
  z.object({
    field: z.string(),
    key: z.string(),
    parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
);

export const reviewViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  version: z.number(),
  state: z.enum(programmeStates),
  basedOn: z.string(),
  needsReview: z.boolean(),
  /** Whether the reader wrote in this version or asked for its review. */
  isOwnWork: z.boolean(),
  rule: ruleTextSchema,
  notes: z.array(z.string()),
  /** Against the version in force; null where nothing is on the shelf. */
  comparison: comparisonSchema.nullable(),
  inForce: z.number().nullable(),
  issues,
  /** What was wrong with what the reader has just sent. */
  faults: issues,
  reason: z.string(),
  reviews: z.array(
    z.object({
      version: z.number(),
      note: z.string(),
      askedName: z.string(),
      askedOn: z.string(),
      outcome: z.enum(['published', 'returned', 'takenBack']).nullable(),
      reason: z.string().nullable(),
      decidedName: z.string().nullable(),
      decidedOn: z.string().nullable(),
    }),
  ),
});
export type ReviewView = z.output<typeof reviewViewSchema>;

const version = z.object({
  version: z.number(),
  state: z.enum(programmeStates),
  isCurrent: z.boolean(),
  on: z.string(),
  /** Null where it was not written down, and for the public. */
  who: z.string().nullable(),
  ruleHash: z.string(),
});

export const versionsViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  basedOn: z.string(),
  /** Whether a draft is there already, which an older version would have to make room for. */
  hasDraft: z.boolean(),
  versions: z.array(version),
});
export type VersionsView = z.output<typeof versionsViewSchema>;

export const comparisonViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  from: version,
  to: version,
  comparison: comparisonSchema,
});
export type ComparisonView = z.output<typeof comparisonViewSchema>;

/** What the public may see: what was on the shelf, and what changed since the one before. */
export const publicVersionsSchema = z.object({
  id: z.string(),
  title: z.string(),
  versions: z.array(version.extend({ comparison: comparisonSchema.nullable() })),
});
export type PublicVersions = z.output<typeof publicVersionsSchema>;
