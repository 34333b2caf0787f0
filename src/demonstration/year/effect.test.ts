import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareArms } from '../../rooms/evidence/rules/compareArms.ts';
import { generateRegister } from '../generateRegister.ts';
import { type Firm, inventVoucherRound, outcomeOfVoucher, truth } from './index.ts';

const economies = 300;
/** Enough plants for the four hundred applicants of the round. */
const plants = 2_500;

/** The register of an economy, as the round sees it. */
function firmsOf(seed: number): Firm[] {
  return [...generateRegister(plants, seed)].map((row) => ({
    id: row.id,
    name: row.name,
    employees: Number(row.employees),
    region: row.county,
    // National codes of products have three digits, the first two of which are near enough to divisions for the draw.
    divisions: row.product.split(';').map((product) => product.slice(0, 2)),
    registered: row.enterprise !== '',
  }));
}

/** The study's own comparison, on the applications, the draw and the outcomes of one economy. */
function evaluate(seed: number) {
  const round = inventVoucherRound(firmsOf(seed), seed);
  const valueAt = new Map(
    (round.outcome ?? []).map((row) => [`${row.application_id} ${row.period}`, Number(row.value)]),
  );
  const applicants = (round.application ?? [])
    .filter((row) => row.consents_follow_up && (row.state === 'assigned' || row.state === 'notAssigned'))
    .map((row) => ({
      application: String(row.id),
      assigned: row.state === 'assigned',
      stratum: String(row.stratum),
      probability: Number(row.assignment_probability),
      received: row.state === 'assigned',
      linked: true,
      score: null,
      wave: null,
      startedOn: null,
      neighbourhood: [],
      outcome: valueAt.get(`${row.id} ${outcomeOfVoucher.followUpPeriod}`) ?? null,
      baseline: valueAt.get(`${row.id} ${outcomeOfVoucher.baselinePeriod}`) ?? null,
    }));
  const plan = {
    method: 'experiment',
    adjustment: 'ancova',
    seed,
    draws: 99,
    level: 0.95,
    smallestEffect: null,
  } as const;
  const compared = compareArms(applicants, plan);
  assert.equal(compared.kind, 'result');
  return (compared as Extract<typeof compared, { kind: 'result' }>).result;
}

describe(`the evaluation of the vouchers, in ${economies} economies drawn anew`, () => {
  const results = Array.from({ length: economies }, (_, i) => evaluate(1_000 + i));

  it('has a 95 % interval that holds the true effect in at least 93 of 100', () => {
    const held = results.filter(({ lower, upper }) => lower <= truth.effectOfOffer && truth.effectOfOffer <= upper);
    assert.ok(held.length / economies >= 0.93, `${held.length} of ${economies}`);
    assert.ok(
      held.length / economies <= 0.985,
      `${held.length} of ${economies}: intervals that are too wide say nothing`,
    );
  });

  it('is right on average', () => {
    const mean = results.reduce((sum, { estimate }) => sum + estimate, 0) / economies;
    const spread = Math.sqrt(results.reduce((sum, { estimate }) => sum + (estimate - mean) ** 2, 0) / (economies - 1));
    assert.ok(Math.abs(mean - truth.effectOfOffer) < (4 * spread) / Math.sqrt(economies), `${mean}`);
  });

  it('would not hold an effect that is not there as often', () => {
    const held = results.filter(({ lower, upper }) => lower <= 0 && upper >= 0);
    assert.ok(held.length / economies < 0.5, `${held.length} of ${economies} intervals hold 0`);
  });
});
