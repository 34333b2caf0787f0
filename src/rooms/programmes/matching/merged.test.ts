import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal, type Visitor } from '../../../../test/portal/startPortal.ts';
import { mergeEnterprises, representFirm, undoMerge } from '../../registry/index.ts';
import { tellOfCalls } from '../alerts/services/tellOfCalls.ts';
import type { AlertsView } from '../alerts/view.ts';
import { loadContent, publishProgramme, readProgramme } from '../catalogue/index.ts';
import type { MatchesView } from './views/results.ts';
import type { SavedResultView } from './views/savedResults.ts';

const recipient = 'ana@works.example';

describe('what an owner said, kept and asked for, when two firms are made one', () => {
  let portal: Portal;
  let owner: Visitor;
  let gone: { enterpriseId: string; name: string };
  let kept: { enterpriseId: string; name: string };
  let list: string;
  let event: string;
  const ctx = () => contextOf(portal.composition);
  const rows = <Row extends object>(text: string) =>
    portal.database.withConnection('admin', async (client) => (await client.query<Row>(text)).rows);
  const matches = (firm: string) => owner.json<MatchesView>(`/firm/matches?firm=${firm}`);
  const tell = () => tellOfCalls({ ...ctx(), db: portal.database.as('job') });
  const letters = () =>
    rows<{ body: string; subject: string }>('SELECT body, subject FROM platform.mail ORDER BY due_at, id');
  const publishNew = async (id: string) => {
    const { programme } = await readProgramme(ctx(), 'association-training');
    assert.ok((await publishProgramme(ctx(), { ...programme, id, title: id, criteria: { all: [] } })).ok);
  };

  before(async () => {
    portal = await startPortal({ plants: 30 });
    await loadContent(ctx(), 'live');
    owner = await portal.visitor('owner');
    const { hits } = await owner.json<{ hits: (typeof gone)[] }>('/suppliers?economy=XDM');
    gone = hits[0] as typeof gone;
    kept = hits.find(({ enterpriseId }) => enterpriseId !== gone.enterpriseId) as typeof gone;
    const [row] = await rows<{ id: string }>(`SELECT id FROM auth.organization WHERE slug = 'xdm-firm'`);
    await representFirm(ctx(), {
      enterpriseId: gone.enterpriseId,
      organisation: row?.id as string,
      evidence: 'papers',
      validFrom: '2020-01-01',
    });
    const said = {
      firm: gone.enterpriseId,
      'turnover-not': 'refused',
      'exportShare-not': 'n/a',
      womenOwned: 'refused',
    };
    await owner.post('/firm/matches', said, '/suppliers');
    list = (await owner.act('/firm/results', { firm: gone.enterpriseId })).body.location as string;
    for (const goal of [[], ['trainWorkers']])
      await owner.act('/firm/alerts', { firm: gone.enterpriseId, recipient, goal });
  });
  after(() => portal.stop());

  it('is found under the firm that remains, and by the old address', async () => {
    await mergeEnterprises(ctx(), { from: gone.enterpriseId, to: kept.enterpriseId, reason: 'the same works' });
    event = (await rows<{ id: string }>('SELECT id FROM registry.merge_event'))[0]?.id as string;
    for (const address of [gone.enterpriseId, kept.enterpriseId]) {
      const { firm, answers, facts } = await matches(address);
      assert.equal(firm?.id, kept.enterpriseId);
      assert.deepEqual([answers.turnover, answers.womenOwned], ['refused', 'refused']);
      assert.ok(facts.some(({ fact, text }) => fact === 'exportShare' && /does not apply/i.test(text)));
    }
    assert.equal((await owner.json<SavedResultView>(list)).enterpriseId, kept.enterpriseId);
    const { alerts } = await owner.json<AlertsView>('/firm/alerts');
    assert.deepEqual(new Set(alerts.map(({ firmName }) => firmName)), new Set([alerts[0]?.firmName]));
    await owner.post('/firm/matches', { firm: gone.enterpriseId, womenOwned: 'yes' }, '/suppliers');
    assert.equal((await matches(kept.enterpriseId)).answers.womenOwned, 'yes', 'and an answer takes it back');
  });

  it('brings one letter though two alerts have become of one firm, and it leads to the firm that remains', async () => {
    await publishNew('new-course');
    assert.equal(await tell(), 1);
    const [letter] = await letters();
    assert.match(letter?.body ?? '', new RegExp(`/firm/matches\\?firm=${kept.enterpriseId}&`));
    assert.equal(await tell(), 0);
  });

  it('comes back with the firm when the merge is taken back', async () => {
    await undoMerge(ctx(), event);
    const { firm, answers } = await matches(gone.enterpriseId);
    assert.deepEqual([firm?.id, answers.turnover], [gone.enterpriseId, 'refused']);
    assert.equal((await owner.json<SavedResultView>(list)).enterpriseId, gone.enterpriseId);
    assert.equal((await owner.get(`/firm/matches?firm=${kept.enterpriseId}`)).status, 404);
    await publishNew('newer-course');
    assert.equal(await tell(), 1);
    assert.match((await letters()).at(-1)?.body ?? '', new RegExp(`/firm/matches\\?firm=${gone.enterpriseId}&`));
  });
});
