import { z } from 'zod';

const name = z.string().min(1).max(200);

const topic = z.string().regex(/^[a-z]+\.[A-Za-z]+$/);

/** An owner group and what it gave to a cell. */
const contribution = z.object({ owner: name, value: z.number().min(0) });

export const disclosureRulesSchema = z.object({
  threshold: z.int().min(2).max(1000).default(3),
  /** For measures of which contributions are given: the n largest may give no more than k percent. */
  dominance: z.object({ n: z.int().min(1).max(10), k: z.number().gt(0).max(100) }).optional(),
  pPercent: z.number().gt(0).max(100).optional(),
  pq: z.object({ p: z.number().gt(0).max(100), q: z.number().gt(0).max(100) }).optional(),
  /** Owners who would tell each other everything. */
  groups: z.array(z.array(name).min(1).max(50)).max(50).optional(),
});

export type DisclosureRulesOutput = z.output<typeof disclosureRulesSchema>;

/** A table of another room that shares cells with this one. */
const linkSchema = z.object({
  topic,
  subject: name,
  /** `same`: about the same firms; `within`: the firms of this table are among those of the other; `contains`: the reverse. */
  relation: z.enum(['same', 'within', 'contains']).default('same'),
  /** Names of dimensions there by names here, where they differ. */
  dimensions: z.record(z.string(), name).default({}),
});
export type Link = z.output<typeof linkSchema>;

/** A table as a room hands it in: with what only the publisher may know. */
export const tableSchema = z.object({
  topic,
  subject: name,
  title: name,
  asOf: z.iso.date(),
  dimensions: z.array(name).min(1).max(6),
  measures: z.array(name).min(1).max(40),
  cells: z
    .array(
      z.object({
        key: z.record(z.string(), z.string().max(300)),
        values: z.record(z.string(), z.number().nullable()),
        /** Firms that stand behind the cell; persons and owners where those are what must not be seen. */
        contributors: z.int().min(0),
        /** Their owners, where known: firms of one owner are one contributor. */
        owners: z.array(name).max(20_000).optional(),
        /** By measure the largest contributions, ten or all of them. */
        contributions: z.record(z.string(), z.array(contribution).max(20_000)).optional(),
        /** How many of them changed since the last release, where that is known; else it is taken from the counts. */
        changed: z.int().min(0).optional(),
      }),
    )
    .min(1)
    .max(20_000),
  /** Measures that count contributors: 1 or 2 of them, or all but 1 or 2, would say too much of somebody. */
  counts: z.array(name).default([]),
  notes: z.array(z.string().max(2000)).default([]),
  manifest: z.record(z.string(), z.unknown()),
  rules: disclosureRulesSchema.prefault({}),
  /** Tables of one universe are about the same firms: cells of one key are one cell. */
  universe: name.optional(),
  /** The universe that the firms of this table are part of. */
  within: name.optional(),
  links: z.array(linkSchema).max(50).default([]),
  /** The key value that stands for the total of a dimension. */
  totals: name.default('Total'),
  simulated: z.boolean(),
});
export type PublicationTable = z.input<typeof tableSchema>;
export type CheckedTable = z.output<typeof tableSchema>;

/** `kept`: as released before, because the change since would show what fewer firms than the threshold did. */
export const cellStates = ['ok', 'hidden', 'kept'] as const;

export const publishedCellSchema = z.object({
  key: z.record(z.string(), z.string()),
  values: z.record(z.string(), z.number().nullable()),
  status: z.enum(cellStates),
});
export type PublishedCell = z.output<typeof publishedCellSchema>;

export interface Layout {
  dimensions: string[];
  measures: string[];
  totals: string;
  notes: string[];
  kept: number;
  /** What decided it; lacking in releases of before. */
  program?: { toolroom: string; node: string };
}

/** Which other tables a release is read together with. */
export interface Linkage {
  universe: string | null;
  within: string | null;
  links: Link[];
}

/** One number of a cell that disclosure control looks at, with what stands behind it. */
export interface Quantity {
  value: number;
  contributors: number;
  /** The largest contributions, largest first; owners by digest. Empty where nobody named them. */
  largest: { owner: string; value: number }[];
}

/** By name: `contributors`, `count:` and `rest:` of a measure that counts them, `value:` of one whose contributions are given. */
export type Quantities = Record<string, Quantity>;
