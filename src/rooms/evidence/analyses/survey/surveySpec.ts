import { z } from 'zod';
import { type CommandInput, InputFaults } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { specFaults } from '../../../../platform/command/specFaults.ts';
import { contradictions } from './checkSpec.ts';
import { designSchema } from './designSpec.ts';
import { estimateSchema } from './estimateSpec.ts';
import { indicatorSchema } from './indicatorSpec.ts';

export type { EstimateSpec } from './estimateSpec.ts';

export const surveySpec = z.strictObject({
  design: designSchema,
  estimates: z.array(estimateSchema).min(1).max(1000),
  indicators: z
    .union([z.string().min(1), z.array(indicatorSchema).max(1000)])
    .optional()
    .describe('Definitions beside those of the catalogue: a JSON file that holds a list, or the list itself'),
  seed: z.int().min(0).optional().describe('Of a bootstrap; nothing else is drawn. Left out: 1; --seed beats it'),
});
export type SurveySpec = z.output<typeof surveySpec>;

const surveyRemedy = 'see: toolroom schema evidence survey';

/** The spec, or faults that name the key. */
export function parseSurveySpec({ spec, specFile }: Pick<CommandInput, 'spec' | 'specFile'>): SurveySpec {
  const file = specFile ?? '--spec';
  if (spec === undefined)
    refuse(file, { code: 'specMissing', message: 'there is no spec', remedy: 'name one with --spec SPEC.json' });
  const parsed = surveySpec.safeParse(spec);
  if (!parsed.success)
    throw new InputFaults(parsed.error.issues.flatMap((issue) => specFaults(file, issue, surveyRemedy)));
  const faults = contradictions(parsed.data);
  if (faults.length > 0)
    throw new InputFaults(
      faults.map(([where, message, remedy]) => ({ file, row: null, column: where, code: 'spec', message, remedy })),
    );
  return parsed.data;
}
