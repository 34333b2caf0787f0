import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal, type Visitor } from '../../../../test/portal/startPortal.ts';
import { flagsOf } from './rules/deskFlags.ts';
import { publishProgramme } from './services/publishProgramme.ts';
import { readProgramme } from './services/readProgrammes.ts';
import type { ProgrammeView } from './views/catalogue.ts';
import type { ComparisonView, PublicVersions, ReviewView, VersionsView } from './views/life.ts';
import { type DeskList, type FormView, fieldOf } from './views/programmeForm.ts';

const notice = {
  title: 'Help with gauges',
  provider: 'Tool office',
  instrument: 'grant',
  sourceTitle: 'Notice 9 of 2026',
  rate: '50',
  gaps: 'quality.measurement',
  fact1: 'employees',
  op1: '<=',
  value1: '50',
  fact2: 'taxPaid',
  op2: '=',
  value2: 'yes',
};
const id = 'help-with-gauges';

describe('the life of a programme', () => {
  let portal: Portal;
  let officer: Visitor;
  let administrator: Visitor;
  let anybody: Visitor;

  before(async () => {
    portal = await startPortal({ plants: 0 });
    officer = await portal.visitor('officer');
    administrator = await portal.visitor('administrator');
    anybody = await portal.visitor();
  });
  after(() => portal.stop());

  const post = (who: Visitor, url: string, fields: Record<string, string>) =>
    who.post(`/desk/programmes${url}`, fields, '/desk/programmes/new');
  const reviewOf = (who: Visitor) => who.json<ReviewView>(`/desk/programmes/${id}/review`);
  const decide = async (who: Visitor, action: string, reason = '') =>
    post(who, `/${id}/review`, { action, reason, version: (await reviewOf(who)).basedOn });
  const save = async (who: Visitor, change: Record<string, string>) => {
    const { basedOn } = await who.json<FormView>(`/desk/programmes/${id}/edit`);
    return post(who, `/${id}`, { ...notice, version: basedOn, ...change });
  };
  const listOf = (query = '') => officer.json<DeskList>(`/desk/programmes${query}`);

  it('lets an officer publish alone until an administrator wants a second person', async () => {
    assert.equal((await post(officer, '', { ...notice, action: 'publish' })).status, 303);
    assert.equal((await post(officer, '/review-rule', { needed: 'yes' })).status, 403);
    assert.equal((await post(administrator, '/review-rule', { needed: 'yes' })).status, 303);
    assert.equal((await save(officer, { action: 'publish', value1: '80' })).status, 403);
    assert.equal((await anybody.json<ProgrammeView>(`/programmes/${id}`)).version, 1);
  });

  it('shows what waits to officers alone, with what would change, and keeps it from being written in', async () => {
    assert.equal((await save(officer, { action: 'review', value1: '80', note: 'Larger firms too' })).status, 303);
    assert.equal((await anybody.json<ProgrammeView>(`/programmes/${id}`)).version, 1);
    assert.equal((await anybody.json<PublicVersions>(`/programmes/${id}/versions`)).versions.length, 1);
    const review = await reviewOf(administrator);
    assert.deepEqual(
      [review.state, review.isOwnWork, review.reviews[0]?.note],
      ['inReview', false, 'Larger firms too'],
    );
    const changed = review.comparison?.rule?.parts.filter(({ mark }) => mark !== 'same');
    assert.deepEqual(
      changed?.map(({ mark, was }) => [mark, was]),
      [['changed', 'People employed: at most 50 people']],
    );
    assert.equal((await save(administrator, { action: 'draft' })).status, 409);
    const { programmes } = await listOf();
    assert.deepEqual([programmes[0]?.id, programmes[0]?.flags], [id, ['inReview']]);
  });

  it('is published by nobody who wrote in it, and returned with a reason only', async () => {
    assert.equal((await decide(officer, 'publish')).status, 403);
    const faulty = await decide(administrator, 'return');
    assert.equal(faulty.status, 422);
    assert.match(await faulty.text(), /href="#reason"/);
    assert.equal((await decide(administrator, 'return', 'The notice says 60')).status, 303);
    assert.equal((await decide(administrator, 'publish')).status, 409);
    const [draft] = (await listOf('?show=returned')).programmes;
    assert.deepEqual([draft?.id, draft?.state], [id, 'draft']);
    assert.match(await (await officer.get(`/desk/programmes/${id}/review`)).text(), /The notice says 60/);
  });

  it('goes on the shelf as the second person saw it', async () => {
    assert.equal((await save(officer, { action: 'review', value1: '60' })).status, 303);
    assert.equal((await decide(administrator, 'publish')).status, 303);
    const view = await anybody.json<ProgrammeView>(`/programmes/${id}`);
    assert.deepEqual([view.version, view.state], [2, 'published']);
    assert.match(JSON.stringify(view.rule), /at most 60 people/);
    const { reviews } = await reviewOf(officer);
    assert.deepEqual(
      reviews.map(({ outcome }) => outcome),
      ['published', 'returned'],
    );
  });

  it('is taken back by whoever asked, and the rule is lifted again', async () => {
    assert.equal((await save(officer, { action: 'review', value1: '70' })).status, 303);
    assert.equal((await decide(officer, 'takeBack')).status, 303);
    assert.equal((await post(administrator, '/review-rule', { needed: 'no' })).status, 303);
    assert.equal((await save(officer, { action: 'publish', value1: '70', rate: '60' })).status, 303);
  });

  it('tells what differs between any two versions, and to the public what changed since when', async () => {
    const versions = await officer.json<VersionsView>(`/desk/programmes/${id}/versions`);
    assert.deepEqual(
      versions.versions.map(({ version, isCurrent }) => [version, isCurrent]),
      [
        [3, true],
        [2, false],
        [1, false],
      ],
    );
    assert.match(versions.versions[1]?.who ?? '', /./);
    const { comparison, from } = await officer.json<ComparisonView>(
      `/desk/programmes/${id}/versions/compare?from=3&to=1`,
    );
    assert.equal(from.version, 1);
    assert.deepEqual(
      comparison.fields.map(({ field }) => field),
      ['costShare', 'ownShare'],
    );
    const shown = await anybody.json<PublicVersions>(`/programmes/${id}/versions`);
    assert.deepEqual(
      shown.versions.map(({ version, who, comparison: one }) => [version, who, one?.fields.length]),
      [
        [3, null, 2],
        [2, null, 0],
        [1, null, undefined],
      ],
    );
    assert.equal((await officer.get(`/desk/programmes/${id}/versions/compare?from=9`)).status, 404);
    assert.equal((await officer.get(`/desk/programmes/${id}/versions/compare?from=x`)).status, 422);
  });

  it('finds a way back to an older version, and not over a draft', async () => {
    const { basedOn } = await officer.json<VersionsView>(`/desk/programmes/${id}/versions`);
    const restore = (version: string) => post(officer, `/${id}/versions/1/restore`, { version });
    assert.equal((await restore('1.1')).status, 409);
    assert.equal((await restore(basedOn)).status, 303);
    const draft = await officer.json<FormView>(`/desk/programmes/${id}/edit`);
    assert.deepEqual([draft.state, fieldOf(draft.answers, 'value', 1)], ['draft', '50']);
    assert.equal((await restore(draft.basedOn)).status, 409);
    assert.equal((await save(officer, { action: 'publish' })).status, 303);
  });

  it('says that it was checked, in a version with the same rule that nobody has to look at', async () => {
    const ctx = contextOf(portal.composition);
    const { programme, hash } = await readProgramme(ctx, id);
    await publishProgramme(ctx, { ...programme, lastVerifiedOn: '2020-01-01' });
    assert.equal((await anybody.json<ProgrammeView>(`/programmes/${id}`)).isLongUnchecked, true);
    const [stale] = (await listOf('?show=unchecked')).programmes;
    assert.equal(stale?.id, id);
    assert.equal((await post(administrator, '/review-rule', { needed: 'yes' })).status, 303);
    const version = stale?.basedOn ?? '';
    assert.equal((await post(officer, `/${id}/checked`, { version })).status, 303);
    assert.equal((await post(officer, `/${id}/checked`, { version })).status, 409);
    const view = await anybody.json<ProgrammeView>(`/programmes/${id}`);
    assert.deepEqual([view.isLongUnchecked, view.ruleHash, view.lastVerifiedOn], [false, hash, ctx.today]);
    assert.deepEqual((await listOf('?show=unchecked')).programmes, []);
  });
});

describe('what an officer should look at', () => {
  const shelf = {
    state: 'published',
    opensOn: null,
    closesOn: null,
    lastVerifiedOn: '2026-02-01',
    isReturned: false,
    hasBrokenLink: false,
  } as const;
  const cases: [string, Partial<Parameters<typeof flagsOf>[0]>, string[]][] = [
    ['nothing where all is well', {}, []],
    ['a call that closes in 30 days', { closesOn: '2026-03-31' }, ['closesSoon']],
    ['no call that closes in 31', { closesOn: '2026-04-01' }, []],
    ['a call that is over and still on the shelf', { closesOn: '2026-02-28' }, ['over']],
    ['a call that opens later', { opensOn: '2026-03-02' }, ['opensLater']],
    ['what was last checked 181 days ago', { lastVerifiedOn: '2025-09-01' }, ['unchecked']],
    ['nothing that was checked 180 days ago', { lastVerifiedOn: '2025-09-02' }, []],
    ['what was never checked', { lastVerifiedOn: null }, ['unchecked']],
    ['an address that does not answer', { hasBrokenLink: true }, ['brokenLink']],
    ['a draft that came back', { state: 'draft', isReturned: true, closesOn: '2026-02-28' }, ['returned']],
    ['nothing that was withdrawn', { state: 'withdrawn', closesOn: '2026-02-28' }, []],
  ];
  for (const [what, change, expected] of cases)
    it(`names ${what}`, () => assert.deepEqual(flagsOf({ ...shelf, ...change }, '2026-03-01'), expected));
});
