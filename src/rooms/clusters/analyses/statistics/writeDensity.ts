import type { LocalisationTest } from '../../../../kernels/spatial/distances/index.ts';
import type { DistanceOutput, DistanceSpec } from './durantonOverman.ts';
import type { ReadSites } from './readSites.ts';

export interface Shape {
  sites: ReadSites;
  given: DistanceSpec;
  seed: number;
  n: number;
  distances: Float64Array;
}

export const parametersOf = ({ sites, given }: Shape): DistanceOutput['parameters'] => ({
  ...{ target: given.target, weight: given.weight, metric: given.metric, mode: given.mode, level: given.level },
  method: 'sums',
  ...{ sites: sites.x.length, rowsLeftOut: sites.rowsLeftOut, warnings: [...sites.warnings] },
  ...{ zeroDistanceShare: null, fastError: null, pValue: null, pLocalised: null, verdict: null, sequential: null },
});

/** Nothing is said, not 0: nulls with the reason at each distance. */
export function nothingOf(
  shape: Shape,
  why: { status: 'notEnough' | 'undefined'; reason: string },
  zeroDistanceShare: number | null = null,
): DistanceOutput {
  return {
    ...{ statistic: 'durantonOverman', n: shape.n, bandwidth: null, seed: shape.seed, simulations: 0 },
    parameters: { ...parametersOf(shape), zeroDistanceShare },
    results: Array.from(shape.distances, (distance) => ({
      ...{ distance, density: null, localLower: null, localUpper: null, globalLower: null, globalUpper: null },
      ...{ localisation: null, dispersion: null, ...why },
    })),
  };
}

export function rowsOf(
  { given, distances }: Shape,
  density: Float64Array,
  test: LocalisationTest,
  simulations: number,
  stoppedEarly: boolean,
): DistanceOutput['results'] {
  const isShort = test.localisation === null || test.dispersion === null;
  const reason = stoppedEarly
    ? `stopped after ${simulations} throws, too few for a global band at ${given.level}; the p-values stand`
    : `${simulations} simulations are too few for a global band at ${given.level}`;
  return Array.from(distances, (distance, k) => ({
    distance,
    density: density[k]!,
    localLower: simulations > 0 ? test.localLower[k]! : null,
    localUpper: simulations > 0 ? test.localUpper[k]! : null,
    globalLower: test.globalLower?.[k] ?? null,
    globalUpper: test.globalUpper?.[k] ?? null,
    localisation: test.localisation?.[k] ?? null,
    dispersion: test.dispersion?.[k] ?? null,
    status: isShort ? ('tooFewSimulations' as const) : ('ok' as const),
    reason: isShort ? reason : null,
  }));
}
