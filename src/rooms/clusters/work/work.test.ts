import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Actor, Context } from '../../../platform/context.ts';
import { lin, visitor } from '../../../platform/db/fixtures.ts';
import { DomainError } from '../../../platform/errors.ts';
import { type ClusterStage, setStage } from '../fixtures.tsx';
import type { StatementFields } from './rules/checkStatement.ts';
import { deriveFromRecords } from './services/deriveEvidence.ts';
import { readEvidence } from './services/readEvidence.ts';
import { addStatement, correctStatement, withdrawStatement } from './services/stateEvidence.ts';

const association = (userId: string, organisationId: string): Actor => ({
  ...{ kind: 'user', userId, name: userId, roles: ['association'], organisationId, economies: [] },
});
const hoa = association('hoa', 'chamber');
const kim = association('kim', 'other-chamber');
/** Socks in Shetou: 24 plants. */
const socks = 'tw-factory-3.123.10007170';

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
    await correctStatement(as(hoa), id, says('cooperation', false));
    const view = await readEvidence(as(visitor), socks);
    assert.deepEqual([view.holding, view.observed, view.ended.length, view.ended[0]?.state], [5, 6, 1, 'corrected']);
    await assert.rejects(withdrawStatement(as(hoa), id, 'late'), refuses('clusters.statement.ended'));
    await assert.rejects(correctStatement(as(hoa), id, says('trust', false)), refuses('clusters.statement.other'));
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
    await assert.rejects(addStatement(as(visitor), socks, says('trust', true)));
  });

  it('counts what records show, says that it is counted, and takes back what they no longer show', async () => {
    assert.deepEqual(await deriveFromRecords(as(lin), socks), { held: 0 });
  });
});
