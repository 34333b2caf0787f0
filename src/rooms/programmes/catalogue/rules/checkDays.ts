import { findFirmFact } from '../../../../codes/index.ts';
import { atomsOf, isReference } from '../../../../kernels/criteria/index.ts';
import { publicationIssue as issue, type PublicationIssue } from './checkPublication.ts';
import type { Programme } from './programme.ts';

export interface Days {
  opensOn: string | null;
  closesOn: string | null;
}

/**
 * What stands against publishing on a day: a call that is over, and one that would take another from the shelf while firms can still
 * apply to it. `inForce` is the version that firms see now.
 */
export function checkDays(programme: Partial<Days>, today: string, inForce: Days | null): PublicationIssue[] {
  const [opensOn, closesOn] = [programme.opensOn ?? null, programme.closesOn ?? null];
  if (closesOn !== null && closesOn < today) return [issue('closesOn', 'closed', { day: closesOn })];
  if (opensOn === null || inForce === null || inForce.opensOn === null || inForce.opensOn === opensOn) return [];
  const until = inForce.closesOn;
  if (until === null) return [issue('opensOn', 'overlapOpen', { opens: opensOn })];
  if (until >= opensOn) return [issue('opensOn', 'overlap', { until, opens: opensOn })];
  return until >= today ? [issue('opensOn', 'tooSoon', { until, opens: opensOn })] : [];
}

/** Towns and regions of the rule that the register does not have; nothing is said where it has none at all. */
export function checkPlaces(
  { criteria, areaCodes = [] }: Programme,
  places: ReadonlyMap<string, string>,
): PublicationIssue[] {
  if (places.size === 0) return [];
  const named = atomsOf(criteria).flatMap(({ fact, value, op }) =>
    findFirmFact(fact)?.scheme !== 'place' || op === 'exists' || op === 'within' || isReference(value)
      ? []
      : [value].flat().map(String),
  );
  const unknown = (codes: readonly string[]) => [...new Set(codes)].filter((code) => !places.has(code));
  return [
    ...unknown(named).map((code) => issue('criteria', 'place', { code })),
    ...unknown(areaCodes).map((code) => issue('areaCodes', 'place', { code })),
  ];
}
