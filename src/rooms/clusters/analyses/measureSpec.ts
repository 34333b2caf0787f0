import { z } from 'zod';
import type { CommandInput, Fault } from '../../../platform/command/define.ts';
import { InputFaults } from '../../../platform/command/define.ts';
import { refuse } from '../../../platform/command/faults.ts';

export const locationQuotientSpec = z.strictObject({
  statistic: z.literal('locationQuotient'),
  area: z.string().min(1).describe('Column that says where a plant is'),
  industry: z.string().min(1).describe('Column that says what a plant makes'),
  employment: z.string().min(1).nullable().default(null).describe('Column of jobs; null counts plants'),
  separator: z
    .string()
    .min(1)
    .max(8)
    .nullable()
    .default(null)
    .describe(
      'What stands between the industries of a plant that has several, such as ";"; null takes a cell as one industry',
    ),
  seed: z.int().min(0).optional().describe('Drawn on by no part of this statistic; kept in the result'),
});
export type LocationQuotientSpec = z.output<typeof locationQuotientSpec>;

export const measureSpec = z.discriminatedUnion('statistic', [locationQuotientSpec]);

const available = ['locationQuotient'];
const plannedStatistics = [
  'ellisonGlaeser',
  'durantonOverman',
  'marconPuech',
  'moran',
  'localMoran',
  'getisOrdGStar',
  'concentration',
  'complexity',
  'scan',
];

/** The spec, or faults that name the key; keys that are not known are faults, for a misspelt option must not be passed over. */
export function parseMeasureSpec({ spec, specFile }: Pick<CommandInput, 'spec' | 'specFile'>): LocationQuotientSpec {
  const file = specFile ?? '--spec';
  if (spec === undefined)
    refuse(file, { code: 'specMissing', message: 'there is no spec', remedy: 'name one with --spec SPEC.json' });
  refuseUnavailable(file, (spec as { statistic?: unknown } | null)?.statistic);
  const parsed = measureSpec.safeParse(spec);
  if (parsed.success) return parsed.data;
  throw new InputFaults(parsed.error.issues.flatMap((issue) => specFaults(file, issue)));
}

function refuseUnavailable(file: string, statistic: unknown): void {
  if (typeof statistic !== 'string' || available.includes(statistic)) return;
  const message = plannedStatistics.includes(statistic)
    ? `the statistic "${statistic}" is not available in this version`
    : `there is no statistic "${statistic}"`;
  refuse(file, {
    column: 'statistic',
    code: 'statistic',
    message,
    remedy: `this version has: ${available.join(', ')}`,
  });
}

function specFaults(file: string, issue: z.core.$ZodIssue): Fault[] {
  const place = (key: PropertyKey | undefined) =>
    [...issue.path, key].filter((part) => part !== undefined).join('.') || null;
  const fault = (column: string | null, message: string, remedy: string): Fault => ({
    file,
    row: null,
    column,
    code: 'spec',
    message,
    remedy,
  });
  const schema = 'see: toolroom schema clusters measure';
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      fault(place(key), `there is no key "${key}" here`, `correct or delete it; ${schema}`),
    );
  return [fault(place(undefined), `the value does not fit: ${issue.message}`, schema)];
}
