import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal, type Visitor } from '../../../../test/portal/startPortal.ts';
import { fillYear } from '../../../demonstration/fillYear.ts';
import type { Actor, Context } from '../../../platform/context.ts';
import { recordFact } from '../../registry/index.ts';
import { listProgrammes } from '../catalogue/services/readProgrammes.ts';
import { judge } from '../matching/rules/judge.ts';
import { insideTransaction } from '../matching/services/insideTransaction.ts';
import { readFirmFacts } from '../matching/services/readFirmFacts.ts';
import { listMemberReach, listMembersOf } from './services/memberReach.ts';
import type { MemberListView, MemberReachView } from './views/members.ts';

describe('the reach of programmes among the members of an association', () => {
  let portal: Portal;
  let chamber: Visitor;
  let organisationId: string;
  let members: string[];
  const ctx = (): Context => contextOf(portal.composition);
  const actor = (roles: Actor['roles'], of: string): Context => ({
    ...ctx(),
    actor: { kind: 'user', userId: `one of ${of}`, name: '', roles, organisationId: of, economies: ['XDM'] },
  });
  const sql = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await portal.database.withConnection('admin', (client) => client.query<Row>(text, values))).rows;
  const read = () => chamber.json<MemberReachView>('/firm/reach');
  const visits = async () => (await read()).programmes.find(({ id }) => id === 'plant-visits');
  const say = (by: Context, enterpriseId: string, fact: string, value: unknown, organisation: string | null) =>
    recordFact(by, {
      enterpriseId,
      fact,
      value,
      validFrom: null,
      validTo: null,
      source: 'seen',
      observedOn: by.today,
      class: 'confidential',
      organisation,
    });

  before(async () => {
    portal = await startPortal({ plants: 500 });
    await fillYear(portal.composition, ctx(), 7);
    chamber = await portal.visitor('association');
    const [group] = await sql<{ organisation: string }>('SELECT organisation FROM registry.enterprise_group');
    organisationId = group?.organisation ?? '';
    const rows = await sql<{ id: string }>(
      "SELECT enterprise_id AS id FROM registry.membership WHERE kind = 'association'",
    );
    members = rows.map(({ id }) => id).sort();
  });
  after(() => portal.stop());

  it('is decided for each member as matching decides it for the association', async () => {
    const reader = actor(['association'], organisationId);
    const view = await listMemberReach(reader);
    assert.equal(view.basis.firms, members.length);
    const live = await listProgrammes(ctx(), { shelf: 'live', state: 'published' });
    const found = new Map(live.map(({ id }) => [id, { eligible: 0, unknown: 0, ineligible: 0 }]));
    for (const member of members) {
      const { facts } = await reader.db.withActor(reader, (tx) =>
        readFirmFacts(insideTransaction(reader, tx), tx, member),
      );
      for (const { id, programme } of live) {
        const counts = found.get(id);
        if (counts !== undefined) counts[judge(programme, facts, reader.today).outcome] += 1;
      }
    }
    assert.ok(view.programmes.length >= 6 && view.programmes.some(({ eligible }) => eligible > 0));
    for (const { id, eligible, unknown } of view.programmes)
      assert.deepEqual([eligible, unknown], [found.get(id)?.eligible, found.get(id)?.unknown], id);
  });

  it('names its members and nobody else, as a page and as a file', async () => {
    const counts = await visits();
    const view = await chamber.json<MemberListView>('/firm/reach/plant-visits');
    assert.ok(view.total > 0);
    assert.equal(view.total, counts?.unreached);
    assert.ok(view.firms.every(({ id }) => members.includes(id)));
    const file = await (await chamber.get('/firm/reach/plant-visits/members.csv')).text();
    assert.equal(file.trim().split('\n').length, view.total + 1);
    const open = await chamber.json<MemberListView>('/firm/reach/tooling-voucher?show=unknown');
    assert.ok(open.total > 0 && open.firms.every(({ missing }) => missing.length > 0));
    const table = await (await chamber.get('/firm/reach.csv')).text();
    assert.equal(table.trim().split('\n').length, (await read()).programmes.length + 1);
  });

  it('lets nothing through that others said of its members, or that these applied for themselves', async () => {
    const before = await chamber.json<MemberListView>('/firm/reach/plant-visits');
    const all = await read();
    const member = before.firms[0]?.id ?? '';
    await say(actor(['officer'], 'agency'), member, 'employees', 2, null);
    await say(actor(['owner'], 'stranger'), member, 'employees', 3, 'stranger');
    await apply(before.firms[1]?.id ?? '', 'stranger');
    assert.deepEqual(await read(), all);
    assert.deepEqual(await chamber.json<MemberListView>('/firm/reach/plant-visits'), before);
  });

  it('follows what the association said and applied for itself', async () => {
    const before = await visits();
    const { firms } = await chamber.json<MemberListView>('/firm/reach/plant-visits');
    await apply(firms[0]?.id ?? '', organisationId);
    const applied = await visits();
    assert.deepEqual(
      [applied?.applied, applied?.unreached],
      [(before?.applied ?? 0) + 1, (before?.unreached ?? 0) - 1],
    );
    await sql("UPDATE registry.membership SET valid_to = '2021-01-01' WHERE enterprise_id = $1", [firms[1]?.id]);
    assert.equal((await read()).basis.firms, members.length - 1);
    assert.equal((await visits())?.unreached, (applied?.unreached ?? 0) - 1);
  });

  it('is empty for who speaks for no group, and closed to another association', async () => {
    await sql(
      `INSERT INTO registry.enterprise_group (economy, kind, name, organisation, recorded_by) VALUES ('XDM', 'association', 'Others', 'others', 'test')`,
    );
    for (const other of [actor(['association'], 'others'), actor(['association'], 'nobody')]) {
      const view = await listMemberReach(other);
      assert.deepEqual([view.basis.firms, view.programmes], [0, []]);
      await assert.rejects(listMembersOf(other, 'plant-visits', { show: 'eligible', page: 1 }), { code: 'notFound' });
    }
    const owner = await portal.visitor('owner');
    assert.deepEqual((await owner.json<MemberReachView>('/firm/reach')).groups, []);
    assert.match(await (await owner.get('/firm/reach')).text(), /speaks for no group/);
    assert.equal((await owner.get('/firm/reach/plant-visits')).status, 404);
    assert.equal((await (await portal.visitor('officer')).get('/firm/reach')).status, 403);
    assert.match(await (await chamber.get('/firm')).text(), /href="\/firm\/reach"/);
    assert.doesNotMatch(await (await owner.get('/firm')).text(), /href="\/firm\/reach"/);
  });

  /** The demonstration’s firms may have applied in every round: an application then goes through another’s hands. */
  async function apply(enterpriseId: string, organisation: string): Promise<void> {
    await sql(
      `INSERT INTO programmes.application (economy, id, round_id, enterprise_id, organisation, need, consents_follow_up, state, submitted_by)
       SELECT economy, gen_random_uuid(), id, $1, $2, 'help', true, 'submitted', 'test' FROM programmes.round
       WHERE programme_id = 'plant-visits' AND state <> 'draft' ON CONFLICT DO NOTHING`,
      [enterpriseId, organisation],
    );
    await sql('UPDATE programmes.application SET organisation = $2 WHERE enterprise_id = $1', [
      enterpriseId,
      organisation,
    ]);
  }
});
