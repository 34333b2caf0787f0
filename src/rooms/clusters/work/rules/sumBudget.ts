import type { JointAction } from '../model.ts';
import { addAmounts } from './addAmounts.ts';

export interface Budget {
  cost: string;
  fromMembers: string;
  fromPublic: string;
  fromOthers: string;
  /** What the members pay of the cost; null where nothing costs anything. */
  membersShare: number | null;
}

/** What all actions cost that were not dropped, and who pays for it. */
export function sumBudget(actions: readonly Omit<JointAction, 'participants'>[]): Budget {
  const counted = actions.filter(({ state }) => state !== 'dropped');
  const sum = (part: 'cost' | 'fromMembers' | 'fromPublic' | 'fromOthers') =>
    addAmounts(counted.map((action) => action[part]));
  const cost = sum('cost');
  const fromMembers = sum('fromMembers');
  return {
    ...{ cost, fromMembers, fromPublic: sum('fromPublic'), fromOthers: sum('fromOthers') },
    membersShare: Number(cost) === 0 ? null : Number(fromMembers) / Number(cost),
  };
}
