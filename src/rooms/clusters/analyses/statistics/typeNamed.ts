import { refuse } from '../../../../platform/command/faults.ts';
import type { ReadSites } from './readSites.ts';

/** Number of a type, refused where no plant is of it. */
export function typeNamed(file: string, { types }: ReadSites, column: string, name: string): number {
  const type = types.indexOf(name);
  if (type >= 0) return type;
  refuse(file, {
    column,
    code: 'target',
    message: `no plant is of the type "${name.slice(0, 40)}"`,
    remedy: `name one of ${types.slice(0, 20).join(', ')}`,
  });
}

/** A sentence where more than half the plants of a type have no weight, or one of 0: the others do not speak for them. */
export function weightProblem({ typeOf, weights, withoutWeight }: ReadSites, type: number): string | null {
  if (weights === null) return null;
  let [known, zero] = [0, 0];
  for (const [i, weight] of weights.entries())
    if (typeOf[i] === type) {
      known += 1;
      if (weight === 0) zero += 1;
    }
  const all = known + withoutWeight[type]!;
  const lacking = zero + withoutWeight[type]!;
  return lacking * 2 > all
    ? `the weight is missing or 0 for ${lacking} of ${all} plants of the type: the others do not speak for them`
    : null;
}
