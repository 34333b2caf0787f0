import { z } from 'zod';
import { type CommandInput, InputFaults } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { specFaults } from '../../../../platform/command/specFaults.ts';
import { whereSchema } from '../survey/where.ts';

const column = z.string().min(1);
const percent = z.number().gt(0);
export const hierarchy = z.record(z.string().min(1), z.array(z.string().min(1)).max(100_000));
export type HierarchySpec = z.output<typeof hierarchy>;

const rules = z.strictObject({
  threshold: z.int().min(1).optional().describe('3 hides cells of one or two contributors'),
  dominance: z
    .strictObject({ n: z.int().min(1).max(50), k: percent.max(100) })
    .optional()
    .describe('Hides where the n largest give more than k percent'),
  pPercent: percent.optional().describe('Hides where the largest can be told to less than p percent'),
  pq: z
    .strictObject({ p: percent, q: percent })
    .optional()
    .describe('The same for somebody who knows each part to q percent'),
  singletons: z.boolean().default(false).describe('Each sole contributor of a hidden cell knows it'),
  unions: z.boolean().default(false).describe('Sums of hidden cells under a published total are judged as well'),
  coalitions: z
    .strictObject({
      size: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(0),
      groups: z
        .array(z.array(z.string().min(1)).min(1).max(50))
        .max(200)
        .default([]),
    })
    .optional()
    .describe('Contributors who know their own parts: each alone (1), in pairs (2), and groups of owners by name'),
});

export const discloseSpec = z.strictObject({
  dimensions: z.array(column).min(1).max(8),
  value: column.nullable().default(null).describe('What is summed; null: contributors are counted'),
  contributor: column.nullable().default(null).describe('Column of the owner: rows of one owner count once'),
  total: z.string().min(1).default('Total').describe('Name of all categories together'),
  hierarchies: z
    .record(z.string().min(1), hierarchy)
    .default({})
    .describe('For a dimension what each category is divided into; without one its categories add to the total'),
  rules,
  protection: z
    .union([z.number().gt(0), z.strictObject({ share: z.number().gt(0) })])
    .default({ share: 0.1 })
    .describe('How uncertain a cell of too few contributors must stay; a share is 1 at least'),
  objective: z.enum(['value', 'count']).default('value'),
  linked: z
    .array(z.union([z.string().min(1), z.strictObject({ file: z.string().min(1), where: whereSchema })]))
    .max(50)
    .default([])
    .describe('Specs of other tables of the same data, and results that are out already'),
  where: whereSchema.optional().describe('Only rows for which this is true'),
  seed: z.int().min(0).optional().describe('Nothing is drawn: kept for the sake of other commands'),
});
export type DiscloseSpec = z.output<typeof discloseSpec>;

const remedy = 'see: toolroom schema evidence disclose';

/** The spec, or faults that name the key. */
export function parseDiscloseSpec({ spec, specFile }: Pick<CommandInput, 'spec' | 'specFile'>): DiscloseSpec {
  const file = specFile ?? '--spec';
  if (spec === undefined)
    refuse(file, { code: 'specMissing', message: 'there is no spec', remedy: 'name one with --spec SPEC.json' });
  const parsed = discloseSpec.safeParse(spec);
  if (!parsed.success) throw new InputFaults(parsed.error.issues.flatMap((issue) => specFaults(file, issue, remedy)));
  const { dimensions, hierarchies, linked } = parsed.data;
  if (new Set(dimensions).size < dimensions.length)
    refuse(file, {
      column: 'dimensions',
      code: 'spec',
      message: 'a dimension is named twice',
      remedy: 'name each column once',
    });
  for (const name of Object.keys(hierarchies))
    if (!dimensions.includes(name) && linked.length === 0)
      refuse(file, {
        column: `hierarchies.${name}`,
        code: 'spec',
        message: `there is no dimension "${name}"`,
        remedy: `name one of ${dimensions.join(', ')}, or delete it`,
      });
  return parsed.data;
}
