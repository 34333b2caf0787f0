import { amountOf, type CostBasis, costOf, currencyOf, readCost } from '../rules/cost.ts';
import type { WhatIfView } from '../views/whatIf.ts';
import type { ProgrammeReach } from './screenProgrammes.ts';

interface Typed {
  amount: string | undefined;
  takeUp: string | undefined;
}

/** What a programme can cost before and after a change, by the fields or by what is known where they were not filled in. */
export function costsOf(
  { kept: { programme }, counts }: ProgrammeReach,
  rounds: number,
  currency: string,
  after: number,
  typed: Typed,
): { cost: WhatIfView['cost']; issues: CostBasis['issues'] } {
  const isObserved = rounds > 0 && counts.eligible > 0;
  const usual = isObserved ? String(Number(((100 * counts.eligibleApplied) / counts.eligible).toFixed(2))) : '100';
  const amount = typed.amount ?? amountOf(programme);
  const takeUp = typed.takeUp ?? usual;
  const basis = readCost({ amount, takeUp });
  const isSound = basis.issues.length === 0;
  const costs = isSound ? { before: costOf(counts.eligible, basis), after: costOf(after, basis) } : null;
  const difference = isSound ? costOf(after - counts.eligible, basis) : null;
  return {
    issues: basis.issues,
    cost: {
      amount,
      takeUp,
      takeUpFrom: takeUp !== usual ? 'typed' : isObserved ? 'observed' : 'all',
      rounds,
      currency: currencyOf(programme, currency),
      before: costs?.before ?? null,
      after: costs?.after ?? null,
      difference,
    },
  };
}
