import { refuse } from '../../../../platform/command/faults.ts';
import type { DetectSpec } from './detectSpec.ts';

export interface PlaceQuality {
  /** Degrees or kilometres; NaN where distances may not rest on the place. */
  x: Float64Array;
  y: Float64Array;
  rows: number;
  withoutPoint: number;
  /** Points too coarse for distances. */
  unusable: number;
  atZero: number;
  /** Points that stand on a spot with another. */
  sharedSpots: number;
  warnings: readonly { code: string; message: string }[];
}

/** What of a spec says where places are. */
export type PlaceColumns = Pick<DetectSpec, 'units' | 'x' | 'y'>;

const atLeastHalf = (count: number, of: number) => count * 2 >= of;

/**
 * The quality gate of places. Refused: axes that were exchanged, degrees given as metres or the other way round. Left out and counted: points at 0, 0, empty ones
 * and those that are too coarse. Warned of: many points on one spot.
 */
export function checkPlaces(
  file: string,
  spec: PlaceColumns,
  given: { x: Float64Array | null; y: Float64Array | null },
  rows: number,
  precision: { cells: readonly string[]; usable: ReadonlySet<string> } | null,
): PlaceQuality {
  const x = given.x ?? new Float64Array(rows).fill(Number.NaN);
  const y = given.y ?? new Float64Array(rows).fill(Number.NaN);
  let [withoutPoint, unusable, atZero] = [0, 0, 0];
  for (let i = 0; i < rows; i += 1) {
    const isMissing = Number.isNaN(x[i]!) || Number.isNaN(y[i]!);
    const isZero = x[i] === 0 && y[i] === 0;
    const isCoarse = precision !== null && !precision.usable.has(precision.cells[i]!);
    if (isMissing) withoutPoint += 1;
    else if (isZero) atZero += 1;
    else if (isCoarse) unusable += 1;
    if (isMissing || isZero || isCoarse) x[i] = y[i] = Number.NaN;
  }
  if (given.x !== null) refuseWrongUnits(file, spec, x, y);
  if (spec.units === 'm')
    for (let i = 0; i < rows; i += 1) {
      x[i]! /= 1000;
      y[i]! /= 1000;
    }
  const sharedSpots = countShared(x, y);
  const placed = rows - withoutPoint - unusable - atZero;
  const warnings: { code: string; message: string }[] = [];
  if (atZero > 0)
    warnings.push({ code: 'atZero', message: `${atZero} places stand at 0, 0 and are left out of distances` });
  if (given.x !== null && placed > 0 && atLeastHalf(sharedSpots, placed))
    warnings.push({
      code: 'sharedSpots',
      message: `${sharedSpots} of ${placed} places share their spot with another: they may be middles of areas, which distances must not rest on`,
    });
  if (given.x !== null && atLeastHalf(rows - placed, rows))
    warnings.push({
      code: 'fewPlaces',
      message: `only ${placed} of ${rows} establishments have a place that distances may rest on`,
    });
  return { x, y, rows, withoutPoint, unusable, atZero, sharedSpots, warnings };
}

function refuseWrongUnits(
  file: string,
  { units, x: xColumn, y: yColumn }: PlaceColumns,
  x: Float64Array,
  y: Float64Array,
): void {
  let [placed, farX, farY, least, most] = [0, 0, 0, Infinity, -Infinity];
  let firstFar = -1;
  for (let i = 0; i < x.length; i += 1) {
    if (Number.isNaN(x[i]!)) continue;
    placed += 1;
    if (Math.abs(x[i]!) > 180) farX += 1;
    if (Math.abs(y[i]!) > 90) farY += 1;
    if (firstFar < 0 && (Math.abs(x[i]!) > 180 || Math.abs(y[i]!) > 90)) firstFar = i + 2;
    least = Math.min(least, x[i]!, y[i]!);
    most = Math.max(most, x[i]!, y[i]!);
  }
  if (placed === 0) return;
  const extent = Math.max(span(x), span(y));
  if (units === 'degrees' && farX > 0 && atLeastHalf(farX, placed))
    refuse(file, {
      row: firstFar,
      column: xColumn,
      code: 'notDegrees',
      message: 'these are no degrees: most are beyond ±180',
      remedy: 'say "units": "m" or "km" where the places are metres or kilometres',
    });
  if (units === 'degrees' && farY > 0 && atLeastHalf(farY, placed))
    refuse(file, {
      row: firstFar,
      column: yColumn,
      code: 'axesSwapped',
      message: 'latitudes beyond ±90: the axes were exchanged',
      remedy: 'name the column of longitudes x and that of latitudes y',
    });
  if (units === 'degrees' && (farX > 0 || farY > 0))
    refuse(file, {
      row: firstFar,
      column: farY > 0 ? yColumn : xColumn,
      code: 'outsideEarth',
      message: `${Math.max(farX, farY)} places lie outside the earth's degrees`,
      remedy: 'correct or empty them',
    });
  if (units === 'm' && extent < 1000 && least >= -180 && most <= 180)
    refuse(file, {
      column: xColumn,
      code: 'notMetres',
      message: `all places lie within ${extent.toFixed(1)} metres: they look like degrees`,
      remedy: 'say "units": "degrees"',
    });
}

function span(values: Float64Array): number {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return most - least;
}

function countShared(x: Float64Array, y: Float64Array): number {
  const spots = new Map<string, number>();
  for (let i = 0; i < x.length; i += 1) {
    if (Number.isNaN(x[i]!)) continue;
    const spot = `${x[i]} ${y[i]}`;
    spots.set(spot, (spots.get(spot) ?? 0) + 1);
  }
  let shared = 0;
  for (const held of spots.values()) if (held > 1) shared += held;
  return shared;
}
