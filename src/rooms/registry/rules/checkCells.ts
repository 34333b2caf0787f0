import { unguardFormula } from '../../../platform/files/writeCsv.ts';
import type { GeoPrecision } from '../model.ts';
import { type Cell, clip, refused, taken } from './cell.ts';

export type { Cell };
export { clip };

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

const unseen = /[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;
const everyUnseen = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;
/** Of no width and no meaning; the joiners, which some scripts need, are not among them. */
const zeroWidth = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;
/** All but tabs and the ends of lines. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/;

export const hasControls = (cell: string): boolean => controls.test(cell);

/**
 * A cell's text without the spaces around it, on one line and without signs that turn the direction of what follows. An
 * apostrophe that an export of ours put before a formula is taken off again.
 */
export function readText(cells: readonly string[], index: number): string {
  if (index < 0) return '';
  const cell = (cells[index] as string).trim();
  const text = unseen.test(cell) ? cell.replaceAll(zeroWidth, '').replaceAll(everyUnseen, ' ').trim() : cell;
  return text.charCodeAt(0) === apostrophe ? unguardFormula(text) : text;
}

const apostrophe = 39;
