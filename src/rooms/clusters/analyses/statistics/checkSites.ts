import { refuse } from '../../../../platform/command/faults.ts';
import type { SiteColumns } from './readSites.ts';

const longitudeName = /^(lon|lng|long|longitude)(_?(deg|dd|wgs84))?$/i;
const latitudeName = /^(lat|latitude)(_?(deg|dd|wgs84))?$/i;

/** Axes that say by their names that they were exchanged. */
export function refuseNames(file: string, { x, y, metric }: SiteColumns): void {
  if (latitudeName.test(x.trim()) && longitudeName.test(y.trim()))
    refuse(file, {
      column: x,
      code: 'axesSwapped',
      message: `x is the column "${x.slice(0, 40)}" and y the column "${y.slice(0, 40)}": the axes are exchanged`,
      remedy: `say "x":"${y.slice(0, 40)}","y":"${x.slice(0, 40)}"${metric === 'planar' ? ',"metric":"greatCircle"' : ''}`,
    });
}

export function refuseOffGlobe(
  file: string,
  columns: SiteColumns,
  x: Float64Array,
  y: Float64Array,
  kept: readonly number[],
): void {
  const outside = kept.filter((i) => Math.abs(y[i]!) > 90 || Math.abs(x[i]!) > 360);
  if (outside.length === 0) return;
  const isSwapped = outside.every((i) => Math.abs(x[i]!) <= 90 && Math.abs(y[i]!) <= 360);
  refuse(file, {
    row: outside[0]! + 2,
    column: columns.y,
    code: isSwapped ? 'axesSwapped' : 'outsideEarth',
    message: `${outside.length} of ${kept.length} places lie outside the earth's degrees`,
    remedy: `x is the longitude and y the latitude, in degrees${isSwapped ? ' (here they look exchanged)' : ''}; for metres or kilometres say "metric": "planar"`,
  });
}

const farthest = 1e12;

/** Numbers so large that their squares leave the doubles are no places, in whatever unit. */
export function refuseOffPlane(
  file: string,
  columns: SiteColumns,
  x: Float64Array,
  y: Float64Array,
  kept: readonly number[],
): void {
  const outside = kept.find((i) => !(Math.abs(x[i]!) <= farthest && Math.abs(y[i]!) <= farthest));
  if (outside === undefined) return;
  const isEast = !(Math.abs(x[outside]!) <= farthest);
  refuse(file, {
    row: outside + 2,
    column: isEast ? columns.x : columns.y,
    code: 'offPlane',
    message: `${(isEast ? x : y)[outside]!.toPrecision(3)} is no place on a map`,
    remedy: 'give kilometres or metres of a projection, or leave the cell empty',
  });
}

/** Degrees on a plane: refused where the columns' names or the distances asked for say so, else warned of. */
export function degreesWarnings(
  file: string,
  { x: xName, y: yName, distances }: SiteColumns,
  x: Float64Array,
  y: Float64Array,
  kept: readonly number[],
): string[] {
  if (kept.length === 0 || kept.some((i) => Math.abs(x[i]!) > 180 || Math.abs(y[i]!) > 90)) return [];
  const [width, height] = [spanOf(x, kept), spanOf(y, kept)];
  const areDegrees =
    (longitudeName.test(xName.trim()) && latitudeName.test(yName.trim())) ||
    (hasDecimals(x, kept) && isBeyond(distances, Math.hypot(width, height)));
  if (areDegrees)
    refuse(file, {
      column: xName,
      code: 'degrees',
      message: `the places are ${width.toPrecision(3)} wide and ${height.toPrecision(3)} high: these are degrees, and distances in them are wrong`,
      remedy: 'say "metric": "greatCircle" (kilometres), or project the places to kilometres',
    });
  return width < 10 && hasDecimals(x, kept)
    ? [
        'all places lie within the earth’s degrees: if these are degrees, distances are wrong; say "metric": "greatCircle"',
      ]
    : [];
}

/** Most distances asked for are longer than the whole map. */
const isBeyond = (distances: readonly number[], diagonal: number): boolean =>
  diagonal > 0 && distances.filter((d) => d > 2 * diagonal).length * 2 > distances.length;

const few = 3;

/** Whether plants at 0, 0 stand there for want of a place: on the globe always (it is sea), on a plane where it lies farther from all others than they spread. */
export function originIsNowhere(
  x: Float64Array,
  y: Float64Array,
  placed: readonly number[],
  isSphere: boolean,
): boolean {
  if (isSphere) return true;
  const others = placed.filter((i) => x[i] !== 0 || y[i] !== 0);
  if (others.length < few || others.length === placed.length) return false;
  const nearest = others.reduce((least, i) => Math.min(least, Math.hypot(x[i]!, y[i]!)), Number.POSITIVE_INFINITY);
  return nearest > Math.hypot(spanOf(x, others), spanOf(y, others));
}

function spanOf(values: Float64Array, kept: readonly number[]): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const i of kept) {
    least = Math.min(least, values[i]!);
    most = Math.max(most, values[i]!);
  }
  return most - least;
}

/** More than half of the first places have more than two decimals. */
function hasDecimals(values: Float64Array, kept: readonly number[]): boolean {
  const first = kept.slice(0, 200);
  return (
    first.filter((i) => Math.abs(values[i]! * 100 - Math.round(values[i]! * 100)) > 1e-9).length * 2 > first.length
  );
}
