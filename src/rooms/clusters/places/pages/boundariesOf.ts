import { type Boundaries, hasBoundaries, loadBoundaries } from '../../../../platform/html/maps/index.ts';

/** Boundaries of the level at which most of the places are; null where the economy has none. */
export function boundariesOf(economy: string, places: readonly string[]): Boundaries | null {
  if (!hasBoundaries(economy) || places.length === 0) return null;
  const held = (boundaries: Boundaries) => {
    const codes = new Set(boundaries.features.map(({ properties }) => properties.code));
    return places.filter((place) => codes.has(place)).length;
  };
  const [counties, towns] = [loadBoundaries(economy, 'counties'), loadBoundaries(economy, 'towns')];
  return held(towns) > held(counties) ? towns : counties;
}
