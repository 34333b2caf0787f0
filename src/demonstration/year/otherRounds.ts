import { createHash } from 'node:crypto';
import { seededRandom } from '../../kernels/random/index.ts';
import { type AssignmentRule, assignPlaces, commitmentOf, type SimulatedRows } from '../../rooms/programmes/index.ts';
import { addDays, inventId, pickSome } from './chance.ts';
import { type Firm, outcomeOfVoucher } from './model.ts';
import { mayHaveVoucher } from './voucherRound.ts';

interface Plan {
  programme: string;
  title: string;
  rule: Extract<AssignmentRule, 'waves' | 'firstCome'>;
  places: number;
  applicants: number;
  opensOn: string;
  closesOn: string;
  waveDays: string[];
  kind: string;
  need: string;
}

const plans: readonly Plan[] = [
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
  },
];

/** A round in waves and one for those who came first: the second will never show an effect, and says so. */
export function inventOtherRounds(firms: readonly Firm[], seed: number): SimulatedRows[] {
  return plans.map((plan, i) => inventRound(plan, firms, seed, i));
}

function inventRound(plan: Plan, firms: readonly Firm[], seed: number, at: number): SimulatedRows {
  const random = seededRandom(seed + 10 + at);
  const roundId = inventId(seed, `round ${plan.programme}`);
  const secret = createHash('sha256').update(`${seed} seed ${plan.programme}`).digest('hex');
  const chosen = pickSome(
    random,
    firms.filter((firm) => firm.registered && firm.employees >= 5),
    plan.applicants,
  );
  const all = chosen.map((firm) => ({
    firm,
    id: inventId(seed, `application ${plan.programme} ${firm.id}`),
    submittedAt: `${addDays(plan.opensOn, Math.floor(random() ** 2 * 40))}T${String(8 + Math.floor(random() * 9)).padStart(2, '0')}:00:00Z`,
  }));
  const { listHash, assignments } = assignPlaces({
    rule: plan.rule,
    places: plan.places,
    waves: Math.max(1, plan.waveDays.length),
    seed: secret,
    applicants: all.map(({ id, submittedAt }) => ({ id, stratum: 'all', score: null, submittedAt })),
  });
  const given = new Map(assignments.map((one) => [one.id, one]));
  const drawnAt = `${addDays(plan.closesOn, 10)}T09:00:00Z`;
  return {
    round: [
      {
        id: roundId,
        programme_id: plan.programme,
        programme_version: 1,
        title: plan.title,
        unit: 'enterprise',
        places: plan.places,
        opens_on: plan.opensOn,
        closes_on: plan.closesOn,
        assignment_rule: plan.rule,
        rule: { stratifyBy: 'none', waveDays: plan.waveDays },
        design: {},
        seed_commitment: commitmentOf(secret),
        list_hash: listHash,
        drawn_at: drawnAt,
        state: 'assigned',
        created_by: 'demonstration',
        version: 3,
      },
    ],
    lottery_seed: [{ round_id: roundId, seed: secret, revealed_at: drawnAt }],
    application: all.map((one) => ({
      id: one.id,
      round_id: roundId,
      enterprise_id: one.firm.id,
      need: plan.need,
      consents_follow_up: true,
      state: given.get(one.id)?.isAssigned ? 'assigned' : 'notAssigned',
      decided_by: 'demonstration',
      decided_at: drawnAt,
      stratum: 'all',
      rank: given.get(one.id)?.rank ?? null,
      wave: given.get(one.id)?.wave ?? null,
      assignment_probability: given.get(one.id)?.probability ?? null,
      assigned_at: drawnAt,
      submitted_by: 'demonstration',
      submitted_at: one.submittedAt,
      version: 3,
    })),
    draw_entry: assignments.map((one) => ({
      round_id: roundId,
      application_id: one.id,
      stratum: one.stratum,
      ticket: one.ticket,
      position: one.rank,
      assigned: one.isAssigned,
      wave: one.wave,
    })),
    delivery: all
      .filter((one) => given.get(one.id)?.isAssigned)
      .map((one) => {
        const startedOn = addDays(
          plan.waveDays[(given.get(one.id)?.wave ?? 1) - 1] ?? addDays(plan.closesOn, 60),
          Math.floor(random() * 20),
        );
        const isDone = random() < 0.9;
        return {
          id: inventId(seed, `delivery ${plan.programme} ${one.firm.id}`),
          application_id: one.id,
          programme_id: plan.programme,
          enterprise_id: one.firm.id,
          kind: plan.kind,
          planned_on: startedOn,
          started_on: startedOn,
          completed_on: isDone ? addDays(startedOn, 45) : null,
          state: isDone ? 'completed' : 'started',
          created_by: 'demonstration',
          version: 2,
        };
      }),
  };
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
