import type { GroupRule } from '../model.ts';

export type Outcome = 'eligible' | 'ineligible' | 'unknown';

export interface JudgedMember {
  outcome: Outcome;
  employees: number | null;
}

/** A condition of the group, what it asks, and what is known: `least` holds if everything open goes against the group, `most` if all goes for it. */
export interface JudgedCondition {
  code: 'leastMembers' | 'sharePassing' | 'shareSmall';
  asked: number;
  least: number;
  most: number;
  outcome: Outcome;
}

export interface JudgedGroup {
  outcome: Outcome;
  conditions: JudgedCondition[];
}

/** Fewer people than this make a small or medium firm, by the classes of size of the enterprise surveys. */
export const largeFrom = 100;

/**
 * Whether a group meets what a call asks of groups. What is not known of a member leaves the group open only where it could turn the answer: so a
 * group of twenty does not wait for one firm's number of people.
 */
export function judgeGroup(members: readonly JudgedMember[], rule: GroupRule): JudgedGroup {
  const count = (holds: (one: JudgedMember) => boolean) => members.filter(holds).length;
  const share = (of: number) => (members.length === 0 ? 0 : (100 * of) / members.length);
  const passing = count(({ outcome }) => outcome === 'eligible');
  const open = count(({ outcome }) => outcome === 'unknown');
  const small = count(({ employees }) => employees !== null && employees < largeFrom);
  const unsized = count(({ employees }) => employees === null);
  const conditions = [
    condition('leastMembers', rule.leastMembers, members.length, members.length),
    condition('sharePassing', rule.sharePassing, share(passing), share(passing + open)),
    condition('shareSmall', rule.shareSmall, share(small), share(small + unsized)),
  ];
  const has = (outcome: Outcome) => conditions.some((one) => one.outcome === outcome);
  return { outcome: has('ineligible') ? 'ineligible' : has('unknown') ? 'unknown' : 'eligible', conditions };
}

const rounding = 1e-9;

function condition(code: JudgedCondition['code'], asked: number, least: number, most: number): JudgedCondition {
  const outcome = least >= asked - rounding ? 'eligible' : most < asked - rounding ? 'ineligible' : 'unknown';
  return { code, asked, least, most, outcome };
}
