import { checkMatching, Line, type Matches, rowsOf, sameDistance } from './matches.ts';

/**
 * Matching with replacement in which all controls that are as near as the k-th share its place, so that no pair hangs on the order of rows.
 * @param space width values a unit, in standard deviations: the score by its own, or the whitened covariates
 * @param choices ratio k; exact groups or null; largest distance of a pair, null: any
 * @returns for each treated unit its controls by distance, then row; `ratio` of the result is the most that a unit has
 * @throws RangeError naming the argument
 * Squared distances that differ by at most 1e-5 count as equal. Degenerate: nobody inside the caliper or group → the unit stays without; fewer than k
 * → those that are there. Cost: treated × controls near in the first direction. Source: Abadie & Imbens (2006); the rule of R's Matching. Held by
 * matching.test.ts: Matching's effects and errors, a plain search.
 */
export function matchAllNear(
  { width, values }: { width: number; values: Float64Array },
  treated: Uint8Array,
  { ratio, exact, caliper }: { ratio: number; exact: Int32Array | null; caliper: number | null },
): Matches {
  checkMatching('matchAllNear', treated, { ratio, exact, replacement: true });
  if (values.length !== width * treated.length)
    throw new RangeError(`matchAllNear: values must have ${width * treated.length} entries, not ${values.length}`);
  const first = (unit: number) => (width === 0 ? 0 : values[unit * width]!);
  const line = new Line(
    Float64Array.from(treated, (_, unit) => first(unit)),
    treated,
    exact,
  );
  const distance = (a: number, b: number) => {
    let sum = 0;
    for (let d = 0; d < width; d += 1) sum += (values[a * width + d]! - values[b * width + d]!) ** 2;
    return sum;
  };
  const widest = caliper === null ? Number.POSITIVE_INFINITY : caliper * caliper;
  const nearTo = (row: number) => {
    let near: { unit: number; far: number }[] = [];
    let limit = widest;
    let left = line.freeLeft(line.placeOf[row]! - 1);
    let right = line.freeRight(line.placeOf[row]! + 1);
    for (;;) {
      const [below, above] = [line.unit[left]!, line.unit[right]!];
      const down = below < 0 ? Number.POSITIVE_INFINITY : first(row) - first(below);
      const up = above < 0 ? Number.POSITIVE_INFINITY : first(above) - first(row);
      const gap = Math.min(down, up);
      if (gap === Number.POSITIVE_INFINITY || gap * gap > limit) break;
      const unit = down <= up ? below : above;
      if (down <= up) left = line.freeLeft(left - 1);
      else right = line.freeRight(right + 1);
      const far = distance(row, unit);
      if (far > limit) continue;
      near.push({ unit, far });
      if (near.length < ratio) continue;
      near.sort((a, b) => a.far - b.far || a.unit - b.unit);
      limit = Math.min(widest, near[ratio - 1]!.far + sameDistance);
      near = near.filter((one) => one.far <= limit);
    }
    return near.sort((a, b) => a.far - b.far || a.unit - b.unit).map(({ unit }) => unit);
  };
  const rows = rowsOf(treated, 1);
  const lists = Array.from(rows, nearTo);
  const most = lists.reduce((longest, { length }) => Math.max(longest, length), 1);
  const controls = new Int32Array(rows.length * most).fill(-1);
  for (const [t, list] of lists.entries()) controls.set(list, t * most);
  return { treated: rows, ratio: most, controls };
}
