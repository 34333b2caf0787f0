import { romaniseName } from '../../../../engines/romanise/index.ts';
import { compareNames, type NameComparison, parseName } from '../../../../kernels/organisationNames/index.ts';
import type { EstablishmentRow } from '../../store/enterprises.ts';
import type { ExplainedPair } from '../model.ts';
import { valuesOf } from '../rules/firmCells.ts';
import { kindOfField } from '../rules/firmTable.ts';

/** Each field with what was compared and what it added, what says most first. */
export function levelsOf({ levels, aCells, bCells }: ExplainedPair) {
  return (levels ?? [])
    .map(({ field, level, label, weight }) => ({
      field,
      kind: kindOfField(field),
      level,
      label,
      weight,
      a: valuesOf(aCells?.[field]),
      b: valuesOf(bCells?.[field]),
    }))
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight) || (one.field < other.field ? -1 : 1));
}

/** How the names compare, by the two that are most alike. */
export function namesOf({ aCells, bCells }: ExplainedPair) {
  let best: NameComparison | null = null;
  const parsed = [aCells, bCells].map((cells) =>
    valuesOf(cells?.name)
      .slice(0, 12)
      .map((name) => parseName(name, romaniseName)),
  );
  for (const a of parsed[0] ?? [])
    for (const b of parsed[1] ?? []) {
      const found = compareNames(a, b);
      if (best === null || found.similarity > best.similarity) best = found;
    }
  if (best === null) return { nameLikeness: null, names: [] };
  return {
    nameLikeness: best.similarity,
    names: best.levels.map(({ aspect, level, a, b, contribution }) => ({ aspect, level, a, b, weight: contribution })),
  };
}

type Located = Pick<EstablishmentRow, 'longitude' | 'latitude' | 'geo_precision'>;

/** Between the two nearest places of two firms; null where one has no point of its own. */
export function distanceBetween(a: readonly Located[], b: readonly Located[]): number | null {
  let least: number | null = null;
  for (const one of a)
    for (const other of b) {
      const km = distanceKm(one, other);
      if (km !== null && (least === null || km < least)) least = km;
    }
  return least;
}

const earthRadiusKm = 6371.0088;

function distanceKm(a: Located, b: Located): number | null {
  if (a.longitude === null || a.latitude === null || b.longitude === null || b.latitude === null) return null;
  if (a.geo_precision !== 'point' || b.geo_precision !== 'point') return null;
  const radians = Math.PI / 180;
  const [north, east] = [(b.latitude - a.latitude) * radians, (b.longitude - a.longitude) * radians];
  const half =
    Math.sin(north / 2) ** 2 +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(east / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(half)));
}
