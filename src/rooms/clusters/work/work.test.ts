import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Actor, Context } from '../../../platform/context.ts';
import { lin, visitor } from '../../../platform/db/fixtures.ts';
import { DomainError } from '../../../platform/errors.ts';
import { representFirm } from '../../registry/index.ts';
import { type ClusterStage, setStage } from '../fixtures.tsx';
import type { JointAction } from './model.ts';
import type { StatementFields } from './rules/checkStatement.ts';
import { answerInvitation, inviteFirms, recordPaper } from './services/changeMembers.ts';
import { changeFacts, removeAction, saveAction, saveGoal } from './services/changeParts.ts';
import { changeState, createProgramme, undoChange } from './services/changeProgramme.ts';
import { deriveFromRecords } from './services/deriveEvidence.ts';
import { manageProgramme } from './services/manageProgramme.ts';
import { readCluster } from './services/readCluster.ts';
import { readDesk, readFirmGroups } from './services/readDesk.ts';
import { readEvidence } from './services/readEvidence.ts';
import { readerOfFound } from './services/readFound.ts';
import { readProgramme } from './services/readProgramme.ts';
import { addStatement, correctStatement, withdrawStatement } from './services/stateEvidence.ts';

const association = (userId: string, organisationId: string): Actor => ({
  ...{ kind: 'user', userId, name: userId, roles: ['association'], organisationId, economies: [] },
});
const hoa = association('hoa', 'chamber');
const kim = association('kim', 'other-chamber');
/** Socks in Shetou: 24 plants. */
const socks = 'tw-factory-3.123.10007170';

const joint: Omit<JointAction, 'id' | 'participants'> & { id: null } = {
  ...{ id: null, title: 'Stand at a fair', theme: 'markets', kind: 'market', owner: 'Chamber', partner: '' },
  ...{ startsOn: '2026-12-01', dueOn: '2027-03-01', state: 'underway', cost: '120.50', fromMembers: '20.50' },
  ...{ fromPublic: '100', fromOthers: '0', soldPrivately: 'no', results: '' },
};
const refuses = (reason: string) => (error: unknown) => error instanceof DomainError && error.reason === reason;
const says = (indicator: string, holds: boolean, knownOn = '2026-05-01'): StatementFields => ({
  ...{ subject: 'functioning', indicator, holds, knownOn, sourceKind: 'association', link: null, note: '' },
  source: 'Minutes of the meeting',
});

describe('the work of a cluster', () => {
  let stage: ClusterStage;
  const as = (actor: Actor): Context => stage.ctx(actor);
  before(async () => {
    stage = await setStage();
    await stage.importRegister();
  });
  after(() => stage.end());

  it('is not known before anybody has said anything, however dense the cluster', async () => {
    const view = await readEvidence(as(visitor), socks);
    assert.deepEqual([view.cluster.plants, view.status, view.observed, view.best], [24, 'unknown', 0, 1]);
    assert.equal(view.mayState, false);
    await assert.rejects(readEvidence(as(visitor), 'tw-factory-3.999.10007170'), refuses('clusters.cluster'));
    await assert.rejects(readEvidence(as(visitor), 'lineage-7'), refuses('clusters.cluster'));
  });

  it('is judged from what is stated, and a correction stands beside what it corrects', async () => {
    for (const indicator of ['jointActions', 'association', 'training', 'exporters', 'trust'])
      await addStatement(as(hoa), socks, says(indicator, true));
    assert.equal((await readEvidence(as(visitor), socks)).status, 'unknown');
    const id = await addStatement(as(hoa), socks, says('cooperation', true));
    assert.equal((await readEvidence(as(visitor), socks)).status, 'functioning');
    await correctStatement(as(hoa), socks, id, says('cooperation', false));
    const view = await readEvidence(as(visitor), socks);
    assert.deepEqual([view.holding, view.observed, view.ended.length, view.ended[0]?.state], [5, 6, 1, 'corrected']);
    await assert.rejects(withdrawStatement(as(hoa), id, 'late'), refuses('clusters.statement.ended'));
    await assert.rejects(
      correctStatement(as(hoa), socks, id, says('trust', false)),
      refuses('clusters.statement.other'),
    );
    const elsewhere = correctStatement(as(hoa), 'tw-factory-3.313.66000110', id, says('cooperation', false));
    await assert.rejects(elsewhere, refuses('clusters.statement'));
  });

  it('shows that sources disagree, and the latest counts', async () => {
    await addStatement(as(lin), socks, says('trust', false, '2026-09-01'));
    const trust = (await readEvidence(as(visitor), socks)).functioning.find(({ indicator }) => indicator === 'trust');
    assert.deepEqual([trust?.holds, trust?.disputed, trust?.statements.length], [false, true, 2]);
  });

  it('lets nobody change what another association stated; an officer may, with a reason', async () => {
    const id = await addStatement(as(hoa), socks, says('localPlan', true));
    await assert.rejects(withdrawStatement(as(kim), id, 'no'), refuses('clusters.statement.others'));
    await withdrawStatement(as(lin), id, 'The plan has run out.');
    const ended = (await readEvidence(as(kim), socks)).ended.find((one) => one.id === id);
    assert.deepEqual([ended?.state, ended?.withdrawnReason], ['withdrawn', 'The plan has run out.']);
    await assert.rejects(addStatement(as(visitor), socks, says('trust', true)), refuses('clusters.noOrganisation'));
  });

  it('is asked of a cluster that a detection found, by its lasting id alone', async () => {
    const id = '0d9f3c1e-5a3b-4c55-8a55-2f6f0c0a7b11';
    const asked: string[] = [];
    const read = readerOfFound(async (_, of) => {
      asked.push(of);
      const areas = [
        { code: 'a', name: 'Shetou', members: 20 },
        { code: 'b', name: 'Yingge', members: 4 },
      ];
      return of === id
        ? { id, group: 'hosiery', groupTitle: 'Hosiery', title: 'Socks', areas, enterpriseIds: ['x'] }
        : null;
    });
    const facts = await read(as(visitor), id);
    assert.deepEqual([facts?.plants, facts?.isTested, facts?.areaTitles], [24, true, ['Shetou', 'Yingge']]);
    assert.equal(await read(as(visitor), socks), null);
    assert.deepEqual(asked, [id]);
  });

  it('counts what records show, says that it is counted, and takes back what they no longer show', async () => {
    assert.deepEqual(await deriveFromRecords(as(lin), socks), { held: 0 });
  });
});

describe('the programme of a cluster', () => {
  let stage: ClusterStage;
  let firms: string[];
  let programme: string;
  const ana: Actor = { ...hoa, userId: 'ana', roles: ['owner'], organisationId: 'sock-mill' };
  const as = (actor: Actor): Context => stage.ctx(actor);
  const read = (actor: Actor) => manageProgramme(as(actor), programme);
  const version = async () => (await read(hoa)).programme.version;
  const facts = {
    title: 'Socks for export',
    vision: 'Socks sold together',
    beginsOn: '2026-11-22',
    endsOn: '2028-11-22',
  };
  const goal = {
    ...{ id: null, title: 'Exporters', unit: 'firms', baseline: '2', baselineOn: '2026-11-22', target: '10' },
    ...{ targetOn: '2028-11-22', source: 'Survey' },
  };
  before(async () => {
    stage = await setStage();
    await stage.importRegister();
    firms = [...(await readCluster(as(lin), socks)).enterpriseIds].slice(0, 5);
    const evidence = { evidence: 'Seal', validFrom: '2020-01-01', validTo: null };
    await representFirm(as(lin), { enterpriseId: firms[0] as string, organisation: 'sock-mill', ...evidence });
  });
  after(() => stage.end());

  it('is a draft that another association, an owner who was not invited and the public do not see', async () => {
    programme = await createProgramme(as(hoa), socks, facts);
    assert.equal((await readProgramme(as(hoa), programme)).baseline.plants, 24);
    for (const actor of [kim, ana, visitor])
      await assert.rejects(readProgramme(as(actor), programme), refuses('clusters.programme'));
    await assert.rejects(changeFacts(as(kim), programme, facts, 1), refuses('clusters.programme'));
    assert.deepEqual((await readDesk(as(kim))).programmes, []);
    assert.equal((await readDesk(as(lin))).programmes.length, 1);
  });

  it('keeps every edition, undoes the last change, and does nothing on a state that nobody saw', async () => {
    await saveGoal(as(hoa), programme, goal, 1);
    await assert.rejects(saveGoal(as(hoa), programme, goal, 1), refuses('clusters.programme.changed'));
    await undoChange(as(hoa), programme, 2);
    assert.equal((await read(hoa)).programme.goals.length, 0);
    await undoChange(as(hoa), programme, 3);
    const view = await read(hoa);
    assert.equal(view.programme.goals.length, 1);
    assert.deepEqual(
      view.editions.map(({ verb }) => verb),
      ['undo', 'undo', 'goal.add', 'create'],
    );
  });

  it('invites all that are named or none, and shows an invited firm the draft', async () => {
    assert.deepEqual(await inviteFirms(as(hoa), programme, [firms[0] as string, 'XDM-999']), {
      ...{ unknown: ['XDM-999'], invited: 0 },
    });
    assert.deepEqual(await inviteFirms(as(hoa), programme, firms), { unknown: [], invited: 5 });
    assert.equal((await inviteFirms(as(hoa), programme, firms)).invited, 0);
    const { memberships } = await readFirmGroups(as(ana));
    assert.deepEqual(
      memberships.map(({ state, programme: of }) => [state, of?.title]),
      [['invited', 'Socks for export']],
    );
    await assert.rejects(inviteFirms(as(kim), programme, firms), refuses('clusters.programme'));
  });

  it('takes a firm’s answer from the firm, or from paper that is named, and from nobody else', async () => {
    const { members } = await read(hoa);
    const own = members.find(({ enterpriseId }) => enterpriseId === firms[0])!;
    const other = members.find(({ enterpriseId }) => enterpriseId !== firms[0])!;
    const yes = { state: 'agreed', named: true, version: 1 } as const;
    await assert.rejects(answerInvitation(as(ana), other.id, yes), refuses('clusters.member'));
    await assert.rejects(answerInvitation(as(hoa), own.id, yes), refuses('clusters.member'));
    await answerInvitation(as(ana), own.id, yes);
    await assert.rejects(answerInvitation(as(ana), own.id, yes), refuses('clusters.member.changed'));
    await assert.rejects(
      changeState(as(hoa), programme, 'agreed', await version()),
      refuses('clusters.programme.noAction'),
    );
    for (const one of members.filter(({ id }) => id !== own.id).slice(0, 3))
      await recordPaper(as(hoa), programme, one.id, { ...yes, named: false, paper: 'Folder 3' });
    const after = await read(hoa);
    assert.deepEqual(after.members.filter(({ state }) => state === 'agreed').length, 4);
    assert.deepEqual((await readDesk(as(hoa))).unanswered.length, 1);
  });

  it('is public once it is agreed, with counts for all and names of those who agreed to be named', async () => {
    const action = { ...joint, participants: firms.slice(0, 3) };
    await saveAction(as(hoa), programme, action, await version());
    await changeState(as(hoa), programme, 'agreed', await version());
    const view = await readProgramme(as(visitor), programme);
    assert.deepEqual([view.state, view.members, view.namedMembers.length, view.mayLead], ['agreed', 4, 1, false]);
    assert.deepEqual([view.actions[0]?.firms, view.budget.cost], [3, '120.50']);
    assert.ok(!JSON.stringify(view).includes(firms[1] as string));
    assert.equal((await readProgramme(as(kim), programme)).mayLead, false);
    const kept = (actor: Actor) =>
      as(actor).db.withActor(as(actor), async (tx) => {
        const { rows } = await tx.client.query<{ row: string; firms: string[] | null }>(
          `SELECT to_jsonb(p)::text AS row, (SELECT array_agg(a.enterprise_id) FROM clusters.action_participant a WHERE a.programme_id = p.id) AS firms
           FROM clusters.joint_programme p WHERE p.id = $1`,
          [programme],
        );
        const named = firms.filter((firm) => rows[0]?.row.includes(firm));
        return [named.length, rows[0]?.firms?.length ?? 0];
      });
    assert.deepEqual(await kept(visitor), [0, 0]);
    assert.deepEqual(await kept(kim), [0, 0]);
    assert.deepEqual(await kept(ana), [0, 1]);
    assert.deepEqual(await kept(hoa), [0, 3]);
    await assert.rejects(changeFacts(as(kim), programme, facts, view.version), refuses('clusters.programme.others'));
  });

  it('becomes evidence by its joint actions once it runs, and what is gone is withdrawn', async () => {
    await changeState(as(hoa), programme, 'running', await version());
    assert.deepEqual(await deriveFromRecords(as(lin), socks), { held: 1 });
    assert.deepEqual(await deriveFromRecords(as(lin), socks), { held: 1 });
    const held = await readEvidence(as(visitor), socks);
    assert.deepEqual([held.holding, held.ended.length, held.functioning[0]?.statements[0]?.derived], [1, 1, true]);
    const { actions } = (await read(hoa)).programme;
    await removeAction(as(hoa), programme, actions[0]!.id, await version());
    assert.deepEqual(await deriveFromRecords(as(lin), socks), { held: 0 });
    assert.equal((await readEvidence(as(visitor), socks)).observed, 0);
  });

  it('hides members and editions from others in the database itself', async () => {
    const count = (actor: Actor) =>
      as(actor).db.withActor(as(actor), async (tx) => {
        const { rows } = await tx.client.query<{ members: number; editions: number }>(
          `SELECT (SELECT count(*)::int FROM clusters.programme_member) AS members,
             (SELECT count(*)::int FROM clusters.joint_programme_edition) AS editions`,
        );
        return [rows[0]?.members, (rows[0]?.editions ?? 0) > 0];
      });
    assert.deepEqual(await count(hoa), [5, true]);
    assert.deepEqual(await count(lin), [5, true]);
    for (const actor of [kim, ana, visitor]) assert.deepEqual(await count(actor), [1, false]);
    const nobody: Actor = { ...visitor, kind: 'user' as const, roles: ['association' as const] };
    await assert.rejects(createProgramme(as(nobody), socks, facts), refuses('clusters.noOrganisation'));
  });

  it('lets a firm leave, and stays as it was once it is closed', async () => {
    const { members } = await read(hoa);
    const agreed = members.filter(({ state }) => state === 'agreed').map(({ enterpriseId }) => enterpriseId);
    const three = [firms[0] as string, ...agreed.filter((id) => id !== firms[0])].slice(0, 3);
    await saveAction(as(hoa), programme, { ...joint, participants: three }, await version());
    const groups = async () => {
      const { actions, principles } = await readProgramme(as(visitor), programme);
      return [actions[0]?.firms, principles.find(({ principle }) => principle === 'groups')?.ground];
    };
    assert.deepEqual(await groups(), [3, 'actions']);
    const { memberships } = await readFirmGroups(as(ana));
    await answerInvitation(as(ana), memberships[0]!.id, { state: 'left', named: true, version: 2 });
    assert.deepEqual(await groups(), [null, 'singleFirms']);
    assert.deepEqual((await readProgramme(as(visitor), programme)).namedMembers, []);
    await changeState(as(hoa), programme, 'closed', await version());
    await assert.rejects(changeFacts(as(hoa), programme, facts, await version()), refuses('clusters.programme.closed'));
    await assert.rejects(undoChange(as(hoa), programme, await version()), refuses('clusters.programme.closed'));
  });
});
