export type MatchingOrder = 'largest' | 'data' | 'smallest';

export interface MatchingChoices {
  /** Controls for each treated unit; filled in as many rounds. */
  ratio: number;
  /** Whether a control may serve several treated units. */
  replacement: boolean;
  /** Group of each unit within which alone it is matched; null: all are one. */
  exact: Int32Array | null;
}

export interface Matches {
  /** Treated units in the order of the data. */
  treated: Int32Array;
  ratio: number;
  /** `ratio` entries a treated unit, filled from the first; −1: none. */
  controls: Int32Array;
}

/** Squared distances that differ by no more are taken as equal when ties are sought; R's Matching takes the same. */
export const sameDistance = 1e-5;

export function rowsOf(treated: Uint8Array, arm: 0 | 1): Int32Array {
  const rows: number[] = [];
  for (let i = 0; i < treated.length; i += 1) if (treated[i] === arm) rows.push(i);
  return Int32Array.from(rows);
}

/** Controls of the t-th treated unit. */
export function controlsOf({ controls, ratio }: Matches, t: number): Int32Array {
  let count = 0;
  while (count < ratio && controls[t * ratio + count]! >= 0) count += 1;
  return controls.subarray(t * ratio, t * ratio + count);
}

/**
 * Weight of each unit in the matched sample: 1 for a treated unit that has a match; for a control the sum over the treated units that it serves of
 * one by the number of their controls; 0 for who is not matched. Cost: n.
 */
export function matchingWeights(units: number, matches: Matches): Float64Array {
  const weights = new Float64Array(units);
  for (let t = 0; t < matches.treated.length; t += 1) {
    const controls = controlsOf(matches, t);
    if (controls.length === 0) continue;
    weights[matches.treated[t]!] = 1;
    for (const control of controls) weights[control]! += 1 / controls.length;
  }
  return weights;
}

export function checkMatching(name: string, treated: Uint8Array, { ratio, exact }: MatchingChoices): void {
  if (!Number.isSafeInteger(ratio) || ratio < 1)
    throw new RangeError(`${name}: ratio must be a whole number of 1 or more, not ${ratio}`);
  if (exact !== null && exact.length !== treated.length)
    throw new RangeError(`${name}: exact must have ${treated.length} entries, not ${exact.length}`);
}

/**
 * All units in a line, lane after lane (a lane for each exact group), sorted inside by value and row, with a wall at both ends of each lane. From any
 * place the nearest control that is still free is found to the left and to the right in all but constant time.
 */
export class Line {
  /** Unit at a place; −1: wall. */
  readonly unit: Int32Array;
  readonly placeOf: Int32Array;
  /** Rank of a unit by value and row among all units of all lanes. */
  readonly rankOf: Int32Array;
  private readonly left: Int32Array;
  private readonly right: Int32Array;

  constructor(values: Float64Array, treated: Uint8Array, exact: Int32Array | null) {
    const n = values.length;
    const ranked = rankedByValue(values);
    this.rankOf = new Int32Array(n);
    for (let rank = 0; rank < n; rank += 1) this.rankOf[ranked[rank]!] = rank;
    const lanes = exact === null ? new Map([[0, ranked]]) : lanesOf(ranked, exact);
    const length = n + lanes.size + 1;
    this.unit = new Int32Array(length).fill(-1);
    this.placeOf = new Int32Array(n);
    let place = 1;
    for (const lane of lanes.values()) {
      for (const one of lane) {
        this.unit[place] = one;
        this.placeOf[one] = place;
        place += 1;
      }
      place += 1;
    }
    this.left = Int32Array.from({ length }, (_, at) => at);
    this.right = Int32Array.from({ length }, (_, at) => at);
    for (let at = 0; at < length; at += 1) if (this.unit[at]! >= 0 && treated[this.unit[at]!] === 1) this.take(at);
  }

  /** No longer free. */
  take(place: number): void {
    this.left[place] = place - 1;
    this.right[place] = place + 1;
  }

  /** The nearest place at or left of this one that holds a free control or is a wall. */
  freeLeft(place: number): number {
    return find(this.left, place);
  }

  freeRight(place: number): number {
    return find(this.right, place);
  }
}

/** Units by value, then row: the native sort of numbers, and for each unit the next free place among its equals. */
function rankedByValue(values: Float64Array): Int32Array {
  const sorted = values.slice().sort();
  const taken = new Int32Array(values.length);
  const ranked = new Int32Array(values.length);
  for (let i = 0; i < values.length; i += 1) {
    let low = 0;
    let high = sorted.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < values[i]!) low = middle + 1;
      else high = middle;
    }
    ranked[low + taken[low]!] = i;
    taken[low]! += 1;
  }
  return ranked;
}

function lanesOf(ranked: Int32Array, exact: Int32Array): Map<number, number[]> {
  const lanes = new Map<number, number[]>();
  for (const one of ranked) {
    const lane = lanes.get(exact[one]!);
    if (lane === undefined) lanes.set(exact[one]!, [one]);
    else lane.push(one);
  }
  return lanes;
}

function find(to: Int32Array, start: number): number {
  let at = start;
  while (to[at] !== at) {
    const next = to[at]!;
    to[at] = to[next]!;
    at = next;
  }
  return at;
}
