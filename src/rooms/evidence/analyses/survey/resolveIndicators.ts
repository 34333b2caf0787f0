import { refuse } from '../../../../platform/command/faults.ts';
import type { EstimateSpec } from './estimateSpec.ts';
import type { Indicator } from './indicatorSpec.ts';
import type { SurveySpec } from './surveySpec.ts';
import type { Where } from './where.ts';

export interface ResolvedSpec {
  spec: SurveySpec & { design: { weights: string } };
  /** Indicators that estimates speak of, by id. */
  used: ReadonlyMap<string, Indicator>;
}

/** Where the column of an indicator is kept: no header begins so. */
export const columnOfIndicator = (id: string) => `\u0000indicator:${id}`;

/** Indicators become variables and universes; weights that the design does not name come from them. */
export function resolveIndicators(spec: SurveySpec, known: ReadonlyMap<string, Indicator>, file: string): ResolvedSpec {
  const used = new Map<string, Indicator>();
  for (const [i, { indicator }] of spec.estimates.entries()) {
    if (indicator === null) continue;
    const found = known.get(indicator);
    if (found === undefined)
      refuse(file, {
        column: `estimates.${i}.indicator`,
        code: 'spec',
        message: `there is no indicator "${indicator}"`,
        remedy: `name one of ${[...known.keys()].join(', ')}, or define it in "indicators"`,
      });
    used.set(indicator, found);
  }
  const weights = spec.design.weights ?? onlyWeight([...used.values()], file);
  const estimates = spec.estimates.map((one) => resolveOne(one, used));
  return { spec: { ...spec, estimates, design: { ...spec.design, weights } }, used };
}

function onlyWeight(used: readonly Indicator[], file: string): string {
  const weights = [...new Set(used.map(({ weight }) => weight))];
  if (weights.length === 1) return weights[0]!;
  refuse(file, {
    column: 'design.weights',
    code: 'spec',
    message: `the indicators name different weights: ${weights.join(', ')}`,
    remedy: 'name the column of weights in the design',
  });
}

function resolveOne(one: EstimateSpec, used: ReadonlyMap<string, Indicator>): EstimateSpec {
  if (one.indicator === null) return one;
  const universe = used.get(one.indicator)!.universe as Where | undefined;
  const parts = [one.where, universe].filter((part) => part !== undefined);
  const where = parts.length < 2 ? parts[0] : { all: parts };
  return { ...one, variable: columnOfIndicator(one.indicator), where };
}
