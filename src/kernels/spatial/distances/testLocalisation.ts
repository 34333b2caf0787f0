import { type Bands, bandsOf } from './bands.ts';
import { extremeRankLengths } from './extremeRankLength.ts';

export interface LocalisationTest extends Bands {
  /** Exact p-values of the whole curve; null without simulations. */
  pValue: number | null;
  pLocalised: number | null;
  localisation: Float64Array | null;
  dispersion: Float64Array | null;
  verdict: 'localised' | 'dispersed' | 'neither' | 'tooFewSimulations';
}

/**
 * What the density says beside those of draws.
 * @param density of the industry @param curves of drawDensities, all draws @param level for each side
 * @returns bands, indices of localisation max(K − upper, 0) and of dispersion max(lower − K, 0) (only where localisation is 0 everywhere), exact p by
 *   extreme rank length, so that many industries can be adjusted together. Source: Duranton & Overman (2005); Myllymäki et al. (2017)
 */
export function testLocalisation(density: Float64Array, curves: Float64Array, level: number): LocalisationTest {
  const points = density.length;
  const bands = bandsOf(curves, points, level);
  const { globalLower, globalUpper } = bands;
  const localisation = globalUpper === null ? null : density.map((value, k) => Math.max(0, value - globalUpper[k]!));
  const isLocalised = localisation?.some((value) => value > 0) ?? false;
  const dispersion =
    localisation === null || globalLower === null
      ? null
      : density.map((value, k) => (isLocalised ? 0 : Math.max(0, globalLower[k]! - value)));
  const extreme = curves.length > 0 ? extremeRankLengths(density, curves) : null;
  return {
    ...bands,
    localisation,
    dispersion,
    pValue: extreme?.both ?? null,
    pLocalised: extreme?.upper ?? null,
    verdict:
      localisation === null || dispersion === null
        ? 'tooFewSimulations'
        : isLocalised
          ? 'localised'
          : dispersion.some((value) => value > 0)
            ? 'dispersed'
            : 'neither',
  };
}
