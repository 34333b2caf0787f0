import type { Programme } from '../../catalogue/rules/programme.ts';

type Stacked = Pick<Programme, 'id' | 'stacking'>;

/** Those of a list that cannot be had together with a programme: either of the two may say so. */
export function conflictsOf<One extends Stacked>(programme: Stacked, others: readonly One[]): One[] {
  return others.filter(
    (other) => other.id !== programme.id && (names(programme, other.id) || names(other, programme.id)),
  );
}

const names = ({ stacking = [] }: Stacked, id: string): boolean =>
  stacking.some(({ with: beside }) => typeof beside !== 'string' && beside.includes(id));
