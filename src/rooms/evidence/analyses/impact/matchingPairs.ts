import {
  fitPropensityScore,
  type Matches,
  matchAllNear,
  matchByCovariates,
  matchByScore,
  whiten,
} from '../../../../kernels/causal/index.ts';
import type { MatchingSpec } from './matchingSpec.ts';
import type { DesignColumn, Units } from './readUnits.ts';

export interface Paired {
  matches: Matches | null;
  score: Float64Array | null;
  coefficients: { variable: string; level: string | null; coefficient: number | null }[] | null;
  space: { width: number; values: Float64Array };
}

/** Who is compared with whom; `matches` is null where there is no score. */
export function pair(
  units: Units,
  treated: Uint8Array,
  design: readonly DesignColumn[],
  levels: readonly DesignColumn[],
  { distance, ratio, replacement, order, caliper, exact, ties }: MatchingSpec,
): Paired {
  const choices = { ratio, replacement, exact: groupsOf(units, exact, treated.length) };
  const columns = (list: readonly DesignColumn[]) => list.map(({ values }) => values);
  if (distance === 'mahalanobis') {
    const space = whiten(columns(levels), treated);
    const matches =
      ties === 'all'
        ? matchAllNear(space, treated, { ...choices, caliper: null })
        : matchByCovariates(space, treated, choices);
    return { matches, score: null, coefficients: null, space };
  }
  const fit = fitPropensityScore(treated, columns(design));
  if (fit.status !== 'ok')
    return { matches: null, score: null, coefficients: null, space: { width: 0, values: new Float64Array() } };
  const { score, coefficients } = fit;
  const spread = deviationOf(score);
  const widest = caliper === null ? null : caliper * spread;
  const space = { width: 1, values: spread > 0 ? score.map((x) => x / spread) : score };
  return {
    matches:
      ties === 'all'
        ? matchAllNear(space, treated, { ...choices, caliper })
        : matchByScore(score, treated, { ...choices, order: order ?? 'largest', caliper: widest }),
    score,
    coefficients: coefficients.map((coefficient, j) => ({
      variable: j === 0 ? '(constant)' : design[j - 1]!.variable,
      level: j === 0 ? null : design[j - 1]!.level,
      coefficient,
    })),
    space,
  };
}

function groupsOf(units: Units, names: readonly string[], count: number): Int32Array | null {
  if (names.length === 0) return null;
  const columns = names.map((name) => units.code(name).codes);
  const known = new Map<string, number>();
  return Int32Array.from({ length: count }, (_, i) => {
    const key = columns.map((codes) => codes[i]).join(' ');
    const group = known.get(key) ?? known.size;
    known.set(key, group);
    return group;
  });
}

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1));
}
