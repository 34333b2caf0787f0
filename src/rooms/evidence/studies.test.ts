import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import type { Actor, Context } from '../../platform/context.ts';
import { lin, mei, visitor } from '../../platform/db/fixtures.ts';
import { createTranslator } from '../../platform/i18n/index.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { readRelease } from '../publication/index.ts';
import { type LotteryOptions, recordOutcomes, seedLottery, surveyDesign } from './fixtures.ts';
import { evaluateRound, readEffectOf, registerStudy } from './index.ts';
import { evaluateRoundJob } from './jobs.ts';
import { listStudies, readStudy } from './services/readStudies.ts';

const database = await testDatabase();
after(() => database.drop());

const analyst: Actor = { ...lin, userId: 'priya', organisationId: 'lab', roles: ['analyst'] };
const ctxOf = (actor: Actor = analyst, today = '2026-11-26') =>
  ({
    actor,
    economy: 'XDM',
    today,
    now: () => new Date(`${today}T08:00:00Z`),
    random: () => 0.25,
    db: database,
    t: createTranslator('en'),
  }) as unknown as Context;
const seed = (options: LotteryOptions) => database.withConnection('admin', (client) => seedLottery(client, options));

test('a lottery with outcomes of both groups has an effect, which everybody may see with its interval', async () => {
  const { round, programme } = await seed({ programme: 'known', effect: 6 });
  const { state, result, studyId } = await evaluateRound(ctxOf(), round);
  assert.equal(state, 'estimated');
  assert.ok(result!.lower < 6 && 6 < result!.upper, `${result!.lower} ${result!.upper}`);
  assert.ok(result!.pValue! < 0.01 && result!.explainedShare! > 0.7);
  const { rounds } = await readEffectOf(ctxOf(visitor), programme);
  const shown = rounds[0]!.study!.release!;
  assert.equal(shown.estimate, result!.estimate);
  assert.deepEqual(
    [shown.assigned.n, shown.notAssigned.n, shown.assigned.received],
    [40, 40, result!.assigned.received],
  );
  assert.ok(shown.assigned.received! < 40);
  const page = await readStudy(ctxOf(visitor), studyId!);
  assert.deepEqual([page.versions, page.canRun], [[], false]);
});

test('the interval is narrower for what the baseline explains', async () => {
  const { round } = await seed({ programme: 'bare', design: { ...surveyDesign, baselinePeriod: null } });
  const bare = await evaluateRound(ctxOf(), round);
  const { round: other } = await seed({ programme: 'adjusted' });
  const adjusted = await evaluateRound(ctxOf(), other);
  assert.ok(adjusted.result!.standardError < bare.result!.standardError / 2);
});

test('a run on the same values adds no version, one on new values does, and both are kept', async () => {
  const { round, applicants } = await seed({ programme: 'again', response: 0.6, seed: 5 });
  const first = await evaluateRound(ctxOf(), round);
  assert.equal((await evaluateRound(ctxOf(), round)).state, 'estimated');
  const missing = await database.withConnection('admin', async (client) => {
    const { rows } = await client.query(
      "SELECT application_id FROM programmes.outcome WHERE round_id = $1 AND period = '2024'",
      [round],
    );
    const known = new Set(rows.map(({ application_id }) => application_id));
    const late = applicants.filter(({ id }) => !known.has(id));
    const outcomes = late.map(({ id, enterprise, assigned }) => ({
      id,
      enterprise,
      period: '2024',
      value: assigned ? 45 : 40,
    }));
    await recordOutcomes(client, 'XDM', round, outcomes);
    return late.length;
  });
  assert.ok(missing > 10);
  const second = await evaluateRound(ctxOf(), round);
  assert.notEqual(second.result!.estimate, first.result!.estimate);
  const { versions } = await readStudy(ctxOf(), first.studyId!);
  assert.deepEqual(
    versions.map(({ number, estimate }) => [number, estimate]),
    [
      [2, second.result!.estimate],
      [1, first.result!.estimate],
    ],
  );
});

test('one late answer does not show itself: the effect stays as it was published', async () => {
  const { round, programme, applicants } = await seed({ programme: 'late', seed: 8 });
  await evaluateRound(ctxOf(), round);
  const before = await readRelease(ctxOf(visitor), 'evidence.effect', programme);
  await database.withConnection('admin', (client) =>
    client.query("UPDATE programmes.outcome SET value = value + 100 WHERE application_id = $1 AND period = '2024'", [
      applicants[0]!.id,
    ]),
  );
  await evaluateRound(ctxOf(), round);
  const after = await readRelease(ctxOf(visitor), 'evidence.effect', programme);
  assert.deepEqual(
    after!.cells.map(({ values }) => values),
    before!.cells.map(({ values }) => values),
  );
  // his group and the effect; the other group has not changed
  assert.equal(after!.kept, 2);
});

test('the background job does the same under its own role, and leads to the study', async () => {
  const { round, programme } = await seed({ programme: 'in-background' });
  const worker = { ...ctxOf({ ...analyst, kind: 'job' }), db: database.as('job') };
  const { resultUrl } = await evaluateRoundJob.run(worker, { roundId: round });
  const { rounds } = await readEffectOf(ctxOf(visitor), programme);
  assert.equal(rounds[0]!.state, 'estimated');
  assert.equal(resultUrl, `/evidence/studies/${rounds[0]!.study!.id}?economy=XDM`);
});

test('what can’t be told is one of three things, each with its reason', async () => {
  const cases: [LotteryOptions, string, string][] = [
    [{ rule: 'firstCome' }, 'notIdentified', 'firstCome'],
    [{ rule: 'scoreCutoff' }, 'notIdentified', 'noScore'],
    [{ rule: 'waves' }, 'notKnownYet', 'noWaveBegan'],
    [{ design: { outcome: 'sales' } }, 'notIdentified', 'noSource'],
    [{ design: { ...surveyDesign, followUpPeriod: '2026' } }, 'notKnownYet', 'beforeFollowUp'],
    [{ design: { ...surveyDesign, followUpPeriod: 'soon' } }, 'notKnownYet', 'noPeriod'],
    [{ response: 0 }, 'notKnownYet', 'noOutcome'],
    [{ state: 'open' }, 'notKnownYet', 'notDrawn'],
    [{ places: 2, applicants: 30 }, 'hidden', 'smallArm'],
    [{ places: 30, applicants: 30 }, 'notIdentified', 'oneArm'],
  ];
  for (const [i, [options, state, reason]] of cases.entries()) {
    const { round, programme } = await seed({ ...options, programme: `case-${i}` });
    const found = await evaluateRound(ctxOf(), round);
    assert.deepEqual([found.state, found.reason, found.result], [state, reason, null]);
    const { rounds } = await readEffectOf(ctxOf(visitor), programme);
    assert.deepEqual([rounds[0]!.state, rounds[0]!.reason], [state, reason]);
    assert.equal(await readRelease(ctxOf(visitor), 'evidence.effect', programme), null);
  }
});

test('the plan is fixed when the study is registered, and says whether outcomes were there', async () => {
  const { round } = await seed({
    programme: 'plan',
    design: { ...surveyDesign, standardDeviation: 10, expectedApplicants: 80 },
  });
  const study = await registerStudy(ctxOf(), round);
  assert.deepEqual([study.outcomes_known, study.plan.seed, study.plan.adjustment], [true, 2 ** 30, 'ancova']);
  assert.ok(Math.abs(study.plan.smallestEffect! - 6.34) < 0.02);
  assert.equal((await registerStudy(ctxOf(), round)).id, study.id);
  const early = await seed({ programme: 'early', response: 0 });
  assert.equal((await registerStudy(ctxOf(), early.round)).outcomes_known, false);
});

test('a round without a source has no study, and a round that is not there neither', async () => {
  const { round } = await seed({ programme: 'sourceless', design: {} });
  await assert.rejects(registerStudy(ctxOf(), round), /evidence.study.noSource/);
  await assert.rejects(registerStudy(ctxOf(), randomUUID()), /evidence.study.round/);
});

test('who may not read cases sees no version and can’t run a study', async () => {
  const { round } = await seed({ programme: 'closed' });
  const { studyId } = await evaluateRound(ctxOf(), round);
  const versions = await database.withActor(ctxOf(mei), (tx) =>
    tx.client.query('SELECT * FROM evidence.study_version WHERE study_id = $1', [studyId]),
  );
  assert.equal(versions.rowCount, 0);
  const { studies, canRegister, rounds } = await listStudies(ctxOf(visitor), { state: 'estimated', page: 1 });
  assert.ok(studies.length >= 1 && studies.every(({ state }) => state === 'estimated'));
  assert.deepEqual([canRegister, rounds], [false, []]);
});

test('of 60 simulated rounds the published interval covers the true effect about as often as it says', async () => {
  let covered = 0;
  for (let i = 0; i < 60; i += 1) {
    const { round } = await seed({ programme: `many-${i}`, seed: 100 + i, applicants: 40, places: 16, effect: 4 });
    const { result } = await evaluateRound(ctxOf(), round);
    if (result!.lower <= 4 && 4 <= result!.upper) covered += 1;
  }
  // 4 standard errors of a share of 60
  assert.ok(covered / 60 > 0.95 - 4 * Math.sqrt((0.95 * 0.05) / 60), `covered ${covered} of 60`);
});
