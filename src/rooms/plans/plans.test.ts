import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import type { Actor, Context } from '../../platform/context.ts';
import { lin, mei, visitor } from '../../platform/db/fixtures.ts';
import { DomainError } from '../../platform/errors.ts';
import { createTranslator } from '../../platform/i18n/index.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { readRelease } from '../publication/index.ts';
import { recordComplaints, recordVisits, smallPlan, type Visit } from './fixtures.ts';
import { clearSimulatedPlans, computeIndicators, loadPlan, readDemonstrationPlan } from './index.ts';
import { reviseTarget } from './services/changeIndicators.ts';
import { changeFacts, createPlan, saveAction } from './services/changePlan.ts';
import { exportPlan } from './services/exportPlan.ts';
import { publishPlan } from './services/publishPlan.ts';
import { listPlans, readPlan } from './services/readPlan.ts';
import { readWorkingPlan } from './services/workingPlan.ts';

const database = await testDatabase();
after(() => database.drop());

const analyst: Actor = { ...lin, userId: 'priya', organisationId: 'lab', roles: ['analyst'] };
const asked: string[] = [];
const ctxOf = (actor: Actor = lin, today = '2025-12-31') =>
  ({
    actor,
    economy: 'XDM',
    today,
    now: () => new Date(`${today}T08:00:00Z`),
    random: () => 0.25,
    db: database,
    t: createTranslator('en'),
    jobs: { enqueue: async (_: Context, __: unknown, { name }: { name: string }) => asked.push(name) },
  }) as unknown as Context;
const visits = (rows: readonly Visit[]) =>
  database.withConnection('admin', (client) => recordVisits(client, 'XDM', rows));
const firms = (count: number, visit: Omit<Visit, 'firm'>, from = 0): Visit[] =>
  Array.from({ length: count }, (_, i) => ({ ...visit, firm: `firm-${from + i}` }));

async function valuesOf(id: string, actor: Actor = visitor, today?: string) {
  const { areas } = await readPlan(ctxOf(actor, today), id);
  const sheets = areas.flatMap(({ indicators }) => indicators);
  return Object.fromEntries(sheets.map((one) => [one.formula, one]));
}

beforeEach(() =>
  database.withConnection('admin', (client) =>
    client.query('TRUNCATE programmes.suggestion, programmes.delivery, programmes.complaint CASCADE'),
  ),
);

test('a published plan shows everybody what its indicators are, counted from cases', async () => {
  await visits([
    ...firms(20, { startedOn: '2025-03-01', suggestions: [30, null, 200] }),
    { firm: 'firm-0', startedOn: '2025-09-01', suggestions: [10] },
    { firm: 'firm-20', startedOn: '2024-12-31', suggestions: [5] },
    { firm: 'firm-21', startedOn: '2025-03-01', state: 'cancelled' },
  ]);
  await database.withConnection('admin', (client) =>
    recordComplaints(client, 'XDM', [
      { dueOn: '2025-04-01', closedOn: '2025-04-01' },
      { dueOn: '2025-05-01', closedOn: '2025-05-02' },
      { dueOn: '2025-06-01', closedOn: null },
      { dueOn: '2026-02-01', closedOn: '2025-12-01' },
    ]),
  );
  const id = await loadPlan(ctxOf(analyst), smallPlan(randomUUID()));
  const found = await valuesOf(id);
  assert.equal(found.firmsServed!.actual!.value, 20);
  assert.deepEqual(
    [found.firmsServed!.progress.share, found.firmsServed!.progress.colour, found.firmsServed!.actual!.n],
    [0.5, 'green', 20],
  );
  const { value, numerator, denominator } = found.suggestionsImplemented6!.actual!;
  assert.deepEqual([numerator, denominator, Math.round(value! * 1000)], [20, 60, 33_333]);
  assert.deepEqual([found.complaintsOnTime!.actual!.numerator, found.complaintsOnTime!.actual!.denominator], [1, 3]);
  assert.deepEqual(
    [found.lotteryEffect!.actual!.status, found.lotteryEffect!.actual!.reason, found.lotteryEffect!.progress.colour],
    ['notKnownYet', 'noEffect', 'grey'],
  );
  const release = await readRelease(ctxOf(visitor), 'plans.indicators', id);
  assert.equal(release!.id, found.firmsServed!.actual!.releaseId);
  assert.equal(release!.cells.length, 2);
});

test('a number behind which too few firms stand is hidden, in the plan and in its release', async () => {
  await visits(firms(2, { startedOn: '2025-03-01', suggestions: [30] }));
  const id = await loadPlan(ctxOf(), smallPlan(randomUUID()));
  const { firmsServed, suggestionsImplemented6 } = await valuesOf(id);
  for (const one of [firmsServed!, suggestionsImplemented6!])
    assert.deepEqual(
      [one.actual!.status, one.actual!.value, one.actual!.numerator, one.actual!.n, one.progress.colour],
      ['hidden', null, null, null, 'grey'],
    );
  const release = await readRelease(ctxOf(visitor), 'plans.indicators', id);
  assert.ok(release!.cells.every(({ status, values }) => status === 'hidden' && values.value === null));
  const file = await exportPlan(ctxOf(visitor), id, 'csv');
  assert.match(file, /,hidden,/);
});

test('one more firm does not move the number; three more do', async () => {
  await visits(firms(10, { startedOn: '2025-03-01' }));
  const id = await loadPlan(ctxOf(), smallPlan(randomUUID()));
  await visits(firms(1, { startedOn: '2025-03-02' }, 10));
  await computeIndicators(ctxOf(), id);
  const kept = (await valuesOf(id)).firmsServed!.actual!;
  assert.deepEqual([kept.value, kept.n, kept.isKept], [10, 10, true]);
  await visits(firms(2, { startedOn: '2025-03-03' }, 11));
  await computeIndicators(ctxOf(), id);
  const moved = (await valuesOf(id)).firmsServed!.actual!;
  assert.deepEqual([moved.value, moved.isKept], [13, false]);
});

test('firms that change what they add count as changed, though their number stands', async () => {
  await visits(firms(10, { startedOn: '2025-03-01', suggestions: [30, null] }));
  const id = await loadPlan(ctxOf(), smallPlan(randomUUID()));
  const implement = (count: number) =>
    database.withConnection('admin', (client) =>
      client.query(
        `UPDATE programmes.suggestion SET state = 'implemented', state_on = '2025-04-01' WHERE state = 'proposed' AND id IN (
           SELECT id FROM programmes.suggestion WHERE state = 'proposed' ORDER BY id LIMIT $1)`,
        [count],
      ),
    );
  await implement(2);
  await computeIndicators(ctxOf(), id);
  assert.equal((await valuesOf(id)).suggestionsImplemented6!.actual!.numerator, 10);
  await implement(1);
  await computeIndicators(ctxOf(), id);
  assert.equal((await valuesOf(id)).suggestionsImplemented6!.actual!.numerator, 13);
});

test('before anything has happened a count is none and a share is not known yet', async () => {
  const id = await loadPlan(ctxOf(), smallPlan(randomUUID()));
  const { firmsServed, suggestionsImplemented6 } = await valuesOf(id);
  assert.equal(firmsServed!.actual!.value, 0);
  assert.deepEqual(
    [suggestionsImplemented6!.actual!.status, suggestionsImplemented6!.actual!.reason],
    ['notKnownYet', 'nothingYet'],
  );
});

test('each day has its value, of two on a day the later holds, and the former ones are kept', async () => {
  await visits(firms(10, { startedOn: '2025-03-01' }));
  const id = await loadPlan(ctxOf(lin, '2025-06-01'), smallPlan(randomUUID()));
  await visits(firms(10, { startedOn: '2025-08-01' }, 10));
  await computeIndicators(ctxOf(lin, '2025-12-01'), id);
  await computeIndicators(ctxOf(lin, '2025-12-01'), id);
  const { history, actual } = (await valuesOf(id, visitor, '2025-12-01')).firmsServed!;
  assert.deepEqual(
    history.map(({ asOf, value }) => [asOf, value]),
    [
      ['2025-06-01', 10],
      ['2025-12-01', 20],
    ],
  );
  assert.equal(actual!.asOf, '2025-12-01');
});

const facts = { title: 'Draft', agency: 'Agency', summary: 'Why', startsOn: '2025-01-01', endsOn: '2025-12-31' };
const action: Parameters<typeof saveAction>[2] = {
  id: null,
  area: 'rules',
  title: 'One form',
  owner: 'Ministry',
  support: 'indirect',
  budget: null,
  startsOn: '2025-01-01',
  dueOn: '2025-06-30',
  state: 'planned',
  milestones: [],
};
const refusal = (reason: string) => (error: unknown) => error instanceof DomainError && error.reason === reason;

test('nobody but those who manage plans sees a draft; what they change later is seen with the next edition', async () => {
  const id = await createPlan(ctxOf(), facts);
  for (const actor of [visitor, mei]) {
    await assert.rejects(readPlan(ctxOf(actor), id), refusal('plans.plan'));
    await assert.rejects(readWorkingPlan(ctxOf(actor), id), refusal('plans.plan'));
  }
  await assert.rejects(publishPlan(ctxOf(), id, '', 1), refusal('plans.publish.noAction'));
  await saveAction(ctxOf(), id, action, 1);
  asked.length = 0;
  await publishPlan(ctxOf(), id, '', 2);
  assert.deepEqual(asked, ['plans.computeIndicators']);
  assert.equal((await readPlan(ctxOf(mei), id)).title, 'Draft');
  await assert.rejects(publishPlan(ctxOf(), id, 'Again', 3), refusal('plans.publish.nothingChanged'));
  await changeFacts(ctxOf(analyst), id, { ...facts, title: 'Better' }, 3);
  assert.equal((await readPlan(ctxOf(visitor), id)).title, 'Draft');
  assert.equal((await readWorkingPlan(ctxOf(), id)).plan.state, 'revising');
  await assert.rejects(publishPlan(ctxOf(), id, '', 4), refusal('plans.publish.noReason'));
  await publishPlan(ctxOf(), id, 'A better title', 4);
  const plan = await readPlan(ctxOf(visitor), id);
  assert.deepEqual([plan.title, plan.edition, plan.editions[0]!.reason], ['Better', 2, 'A better title']);
  await assert.rejects(changeFacts(ctxOf(mei), id, facts, 5), refusal('plans.plan'));
});

test('of two who change a plan at once, the second is told and nothing of it is done', async () => {
  const id = await createPlan(ctxOf(), facts);
  await changeFacts(ctxOf(), id, { ...facts, title: 'First' }, 1);
  await assert.rejects(changeFacts(ctxOf(analyst), id, { ...facts, title: 'Second' }, 1), refusal('plans.changed'));
  assert.equal((await readWorkingPlan(ctxOf(), id)).document.title, 'First');
});

test('a revised target stands beside the original with its reason', async () => {
  const id = await loadPlan(ctxOf(), smallPlan(randomUUID()));
  const { plan, document } = await readWorkingPlan(ctxOf(), id);
  const indicatorId = document.indicators[0]!.id;
  const revision = { indicatorId, dueOn: '2026-12-31', value: 30, reason: 'Fewer engineers' };
  await reviseTarget(ctxOf(), id, revision, plan.version);
  await assert.rejects(
    reviseTarget(ctxOf(), id, { ...revision, dueOn: '2026-01-01' }, plan.version + 1),
    refusal('plans.indicator'),
  );
  assert.equal((await valuesOf(id)).firmsServed!.target.value, 40);
  await publishPlan(ctxOf(), id, 'Target lowered', plan.version + 1);
  const { target } = (await valuesOf(id)).firmsServed!;
  assert.deepEqual([target.value, target.original, target.revisions.length], [30, 40, 1]);
  assert.equal(target.revisions[0]!.reason, 'Fewer engineers');
});

test('a plan that is not published is not computed', async () => {
  const id = await createPlan(ctxOf(), facts);
  await assert.rejects(computeIndicators(ctxOf(), id), refusal('plans.notPublished'));
});

test('the demonstration’s plan loads, is marked as simulated, goes away and comes back', async () => {
  await clearSimulatedPlans(ctxOf());
  const id = await loadPlan(ctxOf(), readDemonstrationPlan());
  const [listed] = (await listPlans(ctxOf(visitor))).plans;
  assert.deepEqual([listed!.id, listed!.simulated, listed!.indicators], [id, true, 5]);
  assert.equal(listed!.budget.unknown, 1);
  await clearSimulatedPlans(ctxOf());
  assert.deepEqual((await listPlans(ctxOf(visitor))).plans, []);
  assert.equal(await loadPlan(ctxOf(), readDemonstrationPlan()), id);
});

test('whoever may not manage plans loads none', async () => {
  await assert.rejects(loadPlan(ctxOf(mei), smallPlan(randomUUID())), refusal('plans.plan'));
});
