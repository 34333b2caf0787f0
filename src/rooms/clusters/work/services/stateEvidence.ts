import { randomUUID } from 'node:crypto';
import { findEconomy } from '../../../../codes/index.ts';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import type { StatementFields } from '../rules/checkStatement.ts';
import { leads } from '../rules/whoLeads.ts';
import { insertStatement, selectStatement, supersede, withdraw } from '../store/statements.ts';
import { readCluster } from './readCluster.ts';
import { refuseWithoutOrganisation } from './refuseWithoutOrganisation.ts';
import { tellCluster } from './tellCluster.ts';

const isSimulated = (ctx: Context) => findEconomy(ctx.economy)?.isSimulated ?? false;

/** Adds a statement about a cluster. Returns its id. */
export async function addStatement(ctx: Context, clusterId: string, fields: StatementFields): Promise<string> {
  refuseWithoutOrganisation(ctx);
  await readCluster(ctx, clusterId);
  const id = randomUUID();
  await ctx.db.withActor(ctx, (tx) => write(ctx, tx, id, clusterId, fields));
  return id;
}

/** What was said stays readable; another statement holds in its place. */
export async function correctStatement(ctx: Context, of: string, id: string, fields: StatementFields): Promise<string> {
  const by = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    const { clusterId, subject, indicator } = await findOwn(tx, id);
    if (clusterId !== of) throw new DomainError('notFound', 'clusters.statement');
    if (subject !== fields.subject || indicator !== fields.indicator)
      throw new DomainError('conflict', 'clusters.statement.other');
    await write(ctx, tx, by, clusterId, fields);
    standingOrRefuse(await supersede(tx, id, by));
    await tellCluster(tx, of);
  });
  return by;
}

export function withdrawStatement(ctx: Context, id: string, reason: string): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const { clusterId } = await findOwn(tx, id);
    standingOrRefuse(await withdraw(tx, id, reason, ctx.now()));
    await recordAudit(tx, { verb: 'clusters.statement.withdraw', subject: id, detail: { cluster: clusterId, reason } });
    await tellCluster(tx, clusterId);
    return clusterId;
  });
}

async function write(
  ctx: Context,
  tx: Transaction,
  id: string,
  clusterId: string,
  fields: StatementFields,
): Promise<void> {
  await insertStatement(tx, { ...fields, id, clusterId, derived: false, simulated: isSimulated(ctx) }, ctx.now());
  const { indicator, holds } = fields;
  await recordAudit(tx, {
    verb: 'clusters.statement.add',
    subject: id,
    detail: { cluster: clusterId, indicator, holds },
  });
  await tellCluster(tx, clusterId);
}

/** An association changes what it said itself; officers may change all. */
async function findOwn(tx: Transaction, id: string) {
  const statement = await selectStatement(tx, id);
  if (statement === null) throw new DomainError('notFound', 'clusters.statement');
  if (!leads(tx.actor, statement.organisation)) throw new DomainError('notAllowed', 'clusters.statement.others');
  return statement;
}

function standingOrRefuse(done: boolean): void {
  if (!done) throw new DomainError('conflict', 'clusters.statement.ended');
}
