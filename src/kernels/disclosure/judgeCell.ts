import type { DisclosureCell, DisclosureRules, PrimaryRule } from './disclosureTable.ts';

export interface Judgement {
  /** The first rule that the cell breaks, in the order threshold, dominance, p percent, pq; null where it breaks none. */
  rule: PrimaryRule | null;
  /** How far its value must stay uncertain, up and down: the most that a broken rule asks for; 0 where none is. */
  protection: number;
}

const least = 1e-6;

/**
 * Primary rules of disclosure control: may the value of a cell be published, and if not, how uncertain must it stay? With contributions
 * x1 ≥ x2 ≥ …, X their sum, N their number.
 * - threshold k: unsafe where 0 < N < k. Protection: a fixed amount, or a share of X and 1 at least.
 * - (n, k) dominance: unsafe where x1 + … + xn > k/100 · X. Protection 100/k · (x1 + … + xn) − X.
 * - p percent: unsafe where X − x1 − x2 < p/100 · x1. Protection p/100 · x1 − (X − x1 − x2).
 * - pq: unsafe where X − x1 − x2 < p/q · x1. Protection p/q · x1 − (X − x1 − x2).
 * @param cell contributions of 0 or more in one unit, the largest first; those beyond the list count in X alone
 * @param rules a rule that is null isn't applied; k, p and q in percent
 * @returns the first broken rule and the largest protection over all that are broken (0.000001 at least)
 * @throws RangeError where a cell lists fewer contributions than the rules look at
 * Equality is safe, to a relative 1e-12, since shares of decimals are not exact. A cell of no contributors is safe. Of weighted samples
 * contributions are weighted and N is the unweighted number. Cost: n.
 * Source: Hundepool et al. (2012), Statistical Disclosure Control, sections 4.2.2 and 4.3.1. Golden: disclosure.json (suppress.test.ts).
 */
export function judgeCell(cell: DisclosureCell, rules: DisclosureRules): Judgement {
  const { contributors, largest, value } = cell;
  const wanted = Math.min(contributors, Math.max(2, rules.dominance?.n ?? 0));
  if (largest.length < wanted)
    throw new RangeError(`judgeCell: a cell must list its ${wanted} largest contributions, not ${largest.length}`);
  if (contributors === 0) return { rule: null, protection: 0 };
  const slack = 1e-12 * Math.abs(value);
  const first = largest[0]?.value ?? 0;
  const rest = contributors <= 2 ? 0 : value - first - (largest[1]?.value ?? 0);
  const broken: [PrimaryRule, number][] = [];
  if (rules.threshold !== null && contributors < rules.threshold)
    broken.push(['threshold', protectionOf(rules.protection, value)]);
  if (rules.dominance !== null) {
    const { n, k } = rules.dominance;
    const top = contributors <= n ? value : largest.slice(0, n).reduce((sum, one) => sum + one.value, 0);
    if (top > (k / 100) * value + slack) broken.push(['dominance', (100 / k) * top - value]);
  }
  if (rules.pPercent !== null && rest < (rules.pPercent / 100) * first - slack)
    broken.push(['pPercent', (rules.pPercent / 100) * first - rest]);
  if (rules.pq !== null && rest < (rules.pq.p / rules.pq.q) * first - slack)
    broken.push(['pq', (rules.pq.p / rules.pq.q) * first - rest]);
  if (broken.length === 0) return { rule: null, protection: 0 };
  return { rule: broken[0]![0], protection: Math.max(least, ...broken.map(([, amount]) => amount)) };
}

export const protectionOf = (protection: DisclosureRules['protection'], value: number): number =>
  typeof protection === 'number' ? protection : Math.max(1, protection.share * value);
