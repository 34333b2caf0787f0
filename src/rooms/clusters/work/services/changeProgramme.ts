import { randomUUID } from 'node:crypto';
import { findEconomy } from '../../../../codes/index.ts';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import type { ProgrammeDocument, ProgrammeState } from '../model.ts';
import { isOpen, whyNot } from '../rules/changeState.ts';
import type { ProgrammeFacts } from '../rules/checkForms.ts';
import { leads } from '../rules/whoLeads.ts';
import { selectGroupOf } from '../store/groups.ts';
import { selectMembers } from '../store/members.ts';
import {
  insertEdition,
  insertProgramme,
  type ProgrammeRow,
  selectEdition,
  selectProgramme,
  updateProgramme,
} from '../store/programmes.ts';
import { selectStatements } from '../store/statements.ts';
import { readCluster } from './readCluster.ts';
import { judgeStatements } from './readEvidence.ts';
import { refuseWithoutOrganisation } from './refuseWithoutOrganisation.ts';

/** Drafts a programme; what is known of the cluster today is copied into it, so that it can be compared later. */
export async function createProgramme(ctx: Context, clusterId: string, facts: ProgrammeFacts): Promise<string> {
  refuseWithoutOrganisation(ctx);
  const cluster = await readCluster(ctx, clusterId);
  const economy = findEconomy(ctx.economy);
  const id = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    const { status, observed, holding } = judgeStatements(
      (await selectStatements(tx, clusterId)).filter(({ knownOn }) => knownOn <= ctx.today),
    );
    const baseline = { on: ctx.today, firms: cluster.enterpriseIds.length, plants: cluster.plants };
    const document: ProgrammeDocument = {
      ...facts,
      clusterTitle: cluster.title,
      baseline: { ...baseline, functioning: status, observed, holding },
      goals: [],
      actions: [],
    };
    const organisation = ctx.actor.organisationId;
    const about = { id, clusterId, groupId: await selectGroupOf(tx, organisation), organisation };
    const simulated = economy?.isSimulated ?? false;
    await insertProgramme(tx, { ...about, currency: economy?.currency ?? 'USD', document, simulated }, ctx.now());
    const first = { programmeId: id, organisation, number: 1, state: 'draft', document, verb: 'create' } as const;
    await insertEdition(tx, first, ctx.now());
    await recordAudit(tx, { verb: 'clusters.programme.create', subject: id, detail: { cluster: clusterId } });
  });
  return id;
}

/** Finds a programme that the actor leads. */
export async function findLed(tx: Transaction, id: string): Promise<ProgrammeRow> {
  const programme = await selectProgramme(tx, id);
  if (programme === null) throw new DomainError('notFound', 'clusters.programme');
  if (!leads(tx.actor, programme.organisation)) throw new DomainError('notAllowed', 'clusters.programme.others');
  return programme;
}

export interface ProgrammeChange {
  verb: string;
  version: number;
  apply: (document: ProgrammeDocument) => ProgrammeDocument;
}

/** Makes the next edition of a programme; the one before is kept, and nothing is done on a state that nobody saw. */
export function changeDocument(ctx: Context, id: string, { verb, version, apply }: ProgrammeChange): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const programme = await findLed(tx, id);
    if (!isOpen(programme.state)) throw new DomainError('closed', 'clusters.programme.closed');
    await writeEdition(ctx, tx, programme, {
      verb,
      version,
      state: programme.state,
      document: apply(programme.document),
    });
  });
}

/** From draft to agreed, running and closed; what is missing is said. */
export function changeState(ctx: Context, id: string, to: ProgrammeState, version: number): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const programme = await findLed(tx, id);
    const agreed = (await selectMembers(tx, [id])).filter(({ state }) => state === 'agreed').length;
    const reason = whyNot(programme.state, to, programme.document, agreed);
    if (reason !== null) throw new DomainError('conflict', `clusters.programme.${reason}`);
    await writeEdition(ctx, tx, programme, { verb: to, version, state: to, document: programme.document });
  });
}

/** Words, goals and actions go back to the edition before; its state and who takes part stay as they are. */
export function undoChange(ctx: Context, id: string, version: number): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const programme = await findLed(tx, id);
    if (!isOpen(programme.state)) throw new DomainError('closed', 'clusters.programme.closed');
    const before = await selectEdition(tx, id, programme.edition - 1);
    if (before === null) throw new DomainError('conflict', 'clusters.programme.nothingToUndo');
    await writeEdition(ctx, tx, programme, {
      verb: 'undo',
      version,
      state: programme.state,
      document: before.document,
    });
  });
}

interface Next {
  verb: string;
  version: number;
  state: ProgrammeState;
  document: ProgrammeDocument;
}

async function writeEdition(ctx: Context, tx: Transaction, programme: ProgrammeRow, next: Next): Promise<void> {
  const { id, organisation } = programme;
  const number = await updateProgramme(tx, { id, ...next }, ctx.now());
  if (number === null) throw new DomainError('conflict', 'clusters.programme.changed');
  const { verb, state, document } = next;
  await insertEdition(tx, { programmeId: id, organisation, number, state, document, verb }, ctx.now());
  await recordAudit(tx, { verb: `clusters.programme.${verb}`, subject: id, detail: { edition: number, state } });
}
