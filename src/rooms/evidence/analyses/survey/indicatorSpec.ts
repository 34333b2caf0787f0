import { z } from 'zod';
import { whereSchema } from './where.ts';

const treatment = z
  .enum(['missing', 'no', 'yes', 'excluded'])
  .describe('missing: no answer; no and yes (of a number: 0) count as that; excluded: outside the universe');

/** What an indicator is made of: the answer to a question, by a stated rule. */
export const indicatorSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  question: z.string().min(1).describe('As it is asked'),
  wording: z.string().min(1).describe('Head of a row of a table'),
  source: z.strictObject({ instrument: z.string().min(1), item: z.string().min(1), url: z.string().min(1).optional() }),
  variable: z.string().min(1),
  kind: z
    .enum(['yesNo', 'threshold', 'number'])
    .describe('yesNo: values that mean yes and no; threshold: yes from a value on; number'),
  yes: z.array(z.string()).default([]).describe('Of yesNo'),
  no: z.array(z.string()).default([]).describe('Of yesNo; other values are faults of their rows'),
  yesFrom: z.number().optional().describe('Of threshold'),
  universe: whereSchema.optional().describe('Rows to which the question was put'),
  codes: z
    .record(z.string(), treatment)
    .default({ '-9': 'missing', '-8': 'missing', '-7': 'excluded' })
    .describe("Don't know -9, refused -8, does not apply -7, and others"),
  weight: z.string().min(1).default('wmedian').describe('Column of weights where the design names none'),
  transformation: z
    .strictObject({
      per: z.string().min(1).optional().describe('Divided by this column, e.g. per worker'),
      scale: z.number().optional().describe('Then times this'),
      function: z.enum(['log', 'log1p']).optional().describe('Then its logarithm; what has none is missing'),
    })
    .default({})
    .describe('Of a number'),
  unit: z.string().min(1).describe('share, workers, percent, currency …'),
});
export type Indicator = z.output<typeof indicatorSchema>;
