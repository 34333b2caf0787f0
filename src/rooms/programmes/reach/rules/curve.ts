import type { Atom, FactColumn } from '../../../../kernels/criteria/index.ts';
import type { Threshold } from './changeRule.ts';

/** One number of a rule that can be moved: the field of its test, and which end of a range. */
export interface MovableLimit {
  code: string;
  at: number;
  end: 'only' | 'from' | 'to';
  value: number;
}

export function movableLimits(thresholds: readonly Threshold[]): MovableLimit[] {
  return thresholds.flatMap(({ field, atom: { op, value }, isOpen }, at): MovableLimit[] => {
    if (!isOpen) return [];
    if (op === 'between') {
      const [from, to] = value as readonly [number, number];
      return [
        { code: `${field}.from`, at, end: 'from', value: from },
        { code: `${field}.to`, at, end: 'to', value: to },
      ];
    }
    return typeof value === 'number' ? [{ code: field, at, end: 'only', value }] : [];
  });
}

/** The test with its limit moved; null where its range would end before it begins. */
export function movedAtom(atom: Atom, { end }: MovableLimit, limit: number): Atom | null {
  if (end === 'only') return { ...atom, value: limit };
  const [from, to] = atom.value as readonly [number, number];
  const moved: [number, number] = end === 'from' ? [limit, to] : [from, limit];
  return moved[0] <= moved[1] ? { ...atom, value: moved } : null;
}

export const mostPoints = 20;
const mostRead = 20_000;

/**
 * Limits at which a curve is drawn: quantiles of what is known of firms, from the 2nd to the 98th percentile, with the present limit among
 * them; ascending, each once. Of a large column every so-many-th value is read.
 */
export function curveLimits(column: FactColumn | undefined, present: readonly number[]): number[] {
  const numbers = column?.numbers ?? new Float64Array();
  const step = Math.max(1, Math.floor(numbers.length / mostRead));
  const known: number[] = [];
  for (let row = 0; row < numbers.length; row += step) {
    const value = numbers[row] as number;
    if (!Number.isNaN(value)) known.push(value);
  }
  known.sort((a, b) => a - b);
  const quantiles = Math.max(2, mostPoints - present.length);
  const points = Array.from({ length: known.length === 0 ? 0 : quantiles }, (_, i) => {
    const share = 0.02 + (0.96 * i) / (quantiles - 1);
    return known[Math.round(share * (known.length - 1))] as number;
  });
  return [...new Set([...points, ...present])].sort((a, b) => a - b);
}
