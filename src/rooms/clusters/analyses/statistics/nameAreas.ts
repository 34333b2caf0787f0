import type { AreasRead } from './areaStatistic.ts';

interface LocalResult {
  status: 'ok' | 'empty' | 'notEnough' | 'undefined';
  reason: string | null;
  kept: Int32Array;
  hasNeighbours: Uint8Array;
}

/** A row for each area, in the order of ids; what says nothing becomes null and says why. */
export function nameAreas<Found extends LocalResult, Name extends keyof Found & string>(
  { ids, raw, values, whyNot }: Pick<AreasRead, 'ids' | 'raw' | 'values' | 'whyNot'>,
  found: Found,
  names: readonly Name[],
) {
  type Columns = Record<Name, number | null>;
  const placeOf = new Map(Array.from(found.kept, (area, at) => [area, at]));
  return ids.map((id, area) => {
    const at = placeOf.get(area);
    const why = whyNot ?? whyNothing(found, at, Number.isNaN(values[area]!));
    const columns = Object.fromEntries(
      names.map((name) => [name, why === null ? (found[name] as Float64Array)[at!]! : null]),
    ) as Columns;
    const value = Number.isNaN(raw[area]!) ? null : raw[area]!;
    return { id, value, ...columns, status: why?.status ?? ('ok' as const), reason: why?.reason ?? null };
  });
}

function whyNothing(found: LocalResult, at: number | undefined, isMissing: boolean) {
  if (isMissing) return { status: 'empty' as const, reason: 'the area has no value' };
  if (found.status !== 'ok') return { status: found.status, reason: found.reason };
  if (found.hasNeighbours[at!] === 0)
    return { status: 'notEnough' as const, reason: 'the area has no neighbour with a value' };
  return null;
}
