import type { FourierRoom } from './fourierDensity.ts';
import type { Sites } from './sites.ts';

/** Pairs whose cells are at most two apart each way: counted in the bins of `near`, with sums of their distances. */
export interface NearPairs {
  count: number;
  sum: number;
  squares: number;
  zeros: number;
}

const apart = 2;

/**
 * Takes the pairs of near cells, and every plant's pair with itself, out of the sums at lags, and counts those pairs exactly instead.
 * @param room after autocorrelate: its grids hold the sums at lags; `near` is filled
 * Cost: pairs of near cells. Held by fourierDensity.test.ts.
 */
export function takeNearPairs(
  sites: Sites,
  at: ArrayLike<number>,
  weights: Float64Array | null,
  room: FourierRoom,
): NearPairs {
  const { cell, west, south, limit, near } = room;
  const n = at.length;
  const perUnit = near.bins / limit;
  const taken = new TakenLags();
  near.held.fill(0);
  const plants = byCell(sites, at, room);
  const { order, starts, width, height, column, row } = plants;
  const found: NearPairs = { count: 0, sum: 0, squares: 0, zeros: 0 };
  for (let p = 0; p < n; p += 1) {
    const i = order[p]!;
    const [xi, yi] = [sites.x[at[i]!]!, sites.y[at[i]!]!];
    const weight = weights === null ? 1 : weights[i]!;
    const [s, t] = [(xi - west) / cell - column[i]!, (yi - south) / cell - row[i]!];
    taken.add(0, 0, s, t, s, t, 0.5, 0.5 * weight * weight);
    for (let r = row[i]!; r <= Math.min(height - 1, row[i]! + apart); r += 1) {
      const from = Math.max(0, column[i]! - apart);
      const until = Math.min(width - 1, column[i]! + apart);
      const last = starts[r * width + until + 1]!;
      for (let q = starts[r * width + from]!; q < last; q += 1) {
        if (r === row[i]! && q <= p) continue;
        const j = order[q]!;
        const [dx, dy] = [sites.x[at[j]!]! - xi, sites.y[at[j]!]! - yi];
        const product = weight * (weights === null ? 1 : weights[j]!);
        const [sj, tj] = [(sites.x[at[j]!]! - west) / cell - column[j]!, (sites.y[at[j]!]! - south) / cell - r];
        taken.add(column[j]! - column[i]!, r - row[i]!, s, t, sj, tj, 1, product);
        const d = Math.sqrt(dx * dx + dy * dy);
        if (d > limit) continue;
        const bin = ((d * perUnit) | 0) << 2;
        near.held[bin]! += 1;
        near.held[bin + 1]! += product;
        near.held[bin + 2]! += product * d;
        found.count += 1;
        found.sum += d;
        found.squares += d * d;
        if (d === 0) found.zeros += 1;
      }
    }
  }
  taken.takeFrom(room);
  return found;
}

/** Plants sorted by cell, row after row, and where each cell's begin. */
function byCell(sites: Sites, at: ArrayLike<number>, { cell, west, south, grid, filledRows }: FourierRoom) {
  const width = grid.columns.size;
  const height = filledRows;
  const n = at.length;
  const column = new Int32Array(n);
  const row = new Int32Array(n);
  const starts = new Int32Array(width * height + 2);
  for (let i = 0; i < n; i += 1) {
    column[i] = Math.floor((sites.x[at[i]!]! - west) / cell);
    row[i] = Math.floor((sites.y[at[i]!]! - south) / cell);
    starts[row[i]! * width + column[i]! + 2]! += 1;
  }
  for (let place = 1; place < starts.length; place += 1) starts[place]! += starts[place - 1]!;
  const order = new Int32Array(n);
  for (let i = 0; i < n; i += 1) order[starts[row[i]! * width + column[i]! + 1]!++] = i;
  return { order, starts, width, height, column, row };
}

const side = 2 * (apart + 1) + 1;

/** What near pairs have put at lags up to three cells: shares of the four grid points of one plant with those of the other, both ways round. */
class TakenLags {
  private readonly first = new Float64Array(side * side);
  private readonly second = new Float64Array(side * side);

  add(across: number, down: number, s: number, t: number, sj: number, tj: number, count: number, weight: number): void {
    const x = [s * (1 - sj), s * sj + (1 - s) * (1 - sj), (1 - s) * sj];
    const y = [t * (1 - tj), t * tj + (1 - t) * (1 - tj), (1 - t) * tj];
    for (let b = 0; b < 3; b += 1)
      for (let a = 0; a < 3; a += 1) {
        const place = (down + b - 1 + apart + 1) * side + across + a - 1 + apart + 1;
        this.first[place]! += count * x[a]! * y[b]!;
        this.second[place]! += weight * x[a]! * y[b]!;
      }
  }

  takeFrom({ grid: { columns, rows, first, second } }: FourierRoom): void {
    for (let b = -apart - 1; b <= apart + 1; b += 1)
      for (let a = -apart - 1; a <= apart + 1; a += 1) {
        const there = ((b + rows.size) % rows.size) * columns.size + ((a + columns.size) % columns.size);
        const one = (b + apart + 1) * side + a + apart + 1;
        const other = (apart + 1 - b) * side + apart + 1 - a;
        first[there]! -= this.first[one]! + this.first[other]!;
        second[there]! -= this.second[one]! + this.second[other]!;
      }
  }
}
