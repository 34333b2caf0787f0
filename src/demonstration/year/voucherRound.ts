import { createHash } from 'node:crypto';
import { sizeClassOf } from '../../codes/index.ts';
import { seededRandom } from '../../kernels/random/index.ts';
import { assignPlaces, commitmentOf, type SimulatedRows } from '../../rooms/programmes/index.ts';
import { addDays, drawNormal, inventId, pickOne, pickSome } from './chance.ts';
import { type Firm, outcomeOfVoucher, truth } from './model.ts';

/** The rule of the programme, as far as the register tells. */
export const mayHaveVoucher = (firm: Firm) =>
  firm.registered &&
  firm.employees >= 5 &&
  firm.employees <= 100 &&
  firm.divisions.some((code) => ['22', '24', '25', '26', '27', '28', '29', '30', '32'].includes(code));

const applicants = 400;
const places = 200;
const opensOn = '2025-01-15';
const drawnOn = '2025-03-10';
const programme = 'tooling-voucher';

const needs = [
  'New moulds, to win back a customer who went abroad.',
  'A jig for the second press; set-up takes half a day now.',
  'Dies for a part that we buy in today.',
  'Measuring fixtures that our largest buyer asks for.',
  'Tooling for smaller series, since orders have become small.',
];
const toolmakers = ['Falcon Machines', 'Silver River Tooling', 'North Gate Moulds', 'Three Pines Precision'];

interface Applicant {
  firm: Firm;
  id: string;
  stratum: string;
  consents: boolean;
  qualifies: boolean;
  /** Would use a voucher to the end, if it got one. */
  wouldUse: boolean;
}

/**
 * A lottery for vouchers with everything that followed: grants, claims, help completed, and sales per worker before and
 * after, from one source for winners and others. The effect in it is the one that `truth` states.
 */
export function inventVoucherRound(firms: readonly Firm[], seed: number): SimulatedRows {
  const random = seededRandom(seed);
  const roundId = inventId(seed, 'voucher round');
  const eligible = firms.filter(mayHaveVoucher);
  const all: Applicant[] = pickSome(random, eligible, applicants).map((firm) => ({
    firm,
    id: inventId(seed, `voucher application ${firm.id}`),
    stratum: sizeClassOf(firm.employees),
    consents: random() < 0.96,
    qualifies: random() < 0.93,
    wouldUse: random() < truth.shareUsing,
  }));
  const secret = createHash('sha256').update(`${seed} voucher seed`).digest('hex');
  const { listHash, assignments } = assignPlaces({
    rule: 'lottery',
    places,
    waves: 1,
    seed: secret,
    applicants: all
      .filter((one) => one.qualifies)
      .map(({ id, stratum }) => ({ id, stratum, score: null, submittedAt: '' })),
  });
  const given = new Map(assignments.map((one) => [one.id, one]));
  const rows = {
    round: [roundRow(roundId, listHash, secret)],
    lottery_seed: [{ round_id: roundId, seed: secret, revealed_at: `${drawnOn}T09:00:00Z` }],
    application: all.map((one) => applicationRow(one, roundId, given.get(one.id), random)),
    draw_entry: assignments.map((one) => ({
      round_id: roundId,
      application_id: one.id,
      stratum: one.stratum,
      ticket: one.ticket,
      position: one.rank,
      assigned: one.isAssigned,
      wave: one.wave,
    })),
    application_event: all.flatMap((one) => eventRows(one, seed, given.get(one.id)?.isAssigned)),
  };
  const winners = all.filter((one) => given.get(one.id)?.isAssigned === true);
  return {
    ...rows,
    ...helpRows(winners, seed, random),
    outcome: all
      .filter((one) => one.consents)
      .flatMap((one) => outcomeRows(one, roundId, given.get(one.id)?.isAssigned === true, random)),
  };
}

function roundRow(id: string, listHash: string, secret: string) {
  return {
    id,
    programme_id: programme,
    programme_version: 1,
    title: 'Tooling vouchers, spring 2025',
    unit: 'enterprise',
    places,
    opens_on: opensOn,
    closes_on: '2025-02-28',
    assignment_rule: 'lottery',
    rule: { stratifyBy: 'sizeClass', waveDays: [] },
    design: {
      outcome: outcomeOfVoucher.indicator,
      unit: outcomeOfVoucher.unit,
      source: outcomeOfVoucher.source,
      standardDeviation: outcomeOfVoucher.standardDeviation,
      expectedApplicants: applicants,
      baselinePeriod: outcomeOfVoucher.baselinePeriod,
      followUpPeriod: outcomeOfVoucher.followUpPeriod,
    },
    smallest_effect: 0.168,
    seed_commitment: commitmentOf(secret),
    list_hash: listHash,
    drawn_at: `${drawnOn}T09:00:00Z`,
    budget: '1600000',
    currency: 'XTS',
    state: 'assigned',
    created_by: 'demonstration',
    version: 3,
  };
}

type Given = ReturnType<typeof assignPlaces>['assignments'][number] | undefined;

function applicationRow(one: Applicant, roundId: string, given: Given, random: () => number) {
  const state = !one.qualifies ? 'notQualified' : given?.isAssigned ? 'assigned' : 'notAssigned';
  return {
    id: one.id,
    round_id: roundId,
    enterprise_id: one.firm.id,
    need: pickOne(random, needs),
    consents_follow_up: one.consents,
    state,
    reason_code: one.qualifies ? null : 'documentsMissing',
    reason: one.qualifies ? null : 'The tax clearance of the last year is missing.',
    decided_by: 'demonstration',
    decided_at: `${drawnOn}T09:00:00Z`,
    stratum: one.stratum,
    rank: given?.rank ?? null,
    assignment_probability: given?.probability ?? null,
    assigned_at: given === undefined ? null : `${drawnOn}T09:00:00Z`,
    submitted_by: 'demonstration',
    submitted_at: `${addDays(opensOn, Math.floor(random() * 44))}T10:00:00Z`,
    version: 3,
  };
}

function eventRows(one: Applicant, seed: number, assigned: boolean | undefined) {
  const event = (state: string, at: string, reason: string | null = null) => ({
    id: inventId(seed, `event ${one.id} ${state}`),
    application_id: one.id,
    state,
    reason_code: reason === null ? null : 'documentsMissing',
    reason,
    happened_by: 'demonstration',
    happened_at: at,
  });
  const first = event('submitted', '2025-02-20T10:00:00Z');
  if (!one.qualifies)
    return [first, event('notQualified', '2025-03-05T10:00:00Z', 'The tax clearance of the last year is missing.')];
  return [
    first,
    event('qualified', '2025-03-05T10:00:00Z'),
    event(assigned ? 'assigned' : 'notAssigned', `${drawnOn}T09:00:00Z`),
  ];
}

/** Vouchers, the claims on them, and the help that counts as delivered. */
function helpRows(winners: readonly Applicant[], seed: number, random: () => number): SimulatedRows {
  const voucher = winners.map((one) => ({
    id: inventId(seed, `voucher ${one.id}`),
    application_id: one.id,
    programme_id: programme,
    enterprise_id: one.firm.id,
    share: '0.5',
    ceiling: '8000',
    currency: 'XTS',
    granted_on: '2025-03-20',
    expires_on: '2026-03-31',
    state: 'closed',
    granted_by: 'demonstration',
    version: 1,
  }));
  const users = winners.filter((one) => one.wouldUse);
  const claim = users.map((one) => {
    const invoice = Math.round(4000 + random() * 16_000);
    const day = addDays('2025-04-10', Math.floor(random() * 120));
    return {
      id: inventId(seed, `claim ${one.id}`),
      voucher_id: inventId(seed, `voucher ${one.id}`),
      supplier: pickOne(random, toolmakers),
      invoice_number: `T${1000 + Math.floor(random() * 9000)}`,
      invoiced_on: day,
      invoice_amount: String(invoice),
      payable: String(Math.min(8000, invoice / 2)),
      currency: 'XTS',
      state: 'paid',
      submitted_by: 'demonstration',
      submitted_at: `${addDays(day, 6)}T10:00:00Z`,
      decided_by: 'demonstration',
      decided_at: `${addDays(day, 20)}T10:00:00Z`,
      version: 2,
    };
  });
  const delivery = winners.map((one) => {
    const startedOn = addDays('2025-03-25', Math.floor(random() * 30));
    return {
      id: inventId(seed, `voucher delivery ${one.id}`),
      application_id: one.id,
      programme_id: programme,
      enterprise_id: one.firm.id,
      kind: 'voucher',
      planned_on: startedOn,
      started_on: startedOn,
      completed_on: one.wouldUse ? addDays(startedOn, 60 + Math.floor(random() * 90)) : null,
      state: one.wouldUse ? 'completed' : 'started',
      created_by: 'demonstration',
      version: 2,
    };
  });
  return { voucher, claim, delivery };
}

/** Nine of ten firms are found in the tax register of both years, whether they won or not. */
function outcomeRows(one: Applicant, roundId: string, won: boolean, random: () => number) {
  const { indicator, unit, source, baselinePeriod, followUpPeriod } = outcomeOfVoucher;
  const before = 3.4 + 0.08 * Math.log(one.firm.employees) + 0.57 * drawNormal(random);
  const after = 0.45 + 0.88 * before + 0.32 * drawNormal(random) + (won && one.wouldUse ? truth.effectOfUse : 0);
  if (random() > 0.9) return [];
  const row = (period: string, value: number) => ({
    enterprise_id: one.firm.id,
    round_id: roundId,
    application_id: one.id,
    indicator,
    period,
    value,
    unit,
    source,
    observed_on: `${Number(period) + 1}-05-31`,
    recorded_by: 'demonstration',
  });
  return [row(baselinePeriod, before), row(followUpPeriod, after)];
}
