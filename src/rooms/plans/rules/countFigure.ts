import type { Formula } from './formulas.ts';

/** What one firm (or one complaint) adds to an indicator. */
export interface Contribution {
  id: string;
  numerator: number;
  denominator: number;
}

export interface Figure {
  value: number;
  numerator: number;
  denominator: number;
  /** Who contributes, and of them who is in the numerator. */
  contributors: number;
  counted: number;
}

/** Null where a share has nobody to be a share of. */
export function countFigure({ makes }: Pick<Formula, 'makes'>, contributions: readonly Contribution[]): Figure | null {
  const sum = (of: 'numerator' | 'denominator') => contributions.reduce((total, one) => total + one[of], 0);
  const [numerator, denominator] = [sum('numerator'), sum('denominator')];
  if (makes === 'share' && denominator === 0) return null;
  return {
    value: makes === 'share' ? (100 * numerator) / denominator : numerator,
    numerator,
    denominator,
    contributors: contributions.length,
    counted: contributions.filter((one) => one.numerator > 0).length,
  };
}

/** How many add something else than before, came or went. */
export function countChanged(before: readonly Contribution[], now: readonly Contribution[]): number {
  const earlier = new Map(before.map((one) => [one.id, one]));
  const same = now.filter(({ id, numerator, denominator }) => {
    const one = earlier.get(id);
    return one !== undefined && one.numerator === numerator && one.denominator === denominator;
  }).length;
  const shared = now.filter(({ id }) => earlier.has(id)).length;
  return before.length + now.length - shared - same;
}
