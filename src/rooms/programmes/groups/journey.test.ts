import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal, type Visitor } from '../../../../test/portal/startPortal.ts';
import { fillYear } from '../../../demonstration/fillYear.ts';
import { publishFigures } from '../figures/services/publishFigures.ts';
import { selectGroupReach, selectTakeUp } from '../figures/store/figures.ts';
import type { GroupOfApplication } from './views/groups.ts';

interface ApplicationPage {
  application: { state: string; version: number; eligibility: string | null };
  group: GroupOfApplication;
}
interface Visit {
  delivery: { firms: number; hours: string | null; version: number; enterpriseName: string };
  participants: { enterpriseId: string; name: string }[];
  candidates: { enterpriseId: string }[];
  memberPaths: { firm: string; path: string }[];
  suggestions: { id: string; version: number }[];
}
interface VoucherPage {
  voucher: { firms: number; ceiling: string; paid: string };
  parts: { enterpriseId: string; amount: string; paid: string }[];
  claims: { id: string; payable: string; version: number }[];
  isMember: boolean;
  mayClaim: boolean;
}

const lastPart = (address: string | null | undefined) => address?.split('/').pop()?.split(/[?#]/)[0] ?? '';
const cents = (amounts: readonly string[]) => amounts.reduce((sum, one) => sum + Math.round(Number(one) * 100), 0);

describe('a group of firms from its application to the programme’s report', () => {
  let portal: Portal;
  let today = '2026-03-02';
  const people = new Map<string, Visitor>();
  const as = (role: 'association' | 'officer' | 'adviser' | 'owner' | 'buyer' | 'reviewer') =>
    people.get(role) as Visitor;
  const sql = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await portal.database.withConnection('admin', (client) => client.query<Row>(text, values))).rows;
  let firms: string[];
  let round: string;
  let application: string;
  let visit: string;
  let voucher: string;
  const ownFirm = () => firms[0] as string;

  before(async () => {
    portal = await startPortal({ clock: () => new Date(`${today}T12:00:00Z`) });
    await fillYear(portal.composition, contextOf(portal.composition), 7);
    for (const role of ['association', 'officer', 'adviser', 'owner', 'buyer', 'reviewer'] as const)
      people.set(role, await portal.visitor(role));
    const [own] = await sql<{ id: string }>(
      'SELECT r.enterprise_id AS id FROM registry.representative r JOIN programmes.application a ON a.organisation = r.organisation AND a.enterprise_id = r.enterprise_id LIMIT 1',
    );
    const list = await sql<{ id: string }>(
      "SELECT enterprise_id AS id FROM registry.membership WHERE kind = 'association' AND enterprise_id <> $1 ORDER BY enterprise_id",
      [own?.id],
    );
    firms = [own?.id ?? '', ...list.slice(0, 4).map(({ id }) => id)];
    const [{ body } = { body: '' }] = await sql<{ body: string }>(
      "SELECT body FROM registry.membership WHERE kind = 'association'",
    );
    await sql("DELETE FROM registry.membership WHERE kind = 'association'");
    for (const firm of firms)
      await sql(
        `INSERT INTO registry.membership (economy, enterprise_id, kind, body, source, valid_from, recorded_by) VALUES ('XDM', $1, 'association', $2, 'list', '2020-01-01', 'test')`,
        [firm, body],
      );
  });
  after(() => portal.stop());

  it('the call says what it asks of groups, and refuses what makes no sense, field by field', async () => {
    const plan = {
      ...{ programmeId: 'association-training', title: 'Courses', places: '2', opensOn: '2026-03-01' },
      ...{ closesOn: '2026-03-31', assignmentRule: 'lottery', stratifyBy: 'none', budget: '20000' },
      ...{ leastMembers: '5', sharePassing: '40', shareSmall: '0', mostPerFirm: '2000' },
    };
    const bad = { ...plan, leastMembers: '1', sharePassing: '101', shareSmall: 'x', mostPerFirm: '-3' };
    const refused = await as('officer').act('/desk/rounds', bad);
    assert.equal(refused.status, 422);
    const fields = ['leastMembers', 'sharePassing', 'shareSmall', 'mostPerFirm'].map((field) => `body.${field}`);
    assert.deepEqual(
      refused.body.issues?.map(({ path }) => path),
      fields,
    );
    const made = await as('officer').post('/desk/rounds', plan, '/desk/rounds/new');
    round = lastPart(made.headers.get('location'));
    await as('officer').post(`/desk/rounds/${round}/open`, { version: '1' }, `/desk/rounds/${round}`);
    const page = await (await (await portal.visitor()).get(`/programmes/rounds/${round}`)).text();
    assert.match(page, /5 firms at least\. 40 of 100 firms meet/);
  });

  it('the group applies; each firm is checked, and the page says which misses what', async () => {
    const form = `/firm/apply/${round}`;
    const { applicants } = await as('association').json<{ applicants: { id: string }[] }>(form);
    const answers = { applicantId: applicants[0]?.id ?? '', need: 'A course on set-up times', consent: 'yes' };
    application = lastPart((await as('association').post(form, answers, form)).headers.get('location'));
    const own = await as('association').json<ApplicationPage>(`/firm/applications/${application}`);
    assert.deepEqual(own.group.members.map(({ enterpriseId }) => enterpriseId).sort(), [...firms].sort());
    await sql('UPDATE registry.establishment SET employees = 400 WHERE enterprise_id = $1', [firms[4]]);
    const desk = `/desk/applications/${application}`;
    await as('officer').post(`${desk}/members`, {}, desk);
    const { group } = await as('officer').json<ApplicationPage>(desk);
    const large = group.members.find(({ enterpriseId }) => enterpriseId === firms[4]);
    assert.equal(large?.outcome, 'ineligible');
    assert.match(large?.reasons.join(' ') ?? '', /asked for is at most 150 people; the firm: 400 people/);
    const page = await (await as('officer').get(desk)).text();
    assert.match(page, /Misses it/);
    assert.equal((await as('owner').act(`${desk}/members`, {})).status, 403);
  });

  it('is decided as one, and wins as one', async () => {
    const desk = `/desk/applications/${application}`;
    const { application: one } = await as('officer').json<ApplicationPage>(desk);
    const decision = { version: String(one.version), state: 'qualified', reasonCode: 'criteriaMet' };
    assert.equal((await as('officer').post(`${desk}/decide`, decision, desk)).status, 303);
    today = '2026-04-02';
    const { round: drawn } = await as('officer').json<{ round: { version: number } }>(`/desk/rounds/${round}`);
    await as('officer').post(`/desk/rounds/${round}/draw`, { version: String(drawn.version) }, `/desk/rounds/${round}`);
    assert.equal((await as('officer').json<ApplicationPage>(desk)).application.state, 'assigned');
  });

  it('a service goes to three of five firms, which its hours count once', async () => {
    const desk = `/desk/applications/${application}`;
    const plan = `${desk}/deliveries`;
    const [stranger] = await sql<{ id: string }>('SELECT id FROM registry.enterprise WHERE id <> ALL ($1) LIMIT 1', [
      firms,
    ]);
    assert.equal((await as('adviser').act(plan, { kind: 'training' })).status, 409);
    assert.equal((await as('adviser').act(plan, { kind: 'training', participants: [stranger?.id] })).status, 409);
    const planned = await as('adviser').act(plan, { kind: 'training', participants: firms.slice(0, 2) });
    visit = lastPart(planned.body.location);
    await as('adviser').post(`/visits/${visit}/start`, { version: '1', startedOn: today }, `/visits/${visit}`);
    const bad = await as('adviser').act(`/visits/${visit}/complete`, { version: '2', summary: 'x', hours: '1e4' });
    assert.equal(bad.status, 422);
    const done = await as('adviser').act<Visit>(`/visits/${visit}/complete`, {
      ...{ version: '2', summary: 'Two days on set-up times.', hours: '12.5', participants: firms.slice(0, 3) },
    });
    assert.equal(done.status, 200, JSON.stringify(done.body));
    const { delivery, participants, memberPaths } = done.body;
    assert.deepEqual([delivery.firms, delivery.hours, participants.length, memberPaths.length], [3, '12.5', 3, 3]);
    const link = await portal.visitor();
    assert.equal((await link.get(memberPaths[1]?.path ?? '')).status, 200);
  });

  it('the voucher is shared in parts that add up, within each firm’s own limit', async () => {
    const desk = `/desk/applications/${application}`;
    const grant = { sharePercent: '50', ceiling: '1000', expiresOn: '2026-12-31' };
    const shares = (weights: readonly string[]) =>
      Object.fromEntries(weights.map((weight, at) => [`share-${firms[at]}`, weight]));
    const send = (more: object) => as('officer').act(`${desk}/voucher`, { ...grant, ...more });
    assert.equal((await send({})).status, 409);
    assert.equal((await send(shares(['x']))).status, 409);
    const above = await send({ ...shares(['1', '1']), ceiling: '4000.02' });
    assert.deepEqual([above.status, above.body.code], [409, 'programmes.group.aboveLimit']);
    const granted = await send(shares(['1', '1', '1', '0', '']));
    assert.equal(granted.status, 200, JSON.stringify(granted.body));
    voucher = lastPart(granted.body.location);
    const page = await as('officer').json<VoucherPage>(`/vouchers/${voucher}`);
    assert.deepEqual(page.parts.map(({ amount }) => amount).sort(), ['333.33', '333.33', '333.34']);
    assert.equal(page.voucher.firms, 3);
  });

  it('the group claims as one; each payment is one entry of the ledger and splits to the cent', async () => {
    const claim = async (amount: string, number: string) => {
      const sent = await as('association').upload(
        `/vouchers/${voucher}/claims`,
        { supplier: 'School', invoiceNumber: number, invoicedOn: today, invoiceAmount: amount },
        { name: 'invoice.pdf', content: '%PDF', field: 'evidence', from: `/vouchers/${voucher}` },
      );
      assert.equal(sent.status, 303);
      const { claims } = await as('officer').json<VoucherPage>(`/vouchers/${voucher}`);
      const open = claims.find((one) => one.version === 1);
      const decided = await as('officer').post(
        `/claims/${open?.id}/decide`,
        { version: '1', decision: 'pay' },
        `/vouchers/${voucher}`,
      );
      assert.equal(decided.status, 303);
      return open?.payable;
    };
    for (const [amount, payable] of [
      ['200.03', '100.01'],
      ['33.34', '16.67'],
      ['9000', '883.32'],
    ] as const) {
      assert.equal(await claim(amount, `no ${amount}`), payable);
      const { parts, voucher: now } = await as('officer').json<VoucherPage>(`/vouchers/${voucher}`);
      assert.equal(cents(parts.map(({ paid }) => paid)), cents([now.paid]));
      assert.ok(parts.every(({ amount: most, paid }) => Number(paid) <= Number(most)));
    }
    const { parts } = await as('officer').json<VoucherPage>(`/vouchers/${voucher}`);
    assert.deepEqual(
      parts.map(({ paid }) => paid),
      parts.map(({ amount }) => amount),
    );
    const entries = await sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM programmes.claim WHERE voucher_id = $1 AND ledger_entry IS NOT NULL',
      [voucher],
    );
    assert.equal(entries[0]?.n, 3);
  });

  it('a member firm sees its own part and no other firm, and another firm sees nothing', async () => {
    const seen = await as('owner').json<Visit>(`/visits/${visit}`);
    assert.deepEqual(
      seen.participants.map(({ enterpriseId }) => enterpriseId),
      [ownFirm()],
    );
    const part = await as('owner').json<VoucherPage>(`/vouchers/${voucher}`);
    assert.deepEqual(
      [part.parts.map(({ enterpriseId }) => enterpriseId), part.claims, part.isMember, part.mayClaim],
      [[ownFirm()], [], true, false],
    );
    const desk = await (await as('owner').get('/firm')).text();
    assert.match(desk, new RegExp(`/visits/${visit}`));
    assert.equal((await as('owner').get(`/firm/applications/${application}`)).status, 404);
    for (const path of [`/visits/${visit}`, `/vouchers/${voucher}`])
      assert.equal((await as('buyer').get(path, { accept: 'application/json' })).status, 404, path);
    const own = await as('association').json<VoucherPage>(`/vouchers/${voucher}`);
    assert.deepEqual([own.parts.length, own.claims.length], [3, 3]);
    const page = await (await as('owner').get(`/visits/${visit}`)).text();
    assert.match(page, /3 firms took part\./);
    assert.match(page, /Your firm is among them/);
  });

  it('what came of it is said once, and the report counts one group and three firms, each firm once', async () => {
    const suggestion = { gap: 'skills.technical', action: 'Keep one chart of set-ups for all' };
    await as('adviser').post(`/visits/${visit}/suggestions`, suggestion, `/visits/${visit}`);
    const { suggestions } = await as('association').json<Visit>(`/visits/${visit}`);
    const follow = { version: '1', state: 'implemented', gain: '900' };
    const followed = await as('association').act(`/suggestions/${suggestions[0]?.id}/follow`, follow);
    assert.equal(followed.status, 200, JSON.stringify(followed.body));
    const ctx = contextOf(portal.composition);
    const { rows, reach } = await ctx.db.withActor(ctx, async (tx) => ({
      rows: await selectTakeUp(tx, 'association-training'),
      reach: await selectGroupReach(tx, 'association-training'),
    }));
    const count = (measure: 'applied' | 'served' | 'completed' | 'changed') =>
      rows.filter((one) => one[measure]).length;
    assert.deepEqual([count('applied'), count('served'), count('completed'), count('changed')], [5, 3, 3, 3]);
    assert.deepEqual(
      reach.map(({ step, groups, firms: of }) => `${step} ${groups} ${of}`),
      ['applied 1 5', 'served 1 3', 'completed 1 3'],
    );
    await publishFigures(ctx, 'association-training');
    const page = await (await (await portal.visitor()).get('/programmes/association-training?economy=XDM')).text();
    assert.match(page, /As groups were served: *<[^>]*>[^<]*hidden/);
    assert.doesNotMatch(page, /1 group with/);
  });

  it('a second service to the same firms and a firm that joins later change reach by that firm alone', async () => {
    const desk = `/desk/applications/${application}`;
    const [{ body } = { body: '' }] = await sql<{ body: string }>(
      "SELECT body FROM registry.membership WHERE kind = 'association' LIMIT 1",
    );
    const [late] = await sql<{ id: string }>(
      'SELECT id FROM registry.enterprise WHERE id <> ALL ($1) ORDER BY id LIMIT 1',
      [firms],
    );
    await sql(
      `INSERT INTO registry.membership (economy, enterprise_id, kind, body, source, valid_from, recorded_by) VALUES ('XDM', $1, 'association', $2, 'list', '2026-04-01', 'test')`,
      [late?.id, body],
    );
    await sql(
      "UPDATE registry.membership SET valid_to = '2026-03-31' WHERE enterprise_id = $1 AND kind = 'association'",
      [firms[4]],
    );
    const { group } = await as('officer').json<ApplicationPage>(desk);
    assert.deepEqual([group.members.length, group.joined], [5, 1]);
    assert.equal(group.members.find(({ enterpriseId }) => enterpriseId === firms[4])?.isMember, false);
    const plan = `${desk}/deliveries`;
    assert.equal((await as('adviser').act(plan, { kind: 'test', participants: [firms[4]] })).status, 409);
    const planned = await as('adviser').act(plan, { kind: 'test', participants: [...firms.slice(0, 3), late?.id] });
    const second = lastPart(planned.body.location);
    assert.equal((await as('adviser').act(`/visits/${second}/start`, { version: '1' })).status, 200);
    const ctx = contextOf(portal.composition);
    const rows = await ctx.db.withActor(ctx, (tx) => selectTakeUp(tx, 'association-training'));
    assert.deepEqual([rows.length, rows.filter(({ served }) => served).length], [6, 4]);
  });

  it('the public page says how many groups and firms, once they are so many that the total may be told', async () => {
    for (const [table, column, id] of [
      ['application_member', 'application_id', application],
      ['participant', 'delivery_id', visit],
    ] as const) {
      const more = table === 'participant' ? ['', ''] : [', outcome, checked_at', ", 'eligible', now()"];
      await sql(
        `INSERT INTO programmes.${table} (economy, ${column}, enterprise_id${more[0]}) SELECT economy, $1, id${more[1]} FROM registry.enterprise ON CONFLICT DO NOTHING`,
        [id],
      );
    }
    const [{ n } = { n: 0 }] = await sql<{ n: number }>('SELECT count(*)::int AS n FROM registry.enterprise');
    await publishFigures(contextOf(portal.composition), 'association-training');
    const page = await (await (await portal.visitor()).get('/programmes/association-training?economy=XDM')).text();
    assert.match(page, new RegExp(`As groups were served: 1 group with ${n} firms`));
  });
});
