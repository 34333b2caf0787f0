import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Actor, Context } from '../../../platform/context.ts';
import { lin, visitor } from '../../../platform/db/fixtures.ts';
import { createTranslator } from '../../../platform/i18n/index.ts';
import { testDatabase } from '../../../platform/testing/database.ts';
import { publish } from '../../publication/index.ts';
import { type LotteryOptions, seedLottery, surveyDesign } from '../fixtures.ts';
import { evaluateRound, registerStudy } from '../index.ts';
import { listPublishedTables } from '../services/readPublishedTable.ts';
import type { LibraryQuery } from './model.ts';
import { listEntries, readLibrary } from './services/readLibrary.ts';

const database = await testDatabase();
after(() => database.drop());

const analyst: Actor = { ...lin, userId: 'priya', organisationId: 'lab', roles: ['analyst'] };
const ctxOf = (actor: Actor = analyst) =>
  ({
    actor,
    economy: 'XDM',
    today: '2026-11-26',
    now: () => new Date('2026-11-26T08:00:00Z'),
    random: () => 0.25,
    db: database,
    t: createTranslator('en'),
  }) as unknown as Context;
const seed = (options: LotteryOptions) => database.withConnection('admin', (client) => seedLottery(client, options));
const everything: LibraryQuery = {
  q: '',
  kind: null,
  topic: null,
  programme: null,
  state: null,
  sort: 'newest',
  page: 1,
};
const read = (asked: Partial<LibraryQuery> = {}) => readLibrary(ctxOf(visitor), { ...everything, ...asked });

const first = await seed({ programme: 'first', effect: 6 });
const second = await seed({ programme: 'second', effect: 0, seed: 9 });
const other = await seed({ programme: 'other', design: { ...surveyDesign, outcome: 'exports', unit: 'share' } });
const early = await seed({ programme: 'early', design: { ...surveyDesign, followUpPeriod: '2026' } });
const quick = await seed({ programme: 'quick', rule: 'firstCome' });
const waiting = await seed({ programme: 'waiting' });
const silent = await seed({ programme: 'silent', design: {} });
const tiny = await seed({ programme: 'tiny', places: 2, applicants: 30 });
for (const { round } of [first, second, other, early, quick, tiny]) await evaluateRound(ctxOf(), round);
await registerStudy(ctxOf(), waiting.round);
await database.withActor(ctxOf(), (tx) =>
  publish(ctxOf(), tx, {
    topic: 'programmes.takeUp',
    subject: 'first',
    title: 'Who took it up',
    asOf: '2026-06-30',
    dimensions: ['size'],
    measures: ['firms'],
    cells: [
      { key: { size: 'small' }, values: { firms: 12 }, contributors: 12 },
      { key: { size: 'medium' }, values: { firms: 9 }, contributors: 9 },
    ],
    manifest: { method: 'count' },
    simulated: true,
  }),
);

/** Tables of the seed, which are content. */
const printed = listPublishedTables().length;

test('everybody finds effects with their intervals, and what is not known or not identified stands among them', async () => {
  const { counts, total, entries, canAnalyse } = await read();
  assert.deepEqual(counts, { estimated: 2, notKnownYet: 3, notIdentified: 2, hidden: 1, tables: printed + 1 });
  assert.equal(total, printed + 9);
  assert.equal(canAnalyse, false);
  const known = entries.find(({ programme }) => programme?.id === 'first' && programme !== null)!;
  assert.match(known.finding, /95% interval/);
  assert.ok(known.lower! < known.estimate! && known.estimate! < known.upper!);
  assert.ok(known.worst !== null && known.madeHref !== null && known.on !== null);
  for (const entry of entries.filter(({ state }) => state !== null && state !== 'estimated'))
    assert.deepEqual(
      [entry.estimate, entry.lower, entry.upper, entry.firms, entry.worst],
      [null, null, null, null, null],
    );
});

test('a round that names no source is in the library too, with its reason and its own page', async () => {
  const { entries } = await read({ programme: 'silent' });
  assert.deepEqual(
    entries.map(({ state, reason, href }) => [state, reason, href]),
    [['notIdentified', 'noSource', `/programmes/rounds/${silent.round}?economy=XDM`]],
  );
});

test('filters narrow by kind, outcome, programme and what is known; facets count what the search found', async () => {
  assert.equal((await read({ kind: 'published' })).total, printed + 1);
  assert.deepEqual(
    (await read({ topic: 'exports' })).entries.map(({ programme }) => programme?.id),
    ['other'],
  );
  const hidden = await read({ state: 'hidden' });
  assert.deepEqual([hidden.total, hidden.entries[0]!.reason], [1, 'smallArm']);
  assert.deepEqual(
    hidden.facets.state.map(({ code, count }) => [code, count]),
    [
      ['estimated', 2],
      ['hidden', 1],
      ['notIdentified', 2],
      ['notKnownYet', 3],
    ],
  );
});

test('the search takes words in any order, without regard to case, and finds nothing in nothing', async () => {
  assert.equal((await read({ q: 'SURVEY applicants  exports' })).total, 1);
  assert.equal((await read({ q: "%'; -- " })).total, 0);
  assert.deepEqual((await read({ q: 'no such word' })).comparisons, []);
});

test('effects on one outcome in one unit are set side by side, with those that have no figure', async () => {
  const { comparisons } = await read();
  assert.deepEqual(
    comparisons.map(({ unit, entries }) => [unit, entries.length]),
    [['thousand a year', 6]],
  );
  assert.deepEqual((await read({ programme: 'first' })).comparisons, []);
});

test('the most doubtful come first where that is asked, and a page beyond the end is empty', async () => {
  const levels = (await read({ sort: 'doubt', state: 'estimated' })).entries.map(({ worst }) => worst);
  const rank = ['serious', 'caution', 'notKnown', 'good'];
  assert.deepEqual(
    levels,
    [...levels].sort((a, b) => rank.indexOf(a!) - rank.indexOf(b!)),
  );
  const beyond = await read({ page: 9 });
  assert.deepEqual([beyond.entries, beyond.total], [[], printed + 9]);
});

test('the file holds all that was chosen, whatever page is looked at', async () => {
  assert.equal((await listEntries(ctxOf(visitor), { ...everything, page: 9 })).length, printed + 9);
  assert.deepEqual(await listEntries(ctxOf(visitor), { ...everything, q: 'no such word' }), []);
});
