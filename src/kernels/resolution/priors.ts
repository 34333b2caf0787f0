import { levelSpace } from './mixture.ts';
import type { FieldKind, PreparedField } from './types.ts';

/** How often two records of different entities agree by chance, before anything is known of the table. */
const chanceOfAgreement: Readonly<Record<FieldKind, number>> = {
  organisationName: 0.001,
  name: 0.01,
  address: 0.001,
  place: 0.03,
  date: 0.001,
  identifier: 0.0005,
  phone: 0.0005,
  email: 0.0005,
  url: 0.0005,
  number: 0.03,
  category: 0.15,
  geo: 0.001,
};

/** Pseudo-counts of levels among matches: mostly the same, the rest falling by halves. They weigh as much as `strength` matches. */
export function matchPrior({ levels }: PreparedField, strength: number): Float64Array {
  const prior = new Float64Array(levelSpace);
  let share = 0.85;
  for (let level = 1; level < levels.length; level += 1) {
    prior[level] = strength * share;
    share = level === 1 ? 0.06 : share * 0.8;
  }
  return prior;
}

/** Pseudo-counts of levels among other pairs: agreement as rare as in most tables of the kind, near agreement a little less rare. */
export function otherPrior({ kind, levels }: PreparedField, strength: number): Float64Array {
  const prior = new Float64Array(levelSpace);
  const chance = chanceOfAgreement[kind];
  let left = 1;
  for (let level = 1; level < levels.length - 1; level += 1) {
    prior[level] = strength * chance;
    left -= chance;
  }
  prior[levels.length - 1] = strength * left;
  return prior;
}
