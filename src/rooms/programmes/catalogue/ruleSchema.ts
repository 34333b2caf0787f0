import { z } from 'zod';

const day = z.iso.date();

export const factDomainSchema = z.strictObject({
  type: z.enum(['number', 'boolean', 'code']),
  integer: z.boolean().optional(),
  least: z.number().optional(),
  most: z.number().optional(),
  unit: z.string().trim().min(1).max(40).optional(),
});

const literal = z.union([z.string().max(200), z.number(), z.boolean()]);

/** Limits that have names: each with its values, from a day on. */
export const parametersSchema = z.record(
  z.string().min(1).max(80),
  z
    .array(
      z.strictObject({ from: day.nullable().default(null), value: z.union([literal, z.array(literal).max(5_000)]) }),
    )
    .min(1)
    .max(100),
);

/** Facts that follow from others: the first case that holds says what it is. */
export const derivedSchema = z.record(
  z.string().min(1).max(80),
  z.strictObject({
    cases: z.array(z.strictObject({ when: z.unknown(), is: literal })).max(50),
    otherwise: literal,
  }),
);

/** Criteria as JSON Schema tells them; reading them is the kernel's work. */
export const criterionSchema: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(criterionSchema) }),
    z.strictObject({ any: z.array(criterionSchema) }),
    z.strictObject({ not: criterionSchema }),
    z.strictObject({ atLeast: z.int().min(0), of: z.array(criterionSchema) }),
    z.strictObject({
      fact: z.string().min(1),
      op: z.enum(['=', '!=', '<', '<=', '>', '>=', 'between', 'in', 'notIn', 'prefixIn', 'exists', 'within']),
      value: z
        .union([
          z.string(),
          z.number(),
          z.boolean(),
          z.array(z.union([z.string(), z.number(), z.boolean()])),
          z.strictObject({ parameter: z.string().min(1) }).describe('A limit by its name in `parameters`'),
        ])
        .optional(),
      than: z
        .strictObject({ fact: z.string().min(1), times: z.number().positive().optional() })
        .optional()
        .describe('Instead of a value: so many times another fact'),
      kind: z
        .enum(['hard', 'soft', 'discretionary'])
        .optional()
        .describe('soft: told, and decides nothing; discretionary: open until a person has judged it'),
      unit: z.string().max(40).optional(),
      source: z.string().max(500).optional(),
    }),
  ]),
);
