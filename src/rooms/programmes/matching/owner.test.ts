import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal, type Visitor } from '../../../../test/portal/startPortal.ts';
import { firmFacts } from '../../../codes/index.ts';
import { inventFacts } from '../../../demonstration/year/facts.ts';
import { factsOf } from '../../../kernels/criteria/index.ts';
import { listSimulatedFirms, readFacts, recordFact, representFirm } from '../../registry/index.ts';
import {
  listOpenProgrammes,
  loadContent,
  publishProgramme,
  readProgramme,
  withdrawProgramme,
} from '../catalogue/index.ts';
import { decideEligibility, replayDecision } from './index.ts';
import type { SourcedFact } from './rules/firmFacts.ts';
import { questionsAPage } from './rules/nextQuestions.ts';
import { assess } from './services/assess.ts';
import type { ComparisonView } from './views/comparison.ts';
import type { FindFirmView, HelpView, StartView } from './views/help.ts';
import type { CheckView, MatchesView } from './views/results.ts';
import type { SavedResultsView, SavedResultView } from './views/savedResults.ts';

const today = '2026-06-15';

describe('the owner’s side', () => {
  let portal: Portal;
  let owner: Visitor;
  let visitor: Visitor;
  let firm: string;
  const ctx = () => contextOf(portal.composition);
  const say = (fact: string, value: number | boolean, observedOn: string | null) =>
    recordFact(ctx(), {
      enterpriseId: firm,
      fact,
      value,
      validFrom: '2024-01-01',
      validTo: null,
      source: 'Enterprise survey',
      observedOn,
      class: 'confidential',
      organisation: null,
    });
  const matches = (query = '') => owner.json<MatchesView>(`/firm/matches${query}`);
  const answer = (fields: Record<string, string>) => owner.post('/firm/matches', { firm, ...fields }, '/suppliers');
  const check = async (body: object) => (await visitor.act<CheckView>('/check', body)).body;
  const page = async (who: Visitor, url: string) => (await who.get(url, { accept: 'text/html' })).text();

  before(async () => {
    let ticks = 0;
    portal = await startPortal({
      plants: 60,
      clock: () => {
        ticks += 1;
        return new Date(Date.parse(`${today}T09:00:00Z`) + ticks);
      },
    });
    for (const shelf of ['live', 'design'] as const) await loadContent(ctx(), shelf);
    owner = await portal.visitor('owner');
    visitor = await portal.visitor();
    const { hits } = await visitor.json<{ hits: { enterpriseId: string }[] }>('/suppliers?economy=XDM');
    firm = hits[0]?.enterpriseId as string;
    const { rows } = await portal.composition.auth.pool.query<{ id: string }>(
      `SELECT id FROM auth.organization WHERE slug = 'xdm-firm'`,
    );
    const organisation = rows[0]?.id as string;
    await representFirm(ctx(), { enterpriseId: firm, organisation, evidence: 'papers', validFrom: '2020-01-01' });
  });
  after(() => portal.stop());

  it('asks again, filled in, for what is too old to decide about money, and lets it decide about all else', async () => {
    await say('accountsKept', true, '2025-06-14');
    await say('taxPaid', true, '2025-06-15');
    await say('foreignShare', 0, null);
    const view = await matches('?all=yes');
    const asked = new Map(view.questions.map((one) => [one.fact, one]));
    assert.equal(asked.get('accountsKept')?.known?.observedOn, '2025-06-14');
    assert.ok(!asked.has('taxPaid'), 'a year to the day is young enough');
    assert.ok(!asked.has('foreignShare'), 'no programme by which money is given hangs on it');
    assert.equal(view.answers.accountsKept, 'yes');
    assert.deepEqual(
      view.facts.filter(({ isStale }) => isStale).map(({ fact }) => fact),
      ['accountsKept', 'foreignShare'],
    );
    const grant = view.results.find(({ programme }) => programme === 'quality-certificate-grant');
    assert.ok(grant?.stale.some(({ fact }) => fact === 'accountsKept'));
    assert.match(await page(owner, '/firm/matches?all=yes'), /Known of 14 June 2025: yes \(Enterprise survey\)/);
  });

  it('decides a round as the page does, keeps the days with the decision, and replays it in another year', async () => {
    const decide = (programmeId: string) =>
      portal.database.withActor(ctx(), (tx) => decideEligibility(ctx(), tx, { programmeId, enterpriseId: firm }));
    const { recordId, trace } = await decide('modernisation-guarantee');
    const observed = trace.criteria.find(({ fact }) => fact === 'accountsKept')?.observed;
    assert.deepEqual(observed, { kind: 'unknown' });
    const { rows } = await portal.database.withConnection('admin', (client) =>
      client.query<{ facts: SourcedFact[]; engine: string }>(
        'SELECT facts, engine FROM programmes.decision_record WHERE id = $1',
        [recordId],
      ),
    );
    const kept = rows[0]?.facts.find(({ fact }) => fact === 'accountsKept');
    assert.deepEqual([kept?.observedOn, kept?.confidence, rows[0]?.engine], ['2025-06-14', 'stated', 'criteria/2']);
    const later = { ...ctx(), today: '2031-01-01' };
    assert.equal((await replayDecision(later, recordId)).isSame, true);
  });

  it('replays a decision of before the age of facts was counted as it was made', async () => {
    const id = '11111111-1111-4111-8111-111111111111';
    const [made] = (
      await portal.database.withConnection('admin', (client) =>
        client.query<{ facts: unknown }>(`SELECT facts FROM programmes.decision_record LIMIT 1`),
      )
    ).rows;
    await portal.database.withConnection('admin', (client) =>
      client.query(
        `INSERT INTO programmes.decision_record (economy, id, programme_id, programme_version, rule_hash, enterprise_id, organisation, as_of, facts,
           outcome, trace, engine, decided_by)
         SELECT economy, $1, programme_id, programme_version, rule_hash, enterprise_id, organisation, as_of, $2, outcome, trace, 'criteria/1', decided_by
         FROM programmes.decision_record LIMIT 1`,
        [id, JSON.stringify(made?.facts)],
      ),
    );
    const { trace } = await replayDecision(ctx(), id);
    assert.match(trace, /"fact":"accountsKept","observed":\{"kind":"known","value":true\}/);
  });

  it('takes what is said again for known of today, though nothing else changed', async () => {
    const response = await answer({ accountsKept: 'yes' });
    assert.match(response.headers.get('location') ?? '', /saved=1&/);
    assert.ok((await readFacts(ctx(), firm)).some((one) => one.fact === 'accountsKept' && one.observedOn === today));
    const view = await matches('?all=yes');
    assert.ok(!view.questions.some(({ fact }) => fact === 'accountsKept'));
    assert.match((await answer({ accountsKept: 'yes' })).headers.get('location') ?? '', /saved=0&/);
  });

  it('asks neither for what an owner would rather not say nor for what does not apply, and says what hangs on it', async () => {
    await answer({ 'turnover-not': 'refused', 'exportShare-not': 'n/a', womenOwned: 'refused' });
    const view = await matches('?all=yes');
    const asked = view.questions.map(({ fact }) => fact);
    assert.ok(['turnover', 'exportShare', 'womenOwned'].every((fact) => !asked.includes(fact)));
    const guarantee = view.results.find(({ programme }) => programme === 'modernisation-guarantee');
    assert.deepEqual(
      [guarantee?.outcome, guarantee?.refused.sort()],
      ['unknown', ['Owned by women (half or more)', 'Turnover of the last year']],
    );
    assert.ok(guarantee?.ask.every(({ fact }) => fact !== 'turnover' && fact !== 'womenOwned'));
    assert.equal(view.answers.turnover, 'refused');
    const association = await portal.visitor('association');
    assert.equal((await association.json<MatchesView>('/firm/matches')).state, 'noFirm');
    await answer({ turnover: '100000' });
    assert.equal((await matches()).answers.turnover, '100000');
    assert.equal((await answer({ 'employees-not': 'n/a' })).status, 422, 'every firm has people or none');
  });

  it('asks three questions a page, none that was passed over, and all of them where that is wanted', async () => {
    const first = await visitor.json<CheckView>('/check');
    assert.equal(first.questions.length, questionsAPage);
    const shown = first.questions.map(({ fact }) => fact).join(',');
    const next = await check({ shown, employees: '30' });
    assert.equal(next.state, 'answered');
    assert.ok(next.questions.every(({ fact }) => !shown.includes(fact)));
    assert.ok(first.questions.every(({ fact }) => fact === 'employees' || next.passed.includes(fact)));
    const all = await check({ shown: '', passed: next.passed, employees: '30', all: 'yes' });
    assert.equal(all.moreQuestions, 0);
    assert.ok(all.questions.length > questionsAPage);
  });

  it('never asks more than a form with everything would, over the firms of the demonstration, and comes to the same answers', async (context) => {
    const open = await listOpenProgrammes(ctx());
    const everything = new Set(open.flatMap(({ programme }) => factsOf(programme.criteria)));
    const firms = await listSimulatedFirms(ctx());
    const said = inventFacts(firms, 7, today);
    let asked = 0;
    for (const one of firms) {
      const facts = new Map<string, SourcedFact>();
      const put = (fact: string, value: number | boolean | string) =>
        facts.set(fact, { fact, state: { kind: 'known', value }, source: 'test', observedOn: today });
      put('employees', one.employees);
      put('isic', one.divisions[0] ?? '25');
      put('registered', one.registered);
      put('region', one.region ?? '66000');
      put('yearsInOperation', 10);
      const truth = new Map(
        said.filter(({ enterpriseId }) => enterpriseId === one.id).map(({ fact, value }) => [fact, value]),
      );
      const known = facts.size;
      const situation = { facts, refused: new Set<string>(), goals: [], cost: null };
      const passed = new Set<string>();
      for (;;) {
        const { questions } = await assess(ctx(), situation);
        const page = questions.filter(({ fact }) => !passed.has(fact)).slice(0, questionsAPage);
        if (page.length === 0) break;
        asked += page.length;
        for (const { fact } of page) {
          passed.add(fact);
          const value = truth.get(fact);
          if (value !== undefined) put(fact, value as number | boolean);
        }
      }
      assert.ok(passed.size <= everything.size - known + 1, `${passed.size} of ${everything.size}`);
      const stepwise = (await assess(ctx(), situation)).results.map(({ outcome }) => outcome);
      for (const [fact, value] of truth) put(fact, value as number | boolean);
      const atOnce = (await assess(ctx(), situation)).results.map(({ outcome }) => outcome);
      assert.deepEqual(stepwise, atOnce);
    }
    const each = asked / firms.length;
    const atOnce = everything.size - 5;
    assert.ok(each < atOnce, `${each} questions a firm, ${atOnce} at once`);
    context.diagnostic(`${each.toFixed(1)} questions a firm step by step, ${atOnce} at once`);
  });

  it('puts what serves the goal first, and its questions too', async () => {
    const { programme } = await readProgramme(ctx(), 'export-market-linkage');
    const published = await publishProgramme(ctx(), { ...programme, goals: ['protectIdeas'] });
    assert.ok(published.ok);
    const help = await visitor.json<HelpView>('/help');
    assert.equal(help.goals.find(({ code }) => code === 'protectIdeas')?.programmes, 1);
    const view = await visitor.json<CheckView>('/check?goal=protectIdeas');
    const hanging = factsOf(programme.criteria);
    assert.ok(view.questions.every(({ fact }) => hanging.includes(fact)));
    const answered = await check({ goal: 'protectIdeas', employees: '30' });
    const [first, ...others] = answered.results.map(({ servesGoal }) => servesGoal);
    assert.ok(first === true && others.length > 0 && others.every((serves) => !serves));
  });

  it('tells the firm’s own part of a cost, and refuses what is no cost', async () => {
    const view = await check({ cost: '10,000', employees: '30' });
    const part = (id: string) => view.results.find(({ programme }) => programme === id)?.ownPart;
    assert.equal(part('tooling-voucher'), 'of 10,000 XTS you pay 5,000 XTS');
    assert.equal(part('quality-certificate-grant'), 'of 10,000 XTS you pay 3,000 XTS to 5,000 XTS');
    const refused = await visitor.act('/check', { cost: 'a lot' });
    assert.equal(refused.status, 422);
    assert.deepEqual(
      refused.body.issues?.map(({ path }) => path),
      ['body.cost'],
    );
  });

  it('shows what opens later and what has closed apart from what is open', async () => {
    const { programme } = await readProgramme(ctx(), 'association-training');
    const publish = (id: string, opensOn: string, closesOn: string) =>
      publishProgramme(ctx(), { ...programme, id, title: id, opensOn, closesOn });
    await publish('soon', '2026-07-01', '2026-12-31');
    await publish('gone', '2025-01-01', '2026-06-14');
    await publish('long-gone', '2024-01-01', '2025-06-01');
    await publish('last-day', '2025-01-01', today);
    const view = await check({ employees: '30', isic: '25' });
    assert.deepEqual(view.later.map(({ programme: id, group }) => [id, group]).sort(), [
      ['gone', 'closed'],
      ['soon', 'coming'],
    ]);
    assert.equal(view.results.find(({ programme: id }) => id === 'last-day')?.daysLeft, 0);
  });

  it('decides by the limits of the day, leaves what is soft out of the decision and what a person judges to a person', async () => {
    const { programme } = await readProgramme(ctx(), 'association-training');
    const publish = async (id: string, more: object) => {
      const published = await publishProgramme(ctx(), { ...programme, id, title: id, ...more });
      assert.ok(published.ok, JSON.stringify(published));
    };
    const employees = { fact: 'employees', op: '<=' as const, value: { parameter: 'most' } };
    const limits = (from: string) => ({ most: [{ from, value: 50 }] });
    await publish('dated', {
      criteria: employees,
      parameters: {
        most: [
          { from: null, value: 10 },
          { from: '2026-06-01', value: 50 },
          { from: '2027-01-01', value: 5 },
        ],
      },
    });
    await publish('not-yet', { criteria: employees, parameters: limits('2027-01-01') });
    const soft = { fact: 'exportShare', op: '>' as const, value: 0, kind: 'soft' as const };
    const judged = { fact: 'trainsWorkers', op: '=' as const, value: true, kind: 'discretionary' as const };
    await publish('softly', { criteria: { all: [{ fact: 'employees', op: '<=', value: 50 }, soft] } });
    await publish('judged', { criteria: { all: [{ fact: 'employees', op: '<=', value: 50 }, judged] } });
    const view = await check({ employees: '30' });
    const result = (id: string) => view.results.find(({ programme: one }) => one === id);
    assert.equal(result('dated')?.group, 'eligible');
    assert.deepEqual([result('not-yet')?.group, result('not-yet')?.ask], ['moreMissing', []]);
    assert.deepEqual([result('softly')?.group, result('softly')?.soft[0]?.result], ['eligible', 'unknown']);
    assert.deepEqual(
      [result('judged')?.outcome, result('judged')?.assessments.length, result('judged')?.ask],
      ['unknown', 1, []],
    );
    const decided = await portal.database.withActor(ctx(), (tx) =>
      decideEligibility(ctx(), tx, { programmeId: 'dated', enterpriseId: firm }),
    );
    const replayed = await replayDecision({ ...ctx(), today: '2027-06-01' }, decided.recordId);
    assert.equal(replayed.isSame, true, 'by the limit of its own day');
  });

  it('says which programmes of the list shut each other out', async () => {
    const { programme } = await readProgramme(ctx(), 'tooling-voucher');
    const stacking = [{ with: ['quality-certificate-grant'], rule: 'notWith' as const }];
    assert.ok((await publishProgramme(ctx(), { ...programme, stacking })).ok);
    const view = await check({ employees: '30' });
    const grant = view.results.find(({ programme: id }) => id === 'quality-certificate-grant');
    assert.deepEqual(grant?.notWith, ['Only one of these: it cannot be had together with Tooling voucher.']);
  });

  it('sets up to four programmes side by side, by answers, by the reader’s firm, or as they are', async () => {
    const ids = 'plant-visits,tooling-voucher';
    const plain = await visitor.json<ComparisonView>(`/programmes/compare?ids=${ids}`);
    assert.deepEqual([plain.by, plain.programmes.length], [null, 2]);
    assert.ok(plain.programmes[1]?.criteria.some((line) => /Taxes paid/.test(line)));
    const own = await owner.json<ComparisonView>(`/programmes/compare?ids=${ids}`);
    assert.equal(own.by, 'firm');
    const answered = await visitor.act<ComparisonView>('/programmes/compare', {
      ids: ids.split(','),
      employees: '4000',
    });
    assert.deepEqual([answered.body.by, answered.body.programmes[1]?.group], ['answers', 'ineligible']);
    assert.equal((await visitor.get('/programmes/compare?ids=a,b,c,d,e')).status, 429);
    assert.equal((await visitor.get('/programmes/compare?ids=not-there')).status, 404);
  });

  it('gives the list as a table that a spreadsheet can take', async () => {
    const table = await (await owner.get('/firm/matches.csv')).text();
    assert.match(table, /^programme,title,provider,/);
    assert.match(table, /\nplant-visits,Plant visits by engineers,/);
    const answers = { employees: '30', isic: '25' };
    const own = await visitor.send('/check.csv', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/csv' },
      body: JSON.stringify(answers),
    });
    assert.equal(own.headers.get('content-type'), 'text/csv; charset=utf-8');
  });

  it('keeps a list as it was on its day, for the firm’s people alone', async () => {
    const kept = await owner.act('/firm/results', { firm });
    const address = kept.body.location as string;
    const before = await owner.json<SavedResultView>(address);
    const { programme } = await readProgramme(ctx(), 'plant-visits');
    await publishProgramme(ctx(), { ...programme, title: 'Visits under another name' });
    assert.deepEqual(await owner.json<SavedResultView>(address), before);
    assert.equal((await owner.json<SavedResultsView>('/firm/results')).lists[0]?.savedOn, today);
    const association = await portal.visitor('association');
    assert.equal((await association.get(address)).status, 404);
    assert.equal((await association.act(`${address}/forget`, {})).status, 404);
    assert.equal((await owner.act(`${address}/forget`, {})).status, 200);
    assert.deepEqual((await owner.json<SavedResultsView>('/firm/results')).lists, []);
  });

  it('finds a firm by name or number, and fills in what is public of it and nothing that it said', async () => {
    await say('qualityCertificate', true, today);
    const { hits } = await visitor.json<{ hits: { enterpriseId: string; name: string }[] }>('/suppliers?economy=XDM');
    const name = hits[0]?.name as string;
    const found = await visitor.json<FindFirmView>(`/help/firm?q=${encodeURIComponent(name)}`);
    assert.ok(found.hits.some(({ id }) => id === firm));
    assert.deepEqual((await visitor.json<FindFirmView>('/help/firm?q=%20')).hits, []);
    for (const who of [visitor, owner]) {
      const view = await who.json<CheckView>(`/check?firm=${firm}`);
      assert.equal(view.firm?.id, firm);
      assert.match(view.answers.employees ?? '', /^\d+$/);
      const fromRegister = firmFacts.filter(({ source }) => source === 'register').map(({ code }) => code);
      assert.ok(
        Object.keys(view.answers).every((fact) => fromRegister.includes(fact)),
        Object.keys(view.answers).join(),
      );
    }
    assert.equal((await visitor.get('/check?firm=XDM-0000000')).status, 404);
  });

  it('shows somebody without a firm the steps, and programmes for people apart from those for firms', async () => {
    for (const { id } of (await listOpenProgrammes(ctx())).filter(({ unit }) => unit === 'person'))
      await withdrawProgramme(ctx(), id);
    assert.deepEqual((await visitor.json<StartView>('/help/start')).groups, []);
    assert.match(await page(visitor, '/help/start'), /No programme for people without a firm is open today/);
    const { programme } = await readProgramme(ctx(), 'association-training');
    const publish = (id: string, more: object) =>
      publishProgramme(ctx(), { ...programme, criteria: { all: [] }, id, title: id, ...more });
    assert.ok((await publish('founders-course', { unit: 'person' })).ok);
    assert.ok((await publish('hall-for-new-works', { instrument: 'incubation' })).ok);
    assert.ok((await publish('first-order', { unit: 'enterprise', goals: ['startFirm'] })).ok);
    const { groups } = await visitor.json<StartView>('/help/start');
    assert.deepEqual(
      groups.map(({ group, programmes }) => [group, programmes.map(({ id }) => id)]),
      [
        ['incubation', ['hall-for-new-works']],
        ['person', ['founders-course']],
        ['firstYears', ['first-order']],
      ],
    );
    assert.ok((await check({ employees: '3' })).results.every(({ programme: id }) => id !== 'founders-course'));
    const ofMetal = { fact: 'isic', op: 'prefixIn' as const, value: ['25'] };
    assert.ok((await publish('metal-loan', { unit: 'person', instrument: 'loan', criteria: ofMetal })).ok);
    const planned = (query: string) => visitor.json<StartView>(`/help/start?${query}`);
    const open = await planned('');
    assert.deepEqual(
      [open.groups.find(({ group }) => group === 'money')?.programmes[0]?.id, open.notHere],
      ['metal-loan', []],
    );
    assert.deepEqual((await planned('isic=25')).notHere, []);
    assert.deepEqual((await planned('isic=10')).notHere, [{ id: 'metal-loan', title: 'metal-loan' }]);
    assert.equal((await visitor.get('/help/start?isic=banana', { accept: 'application/json' })).status, 422);
  });
});
