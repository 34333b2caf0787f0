import type { GeoPrecision } from '../model.ts';

/** What a cell says, or why it says nothing that can be taken. */
export type Cell<Value> =
  | { ok: true; value: Value | null }
  | { ok: false; code: string; message: string; remedy: string };

const taken = <Value>(value: Value | null): Cell<Value> => ({ ok: true, value });
const refused = (code: string, message: string, remedy: string): Cell<never> => ({ ok: false, code, message, remedy });

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function readDay(cell: string): Cell<string> {
  if (cell === '') return taken<string>(null);
  const match = isoDay.exec(cell);
  if (match !== null) {
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const longest = month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0);
    if (year >= 1 && day >= 1 && day <= longest) return taken(cell);
  }
  return refused(
    'date',
    `"${clip(cell)}" is not a day`,
    'write it as year-month-day, such as 2016-12-31, or leave the cell empty',
  );
}

export function readCount(cell: string): Cell<number> {
  if (cell === '') return taken<number>(null);
  if (/^\d{1,9}$/.test(cell)) return taken(Number(cell));
  return refused('count', `"${clip(cell)}" is not a whole number`, 'write digits only, or leave the cell empty');
}

export type Extent = readonly [west: number, south: number, east: number, north: number];

export interface Point {
  longitude: number;
  latitude: number;
}

/** A point inside the economy; names exchanged axes for what they are. */
export function readPoint(longitudeCell: string, latitudeCell: string, extent: Extent | null): Cell<Point> {
  if (longitudeCell === '' && latitudeCell === '') return taken<Point>(null);
  if (longitudeCell === '' || latitudeCell === '') {
    return refused('halfPoint', 'one of longitude and latitude is missing', 'give both, or leave both empty');
  }
  const longitude = readDegrees(longitudeCell);
  const latitude = readDegrees(latitudeCell);
  if (longitude === null || latitude === null) {
    const cell = longitude === null ? longitudeCell : latitudeCell;
    return refused(
      'degrees',
      `"${clip(cell)}" is not a number of degrees`,
      'write decimal degrees with a point, such as 121.4908',
    );
  }
  if (longitude === 0 && latitude === 0) {
    return refused(
      'nullPoint',
      'the point is 0, 0, in the Gulf of Guinea',
      'leave both cells empty where the place is not known',
    );
  }
  if (isInside(longitude, latitude, extent)) return taken({ longitude, latitude });
  if (isInside(latitude, longitude, extent)) {
    return refused(
      'swappedCoordinates',
      `longitude ${longitudeCell} and latitude ${latitudeCell} are exchanged`,
      'exchange the two columns in the file or in the mapping',
    );
  }
  return refused(
    'outsideEconomy',
    `the point ${longitudeCell}, ${latitudeCell} lies outside the economy`,
    'check the economy and the units (decimal degrees), or leave both cells empty',
  );
}

function isInside(longitude: number, latitude: number, extent: Extent | null): boolean {
  const [west, south, east, north] = extent ?? [-180, -90, 180, 90];
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

function readDegrees(cell: string): number | null {
  if (!/^[+-]?\d{1,3}(\.\d{1,15})?$/.test(cell)) return null;
  const value = Number(cell);
  return Math.abs(value) <= 180 ? value : null;
}

const precisions: readonly string[] = ['point', 'village', 'town', 'area'];

export function readPrecision(cell: string): Cell<GeoPrecision> {
  if (cell === '') return taken<GeoPrecision>(null);
  if (precisions.includes(cell)) return taken(cell as GeoPrecision);
  return refused(
    'precision',
    `"${clip(cell)}" is no precision of a place`,
    `use ${precisions.join(', ')}, or leave the cell empty`,
  );
}

export function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const unseen = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const everyUnseen = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/** A cell's text without the spaces around it, on one line and without signs that turn the direction of what follows. */
export function readText(cells: readonly string[], index: number): string {
  if (index < 0) return '';
  const cell = (cells[index] as string).trim();
  return unseen.test(cell) ? cell.replaceAll(everyUnseen, ' ').trim() : cell;
}
