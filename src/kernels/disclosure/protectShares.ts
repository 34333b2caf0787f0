import type { AdditiveRelation } from './additiveRelations.ts';
import type { DisclosureCell, DisclosureTable } from './disclosureTable.ts';

/** A proportion: those who did something, of all. Contributions of a weighted survey are weighted, numbers of contributors are not. */
export interface Share {
  numerator: DisclosureCell;
  denominator: DisclosureCell;
}

export type ShareFault = 'denominator' | 'numerator' | 'complement';

/**
 * May a proportion be published? It says how many did something and how many didn't: both must be none or enough, and so must all of them.
 * A proportion of 0 or 100 percent of at least `threshold` says something of each member of the group: it is unsafe where `isGroupSafe` is false.
 * @param share numbers of contributors, whole and unweighted, the numerator's at most the denominator's
 * @param threshold 2 or more; 3 refuses groups of one or two
 * @param isGroupSafe whether what everybody, or nobody, of a group does may be known (default true)
 * @returns what is too small, in the order denominator, numerator, complement; null where it may be published. Of nobody: null, there is nothing to tell
 * @throws RangeError where numbers aren't whole, negative, or the numerator is larger
 * Source: Hundepool et al. (2012), section 5.2 (group disclosure). Held by protectShares.test.ts.
 */
export function judgeShare(
  { numerator, denominator }: { numerator: number; denominator: number },
  threshold: number,
  isGroupSafe = true,
): ShareFault | null {
  if (!Number.isSafeInteger(threshold) || threshold < 2)
    throw new RangeError(`judgeShare: threshold must be a whole number of 2 or more, not ${threshold}`);
  if (
    !Number.isSafeInteger(numerator) ||
    !Number.isSafeInteger(denominator) ||
    numerator < 0 ||
    numerator > denominator
  )
    throw new RangeError(
      `judgeShare: numerator must be a whole number up to the denominator, not ${numerator} of ${denominator}`,
    );
  const isFew = (count: number) => count > 0 && count < threshold;
  if (isFew(denominator)) return 'denominator';
  if (isFew(numerator)) return 'numerator';
  if (isFew(denominator - numerator)) return 'complement';
  if (isGroupSafe || denominator === 0) return null;
  if (numerator === 0) return 'numerator';
  return numerator === denominator ? 'complement' : null;
}

/**
 * A table of proportions as cells that can be protected together: a proportion is as good as its numerator and what is left of its denominator,
 * so each is a sum of two cells. Where any of the three is hidden in the plan, the proportion is.
 * @param shares one for each published proportion
 * @param relations sums that hold among the shares (of numerators and of denominators alike)
 * @returns cells in the order numerators, complements, denominators, each block in the order of the shares
 * @throws RangeError where a numerator is larger than its denominator
 * A complement's contributions are what the denominator lists and the numerator doesn't; owners who are in both count by their rest.
 */
export function protectShares(shares: readonly Share[], relations: readonly AdditiveRelation[]): DisclosureTable {
  const count = shares.length;
  const shift = ({ total, parts }: AdditiveRelation, by: number) => ({
    total: total + by,
    parts: parts.map((part) => part + by),
  });
  return {
    cells: [
      ...shares.map(({ numerator }) => numerator),
      ...shares.map(complementOf),
      ...shares.map(({ denominator }) => denominator),
    ],
    relations: [
      ...[0, count, 2 * count].flatMap((by) => relations.map((relation) => shift(relation, by))),
      ...shares.map((_, i) => ({ total: 2 * count + i, parts: [i, count + i] })),
    ],
    fixed: new Array<null>(3 * count).fill(null),
  };
}

function complementOf({ numerator, denominator }: Share): DisclosureCell {
  const contributors = denominator.contributors - numerator.contributors;
  const value = denominator.value - numerator.value;
  if (contributors < 0 || value < -1e-9 * denominator.value)
    throw new RangeError('protectShares: a numerator may not be larger than its denominator');
  const given = new Map(numerator.largest.map((one) => [one.owner, one.value]));
  const largest = denominator.largest
    .map(({ owner, value: whole }) => ({ owner, value: whole - (given.get(owner) ?? 0) }))
    .filter((one) => one.value > 0)
    .sort((a, b) => b.value - a.value || a.owner - b.owner);
  return {
    contributors: Math.max(contributors, largest.length > 0 ? contributors : 0),
    largest,
    value: Math.max(0, value),
  };
}
