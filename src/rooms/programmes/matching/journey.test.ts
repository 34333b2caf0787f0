import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal, type Visitor } from '../../../../test/portal/startPortal.ts';
import { firmFacts } from '../../../codes/index.ts';
import { readFacts, representFirm } from '../../registry/index.ts';
import {
  listOpenProgrammes,
  loadContent,
  publishProgramme,
  readProgramme,
  withdrawProgramme,
} from '../catalogue/index.ts';
import { decideEligibility, programmesForGaps, replayDecision } from './index.ts';
import type { CheckView, MatchesView } from './views/results.ts';

describe('what a firm can get', () => {
  let portal: Portal;
  let owner: Visitor;
  let enterpriseId: string;
  const ctx = () => contextOf(portal.composition);
  const records = async () => {
    const { rows } = await portal.database.withConnection('admin', (client) =>
      client.query<{
        id: string;
        outcome: string;
        organisation: string | null;
        facts: { fact: string; source: string }[];
      }>('SELECT id, outcome, organisation, facts FROM programmes.decision_record ORDER BY decided_at, id'),
    );
    return rows;
  };
  const answer = (fields: Record<string, string>) => owner.post('/firm/matches', fields, '/suppliers');

  before(async () => {
    portal = await startPortal({ plants: 60 });
    for (const shelf of ['live', 'design'] as const) await loadContent(ctx(), shelf);
    owner = await portal.visitor('owner');
    const visitor = await portal.visitor();
    const { hits } = await visitor.json<{ hits: { enterpriseId: string }[] }>('/suppliers?economy=XDM');
    enterpriseId = hits[0]?.enterpriseId as string;
  });
  after(() => portal.stop());

  const check = async (body: Record<string, string>) => {
    const visitor = await portal.visitor();
    const response = await visitor.send('/check', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      view: (await response.json()) as Omit<CheckView, 'issues'> & { issues: { path: string }[] },
    };
  };

  it('is told to anybody who answers, in four groups, and nothing is kept', async () => {
    const { view } = await check({
      employees: '12..30',
      isic: '25',
      yearsInOperation: '1',
      registered: 'yes',
      accountsKept: 'yes',
      turnover: '6,000,000',
    });
    const groups = Object.fromEntries(view.results.map(({ programme, group }) => [programme, group]));
    const expected = {
      'association-training': 'eligible',
      'export-market-linkage': 'ineligible',
      'modernisation-guarantee': 'moreMissing',
      'plant-visits': 'oneMissing',
      'quality-certificate-grant': 'oneMissing',
      'tooling-voucher': 'ineligible',
    };
    for (const [id, group] of Object.entries(expected)) assert.equal(groups[id], group, id);
    const voucher = view.results.find(({ programme }) => programme === 'tooling-voucher');
    assert.deepEqual(
      voucher?.failing.map(({ fact, required, distance }) => [fact, required, distance]),
      [['yearsInOperation', 'at least 2 years', '1 year']],
    );
    assert.deepEqual(
      view.results.find(({ programme }) => programme === 'plant-visits')?.ask.map(({ fact }) => fact),
      ['region'],
    );
    assert.equal(view.answers.turnover, '6,000,000');
    assert.equal((await records()).length, 0);
  });

  it('asks only for what open programmes ask, and says which answer is at fault', async () => {
    const { status, view } = await check({ employees: 'many', exportShare: '120' });
    assert.equal(status, 422);
    assert.deepEqual(
      view.issues.map(({ path }) => path),
      ['body.employees', 'body.exportShare'],
    );
    const visitor = await portal.visitor();
    const asked = (await visitor.json<CheckView>('/check?all=yes')).questions.map(({ fact }) => fact);
    assert.ok(
      asked.length > 5 &&
        !asked.includes('youthOwned') &&
        asked.every((fact) => firmFacts.some(({ code }) => code === fact)),
    );
  });

  it('tells an owner without a firm what to do', async () => {
    const view = await owner.json<MatchesView>('/firm/matches');
    assert.deepEqual([view.state, view.results.length], ['noFirm', 0]);
    assert.match(await (await owner.get('/firm/matches', { accept: 'text/html' })).text(), /not linked to a firm yet/);
  });

  it('begins for an owner with what the register knows, and asks only what can still change an answer', async () => {
    const { rows } = await portal.composition.auth.pool.query<{ id: string }>(
      `SELECT id FROM auth.organization WHERE slug = 'xdm-firm'`,
    );
    await representFirm(ctx(), {
      enterpriseId,
      organisation: rows[0]?.id as string,
      evidence: 'papers',
      validFrom: '2020-01-01',
    });
    const view = await owner.json<MatchesView>('/firm/matches');
    assert.equal(view.firm?.id, enterpriseId);
    assert.ok(view.facts.some(({ fact, source }) => fact === 'employees' && source === 'the register'));
    const open = new Set(view.results.flatMap(({ ask }) => ask.map(({ fact }) => fact)));
    const all = await owner.json<MatchesView>('/firm/matches?all=yes');
    assert.deepEqual(all.questions.map(({ fact }) => fact).sort(), [...open].sort());
    assert.deepEqual([view.questions.length, view.moreQuestions], [3, open.size - 3]);
    for (const { fact } of view.facts) assert.ok(fact === 'isic' || !open.has(fact), fact);
  });

  it('keeps an owner’s answers as confidential facts, decides every open programme again, and each decision replays', async () => {
    const response = await answer({
      firm: enterpriseId,
      taxPaid: 'yes',
      qualityCertificate: 'no',
      exportShare: '10',
      foreignShare: '0',
    });
    assert.equal(response.status, 303);
    assert.match(response.headers.get('location') ?? '', /saved=4/);
    const facts = await readFacts(ctx(), enterpriseId);
    assert.deepEqual(
      facts.map(({ fact, value, class: kind }) => [fact, value, kind]),
      [
        ['exportShare', 0.1, 'confidential'],
        ['foreignShare', 0, 'confidential'],
        ['qualityCertificate', false, 'confidential'],
        ['taxPaid', true, 'confidential'],
      ],
    );
    const kept = await records();
    const offered = (await listOpenProgrammes(ctx())).filter(({ unit }) => unit !== 'person');
    assert.equal(kept.length, offered.length);
    assert.ok(kept.every(({ organisation }) => organisation !== null));
    for (const { id, outcome } of kept) {
      const replay = await replayDecision(ctx(), id);
      assert.deepEqual([replay.isSame, replay.outcome], [true, outcome]);
    }
    const view = await owner.json<MatchesView>('/firm/matches');
    assert.ok(
      view.facts.some(({ fact, source, text }) => fact === 'exportShare' && source === 'you said so' && text === '10%'),
    );
  });

  it('lets an owner change what was said before, and keeps only what is new', async () => {
    const view = await owner.json<MatchesView>('/firm/matches');
    const said = view.corrections.map(({ fact }) => fact).sort();
    assert.deepEqual(said, ['exportShare', 'foreignShare', 'qualityCertificate', 'taxPaid']);
    assert.deepEqual([view.answers.exportShare, view.answers.taxPaid], ['10', 'yes']);
    const response = await answer({ firm: enterpriseId, exportShare: '10', taxPaid: 'yes', qualityCertificate: 'yes' });
    assert.match(response.headers.get('location') ?? '', /saved=1&/);
    const facts = await readFacts(ctx(), enterpriseId);
    assert.equal(facts.find(({ fact }) => fact === 'qualityCertificate')?.value, true);
  });

  it('refuses an answer that cannot be, and keeps nothing of it', async () => {
    const before = (await records()).length;
    const response = await answer({ firm: enterpriseId, turnover: '-5', womenOwned: 'yes' });
    assert.equal(response.status, 422);
    const page = await response.text();
    assert.match(page, /value="-5"/);
    assert.equal((await records()).length, before);
    assert.ok((await readFacts(ctx(), enterpriseId)).every(({ fact }) => fact !== 'womenOwned'));
  });

  it('keeps a firm’s matches from everybody else', async () => {
    const association = await portal.visitor('association');
    const response = await association.get(`/firm/matches?firm=${enterpriseId}`, { accept: 'application/json' });
    assert.equal(((await response.json()) as MatchesView).state, 'noFirm');
    const posted = await association.post('/firm/matches', { firm: enterpriseId, taxPaid: 'no' }, '/suppliers');
    assert.equal(posted.status, 404);
  });

  it('is decided for rounds inside their own transaction, and is gone with it', async () => {
    const ask = { programmeId: 'tooling-voucher', enterpriseId };
    const before = (await records()).length;
    await assert.rejects(
      portal.database.withActor(ctx(), async (tx) => {
        await decideEligibility(ctx(), tx, ask);
        throw new Error('the round was closed');
      }),
    );
    assert.equal((await records()).length, before);
    const decide = (more = {}) =>
      portal.database.withActor(ctx(), (tx) => decideEligibility(ctx(), tx, { ...ask, ...more }));
    const state = { kind: 'known', value: 4000 } as const;
    const large = await decide({
      extraFacts: [{ fact: 'employees', state, source: 'visit', observedOn: '2026-01-01' }],
    });
    assert.equal(large.outcome, 'ineligible');
    assert.ok(large.trace.criteria.some(({ fact, source }) => fact === 'employees' && source === 'visit'));
  });

  it('replays by the version that it was made by, and tells where a record was changed', async () => {
    const { programme } = await readProgramme(ctx(), 'tooling-voucher');
    const decided = await portal.database.withActor(ctx(), (tx) =>
      decideEligibility(ctx(), tx, { programmeId: 'tooling-voucher', enterpriseId }),
    );
    const first = await replayDecision(ctx(), decided.recordId);
    await publishProgramme(ctx(), { ...programme, criteria: { all: [] } });
    const again = await replayDecision(ctx(), decided.recordId);
    assert.deepEqual([again.isSame, again.trace], [true, first.trace]);
    await portal.database.withConnection('admin', (client) =>
      client.query(`UPDATE programmes.decision_record SET facts = '[]' WHERE id = $1`, [decided.recordId]),
    );
    assert.equal((await replayDecision(ctx(), decided.recordId)).isSame, false);
  });

  it('says which programme closed while an owner was answering', async () => {
    const { seen } = await owner.json<MatchesView>('/firm/matches');
    await withdrawProgramme(ctx(), 'plant-visits');
    const response = await answer({ firm: enterpriseId, seen, accountsKept: 'yes' });
    const page = await (await owner.get(response.headers.get('location') as string, { accept: 'text/html' })).text();
    assert.match(page, /Closed while you were answering/);
    assert.match(page, /Plant visits by engineers is no longer open/);
    const { view } = await check({ seen, employees: '5' });
    assert.deepEqual(view.closedMeanwhile, ['Plant visits by engineers']);
  });

  it('names for each gap what is open and addresses it', async () => {
    const found = await programmesForGaps(ctx(), ['technology.equipment', 'technology.energy', 'nonsense']);
    assert.deepEqual(
      found.map(({ gap, programmes }) => [gap, programmes.map(({ id }) => id)]),
      [
        ['technology.equipment', ['modernisation-guarantee', 'equipment-loan', 'tooling-voucher']],
        ['technology.energy', []],
      ],
    );
  });
});
