import type { AreaValue, Boundaries } from '../../../platform/html/maps/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { Cell } from '../views/clusters.ts';
import { decimalText, qText, quotientText } from './numbers.ts';

/** What each town of the map shows; a town without a plant of the industry stays blank, and says which kind of blank it is. */
export function areaValues(
  cells: readonly Cell[],
  boundaries: Boundaries,
  t: Translator,
): ReadonlyMap<string, AreaValue> {
  const cellOf = new Map(cells.map((cell) => [cell.area, cell]));
  return new Map(
    boundaries.features.map(({ properties: { code, name, county } }) => {
      const place = t('clusters.place', { place: name, region: county });
      return [code, areaValue(cellOf.get(code), place, t)];
    }),
  );
}

function areaValue(cell: Cell | undefined, place: string, t: Translator): AreaValue {
  if (cell === undefined) return { value: null, absence: 'noData', title: t('clusters.map.area.noPlant', { place }) };
  if (cell.plants === 0) {
    const expected = decimalText(t, cell.expected);
    return { value: null, absence: 'noData', title: t('clusters.map.area.none', { place, expected }) };
  }
  const title = t(cell.standsOut ? 'clusters.map.area.standsOut' : 'clusters.map.area.chance', {
    place,
    plants: cell.plants,
    expected: decimalText(t, cell.expected),
    shrunk: quotientText(t, cell.shrunk),
    q: qText(t, cell.q),
  });
  return { value: cell.shrunk, title, ...(cell.firms === null ? {} : { href: cell.firms }) };
}
