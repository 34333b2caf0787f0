import { normalUpperTail } from '../../../kernels/distributions/index.ts';
import type { ArmSummary, GuardRail } from '../model.ts';
import type { Applicant } from './applicants.ts';

type Level = GuardRail['level'];

const levelBy = (value: number, caution: number, serious: number): Level =>
  value >= serious ? 'serious' : value >= caution ? 'caution' : 'good';
const shareOf = (part: number, of: number) => (of === 0 ? 0 : Math.round((100 * part) / of));

/** What every method asks: that both arms are known alike, were alike before, took the help, are not tiny, and don’t live door to door. */
export function commonGuardRails(
  applicants: readonly Applicant[],
  { assigned, notAssigned }: { assigned: ArmSummary; notAssigned: ArmSummary },
  balance: number | null,
): GuardRail[] {
  return [
    bothArms('linkage', assigned, notAssigned, (arm) => arm.linked ?? arm.observed),
    bothArms('response', assigned, notAssigned, (arm) => arm.observed),
    balanceRail(balance, assigned.observed, notAssigned.observed),
    {
      key: 'takeUp',
      level: levelBy(100 - shareOf(assigned.received, assigned.invited), 30, 60),
      values: {
        assigned: shareOf(assigned.received, assigned.invited),
        notAssigned: shareOf(notAssigned.received, notAssigned.invited),
      },
    },
    fewRail(Math.min(assigned.observed, notAssigned.observed)),
    spillOver(applicants),
  ];
}

/** Shares of the two arms that differ by five points are a reason to look, by ten one to doubt. */
function bothArms(key: string, a: ArmSummary, b: ArmSummary, of: (arm: ArmSummary) => number): GuardRail {
  const [assigned, notAssigned] = [shareOf(of(a), a.invited), shareOf(of(b), b.invited)];
  const gap = Math.abs(assigned - notAssigned);
  const least = Math.min(assigned, notAssigned);
  const level = levelBy(gap, 5, 10);
  return { key, level: level === 'good' && least < 50 ? 'caution' : level, values: { assigned, notAssigned } };
}

/** Firms in strata of the draw that hold one group alone: they have nobody to be compared with. */
export function overlap(applicants: readonly Applicant[]): GuardRail {
  const arms = new Map<string, number>();
  const observed = applicants.filter(({ outcome }) => outcome !== null);
  for (const { stratum, assigned } of observed)
    arms.set(stratum ?? '', (arms.get(stratum ?? '') ?? 0) | (assigned ? 1 : 2));
  const alone = observed.filter(({ stratum }) => arms.get(stratum ?? '') !== 3).length;
  const share = shareOf(alone, observed.length);
  return { key: 'overlap', level: levelBy(share, 5, 25), values: { share } };
}

/** Beyond what the draw alone makes up in 95 of 100 cases, and in 999 of 1,000. */
function balanceRail(balance: number | null, n: number, m: number): GuardRail {
  if (balance === null || n === 0 || m === 0) return { key: 'balance', level: 'notKnown', values: {} };
  const p = 2 * normalUpperTail(Math.abs(balance) / Math.sqrt(1 / n + 1 / m));
  return {
    key: 'balance',
    level: p < 0.001 ? 'serious' : p < 0.05 ? 'caution' : 'good',
    values: { difference: Math.abs(balance), p },
  };
}

function fewRail(least: number): GuardRail {
  return { key: 'few', level: least < 10 ? 'serious' : least < 30 ? 'caution' : 'good', values: { least } };
}

/** Firms without a place that share town and industry with a firm that has one: a reason to be careful, no more, since nearness is not contact. */
function spillOver(applicants: readonly Applicant[]): GuardRail {
  const served = new Set(applicants.flatMap((one) => (one.assigned ? one.neighbourhood : [])));
  const known = applicants.filter((one) => !one.assigned && one.neighbourhood.length > 0);
  if (known.length === 0) return { key: 'spillOver', level: 'notKnown', values: {} };
  const near = known.filter(({ neighbourhood }) => neighbourhood.some((place) => served.has(place))).length;
  const share = shareOf(near, known.length);
  return { key: 'spillOver', level: share >= 25 ? 'caution' : 'good', values: { share } };
}
