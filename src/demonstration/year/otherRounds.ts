import { createHash } from 'node:crypto';
import { seededRandom } from '../../kernels/random/index.ts';
import { commitmentOf, type SimulatedRows } from '../../rooms/programmes/index.ts';
import { addDays, inventId, pickSome } from './chance.ts';
import { type Firm, outcomeOfRegister, outcomeOfVoucher } from './model.ts';
import { inventRound, type RoundPlan } from './roundRows.ts';
import { mayHaveVoucher } from './voucherRound.ts';

const plans: readonly (RoundPlan & { applicants: number })[] = [
  {
    programme: 'quality-certificate-grant',
    title: 'Quality certificates 2025',
    rule: 'waves',
    places: 90,
    applicants: 140,
    opensOn: '2025-02-01',
    closesOn: '2025-03-31',
    waveDays: ['2025-05-01', '2025-11-01'],
    kind: 'other',
    need: 'Our buyer wants the certificate by next year.',
    design: { ...outcomeOfRegister, baselinePeriod: '2024', followUpPeriod: '2026' },
  },
  {
    programme: 'export-market-linkage',
    title: 'Fairs abroad, autumn 2025',
    rule: 'firstCome',
    places: 60,
    applicants: 95,
    opensOn: '2025-06-01',
    closesOn: '2025-07-15',
    waveDays: [],
    kind: 'other',
    need: 'We want to meet buyers abroad for the first time.',
    design: { ...outcomeOfRegister, baselinePeriod: '2024', followUpPeriod: '2025' },
  },
];

/** A round in waves and one for those who came first: the second will never show an effect, and says so. */
export function inventOtherRounds(firms: readonly Firm[], seed: number): SimulatedRows[] {
  return plans.map(({ applicants, ...plan }, i) => {
    const random = seededRandom(seed + 10 + i);
    const chosen = pickSome(
      random,
      firms.filter((firm) => firm.registered && firm.employees >= 5),
      applicants,
    );
    const all = chosen.map((firm) => ({
      firm,
      id: inventId(seed, `application ${plan.programme} ${firm.id}`),
      score: null,
      submittedAt: `${addDays(plan.opensOn, Math.floor(random() ** 2 * 40))}T${String(8 + Math.floor(random() * 9)).padStart(2, '0')}:00:00Z`,
      takesHelp: true,
    }));
    return inventRound(plan, all, seed, random).rows;
  });
}

/** A lottery that is open on the day on which the demonstration is looked at, with a few applications that wait. */
export function inventOpenRound(firms: readonly Firm[], seed: number, today: string): SimulatedRows {
  const random = seededRandom(seed + 20);
  const roundId = inventId(seed, 'open round');
  const secret = createHash('sha256').update(`${seed} open seed`).digest('hex');
  const chosen = pickSome(random, firms.filter(mayHaveVoucher), 12);
  const year = Number(today.slice(0, 4));
  return {
    round: [
      {
        id: roundId,
        programme_id: 'tooling-voucher',
        programme_version: 1,
        title: 'Tooling vouchers, the open call',
        unit: 'enterprise',
        places: 150,
        opens_on: addDays(today, -20),
        closes_on: addDays(today, 40),
        assignment_rule: 'lottery',
        rule: { stratifyBy: 'sizeClass', waveDays: [] },
        design: {
          outcome: outcomeOfVoucher.indicator,
          unit: outcomeOfVoucher.unit,
          source: outcomeOfVoucher.source,
          standardDeviation: outcomeOfVoucher.standardDeviation,
          expectedApplicants: 400,
          baselinePeriod: String(year - 1),
          followUpPeriod: String(year + 1),
        },
        smallest_effect: 0.174,
        seed_commitment: commitmentOf(secret),
        budget: '1200000',
        currency: 'XTS',
        state: 'open',
        created_by: 'demonstration',
        version: 2,
      },
    ],
    lottery_seed: [{ round_id: roundId, seed: secret }],
    application: chosen.map((firm, i) => ({
      id: inventId(seed, `open application ${firm.id}`),
      round_id: roundId,
      enterprise_id: firm.id,
      need: 'New moulds for a customer who orders every month.',
      consents_follow_up: i % 5 !== 0,
      state: i < 7 ? 'submitted' : 'qualified',
      stratum: firm.employees < 20 ? 'small' : firm.employees < 100 ? 'medium' : 'large',
      submitted_by: 'demonstration',
      submitted_at: `${addDays(today, -15 + i)}T10:00:00Z`.replace(
        /^(.{10}).*/,
        (_, day: string) => `${day > today ? today : day}T06:00:00Z`,
      ),
      version: 1,
    })),
  };
}
