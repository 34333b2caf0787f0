import { z } from 'zod';
import { intervalKinds, lonelyPsuPolicies } from '../../../../kernels/survey/index.ts';
import { type CommandInput, type Fault, InputFaults } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { whereSchema } from './where.ts';

const column = z.string().min(1);

const replicatesSchema = z.strictObject({
  type: z.enum(['BRR', 'Fay', 'JK1', 'JKn', 'bootstrap']),
  columns: z.array(column).default([]),
  scale: z.number().default(1),
  rscales: z.array(z.number()).default([]),
  rho: z.number().default(0.3),
  mse: z.boolean().default(false),
});

const designSchema = z.strictObject({
  weights: column.describe('Column of sampling weights, all above 0'),
  strata: z.array(column).max(6).default([]).describe('A column for each stage'),
  clusters: z.array(column).max(6).default([]).describe('A column for each stage; none: each row is a unit'),
  finitePopulation: z
    .array(column)
    .max(6)
    .default([])
    .describe(
      'A column for each stage: units of the stratum in the population, or sampled shares where all are 1 or less',
    ),
  nested: z.boolean().default(false).describe('Numbers of first-stage clusters begin anew in each stratum'),
  lonelyPsu: z.enum(lonelyPsuPolicies).default('fail').describe('What to do with a stratum of one unit'),
  replicates: replicatesSchema.nullable().default(null).describe('Not available in this version'),
});

const statistics = ['mean', 'total', 'proportion', 'ratio', 'quantile', 'difference'] as const;
export const computedStatistics = ['mean', 'total', 'proportion', 'ratio'] as const;

const estimateSchema = z.strictObject({
  id: z.string().min(1),
  statistic: z.enum(statistics),
  variable: column,
  denominator: column.nullable().default(null).describe('Of a ratio'),
  by: z.array(column).max(8).default([]).describe('A domain for each combination of values'),
  between: z
    .array(z.record(z.string(), z.string()))
    .optional()
    .describe('Of a difference; not available in this version'),
  where: whereSchema.optional().describe('Only rows for which this is true; units stay in the design'),
  probabilities: z.array(z.number().min(0).max(1)).optional().describe('Of a quantile; not available in this version'),
  rule: z
    .enum(['math', 'school', 'hf1', 'hf2', 'hf3', 'hf4', 'hf5', 'hf6', 'hf7', 'hf8', 'hf9'])
    .optional()
    .describe('Of a quantile; not available in this version'),
  level: z.number().gt(0).lt(1).default(0.95),
  interval: z.enum(intervalKinds).optional().describe('Left out: t; for a proportion logit'),
  designEffect: z.enum(['wor', 'wr', 'none']).default('wor'),
  missing: z.enum(['drop', 'fail']).default('drop'),
});

export const surveySpec = z.strictObject({
  design: designSchema,
  estimates: z.array(estimateSchema).min(1).max(1000),
  seed: z.int().min(0).optional().describe('Nothing is drawn: kept for the sake of other methods'),
});
export type SurveySpec = z.output<typeof surveySpec>;
export type EstimateSpec = SurveySpec['estimates'][number];

const surveyRemedy = 'see: toolroom schema evidence survey';

/** The spec, or faults that name the key; what a later version computes is refused by name, never passed over. */
export function parseSurveySpec({ spec, specFile }: Pick<CommandInput, 'spec' | 'specFile'>): SurveySpec {
  const file = specFile ?? '--spec';
  if (spec === undefined)
    refuse(file, { code: 'specMissing', message: 'there is no spec', remedy: 'name one with --spec SPEC.json' });
  const parsed = surveySpec.safeParse(spec);
  if (!parsed.success) throw new InputFaults(parsed.error.issues.flatMap((issue) => specFaults(file, issue)));
  const faults = [...unavailable(parsed.data), ...contradictions(parsed.data)];
  if (faults.length > 0)
    throw new InputFaults(
      faults.map(([where, message, remedy]) => ({ file, row: null, column: where, code: 'spec', message, remedy })),
    );
  return parsed.data;
}

type SpecFault = [where: string, message: string, remedy: string];

function unavailable({ design, estimates }: SurveySpec): SpecFault[] {
  const has = `this version has: ${computedStatistics.join(', ')}`;
  return [
    ...(design.replicates === null
      ? []
      : [
          [
            'design.replicates',
            'replicate weights are not available in this version',
            'declare strata and clusters instead: errors are then linearised',
          ] as SpecFault,
        ]),
    ...estimates.flatMap(({ statistic }, i): SpecFault[] =>
      (computedStatistics as readonly string[]).includes(statistic)
        ? []
        : [[`estimates.${i}.statistic`, `the statistic "${statistic}" is not available in this version`, has]],
    ),
  ];
}

function contradictions({ design, estimates }: SurveySpec): SpecFault[] {
  const faults: SpecFault[] = [];
  const { clusters, finitePopulation, strata } = design;
  if (strata.length > Math.max(1, clusters.length))
    faults.push(['design.strata', 'there are more strata than stages', 'name one column of strata a stage']);
  if (finitePopulation.length > Math.max(1, clusters.length))
    faults.push(['design.finitePopulation', 'there are more sizes than stages', 'name one column a stage']);
  const ids = new Set<string>();
  for (const [i, one] of estimates.entries()) {
    const at = `estimates.${i}`;
    if (ids.has(one.id)) faults.push([`${at}.id`, `the id "${one.id}" is there twice`, 'give each estimate its own']);
    ids.add(one.id);
    if ((one.statistic === 'ratio') !== (one.denominator !== null))
      faults.push([`${at}.denominator`, 'a ratio has a denominator, and nothing else has one', 'add or delete it']);
    if (new Set(one.by).size < one.by.length)
      faults.push([`${at}.by`, 'a column is named twice', 'name each column once']);
    for (const key of ['between', 'probabilities', 'rule'] as const)
      if (one[key] !== undefined)
        faults.push([`${at}.${key}`, `"${key}" says nothing of a ${one.statistic}`, 'delete it']);
  }
  return faults;
}

/** What does not fit a schema, by its key. */
export function specFaults(file: string, issue: z.core.$ZodIssue, schemaRemedy = surveyRemedy): Fault[] {
  const place = (key?: PropertyKey) => [...issue.path, key].filter((part) => part !== undefined).join('.') || null;
  const fault = (where: string | null, message: string, remedy: string): Fault => ({
    file,
    row: null,
    column: where,
    code: 'spec',
    message,
    remedy,
  });
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      fault(place(key), `there is no key "${key}" here`, `correct or delete it; ${schemaRemedy}`),
    );
  return [fault(place(), `the value does not fit: ${issue.message}`, schemaRemedy)];
}
