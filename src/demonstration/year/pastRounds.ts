import { type RandomSource, seededRandom } from '../../kernels/random/index.ts';
import type { SimulatedRows } from '../../rooms/programmes/index.ts';
import { addDays, drawNormal, inventId, pickSome } from './chance.ts';
import { type Firm, outcomeOfRegister, outcomeOfTests, truth } from './model.ts';
import { inventRound, type RoundApplicant, type RoundPlan } from './roundRows.ts';

const loans: RoundPlan = {
  programme: 'equipment-loan',
  title: 'Loans for machines 2023',
  rule: 'scoreCutoff',
  places: 256,
  opensOn: '2023-02-01',
  closesOn: '2023-04-30',
  waveDays: [],
  kind: 'other',
  need: 'Our lathe is from 1991. With a controlled one we could take the orders that we turn down.',
  design: { ...outcomeOfRegister, baselinePeriod: '2022', followUpPeriod: '2024' },
};
const steps: RoundPlan = {
  programme: 'digital-first-steps',
  title: 'First digital steps, 2021 to 2023',
  rule: 'waves',
  places: 300,
  opensOn: '2020-10-01',
  closesOn: '2020-12-15',
  waveDays: ['2021-04-12', '2022-04-11', '2023-04-10'],
  kind: 'training',
  need: 'Orders come by telephone and are written on paper. Some are lost.',
  design: { ...outcomeOfRegister, baselinePeriod: '2020', followUpPeriod: '2025' },
};
const tests: RoundPlan = {
  programme: 'shared-testing',
  title: 'Days in the testing centre 2024',
  rule: 'lottery',
  places: 160,
  opensOn: '2024-01-15',
  closesOn: '2024-03-15',
  waveDays: [],
  kind: 'test',
  need: 'The customer sends parts back, and we can’t measure why.',
  design: {
    ...outcomeOfTests,
    standardDeviation: 1.5,
    expectedApplicants: 320,
    baselinePeriod: '2023',
    followUpPeriod: '2025',
  },
};

/** Of so many applicants the plans' places are a share; a register that has fewer firms gets as many places less. */
const applicants = { loans: 640, steps: 480, tests: 320 } as const;

export interface FollowUpAnswer {
  firm: string;
  period: string;
  value: number;
}

export interface PastRounds {
  rows: SimulatedRows[];
  /** What a firm's logarithm of sales per worker is about, by firm. */
  levels: ReadonlyMap<string, number>;
  /** What help added to it, by firm: from the year `since`, so much in that year, in the next, and from then on. */
  changes: ReadonlyMap<string, { since: number; by: readonly number[] }>;
  answers: readonly FollowUpAnswer[];
}

/** Three rounds whose outcomes are known by now: by a limit of score, in three waves, and by a lottery after which winners answered more often than others. */
export function inventPastRounds(firms: readonly Firm[], seed: number): PastRounds {
  const random = seededRandom(seed + 40);
  const levels = new Map(
    firms.map((firm) => [firm.id, 3.4 + 0.08 * Math.log(Math.max(1, firm.employees)) + 0.35 * drawNormal(random)]),
  );
  const known = firms.filter(inRegister);
  const chosen = pickSome(random, known, applicants.loans + applicants.steps + applicants.tests);
  // Each firm in one round only: what one added never stands in the outcome of another.
  const share = chosen.length / (applicants.loans + applicants.steps + applicants.tests);
  const ends = [applicants.loans, applicants.loans + applicants.steps].map((end) => Math.floor(end * share));
  const scaled = (plan: RoundPlan) => ({ ...plan, places: Math.max(1, Math.floor(plan.places * share)) });
  const changes = new Map<string, { since: number; by: readonly number[] }>();

  const lenders = apply(loans, chosen.slice(0, ends[0]), seed, random, (firm) => scoreOf(levels.get(firm.id)!, random));
  const lent = inventRound(scaled(loans), lenders, seed, random);
  for (const { id, firm, takesHelp } of lenders)
    if (takesHelp && lent.given.get(id)?.isAssigned) changes.set(firm.id, { since: 2024, by: [truth.effectOfLoan] });

  const walkers = apply(steps, chosen.slice(ends[0], ends[1]), seed, random);
  const walked = inventRound(scaled(steps), walkers, seed, random);
  for (const { id, firm, takesHelp } of walkers) {
    const { isAssigned, wave } = walked.given.get(id)!;
    if (takesHelp && isAssigned) changes.set(firm.id, { since: 2020 + (wave ?? 1), by: truth.effectOfSteps });
  }

  const testers = apply(tests, chosen.slice(ends[1]), seed, random);
  const tested = inventRound(scaled(tests), testers, seed, random);
  const answers = testers.flatMap((one) => answersOf(one, tested.given.get(one.id)?.isAssigned === true, random));
  return { rows: [lent.rows, walked.rows, tested.rows], levels, changes, answers };
}

/** Five and more employed, and registered. */
export const inRegister = (firm: Firm) => firm.registered && firm.employees >= 5;

function apply(
  plan: RoundPlan,
  firms: readonly Firm[],
  seed: number,
  random: RandomSource,
  scoreFor: (firm: Firm) => number | null = () => null,
): RoundApplicant[] {
  return firms.map((firm) => ({
    firm,
    id: inventId(seed, `application ${plan.programme} ${plan.opensOn} ${firm.id}`),
    score: scoreFor(firm),
    submittedAt: `${addDays(plan.opensOn, Math.floor(random() * 60))}T10:00:00Z`,
    takesHelp: random() < truth.shareTaking,
  }));
}

/** Firms that do better are scored higher, and never by that alone. */
const scoreOf = (level: number, random: RandomSource) =>
  Math.round(100 * Math.min(100, Math.max(0, 50 + 18 * (level - 3.6) + 11 * drawNormal(random)))) / 100;

/** Nearly everybody says how it was before; two years later winners answer more often. */
function answersOf({ firm, takesHelp }: RoundApplicant, won: boolean, random: RandomSource): FollowUpAnswer[] {
  const before = Math.max(0.2, 5 + 1.5 * drawNormal(random));
  const after = Math.max(
    0,
    0.9 + 0.8 * before + 0.9 * drawNormal(random) + (won && takesHelp ? truth.effectOfTests : 0),
  );
  const answer = (period: string, value: number, share: number) =>
    random() < share ? [{ firm: firm.id, period, value: Math.round(100 * value) / 100 }] : [];
  return [...answer('2023', before, 0.97), ...answer('2025', after, truth.answers[won ? 0 : 1])];
}
