import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { selectGroupApplication, selectGroupFirms } from '../store/groups.ts';
import { selectProgrammesLedBy, selectProgrammesOf } from '../store/programmes.ts';
import { selectStatements } from '../store/statements.ts';
import type { ClusterWork, FirmGroupsShort, GroupOfApplication } from '../views/panels.ts';
import { readFirmGroups } from './readDesk.ts';

export async function readClusterWork(ctx: Context, { id }: { id: string }): Promise<ClusterWork> {
  const { rows, programmes } = await ctx.db.withActor(
    ctx,
    async (tx) => ({ rows: await selectStatements(tx, id), programmes: await selectProgrammesOf(tx, id) }),
    { readOnly: true },
  );
  const origins = rows.filter(
    ({ subject, supersededBy, withdrawnAt }) => subject === 'origin' && supersededBy === null && withdrawnAt === null,
  );
  return {
    id,
    origins: origins.map(({ indicator, holds, source, knownOn }) => ({ indicator, holds, source, knownOn })),
    programmes: programmes.map(({ id: programme, state, document: { title, actions } }) => ({
      ...{ id: programme, title, state, actions: actions.filter((one) => one.state !== 'dropped').length },
      done: actions.filter((one) => one.state === 'done').length,
    })),
  };
}

/** Null where no group has asked any of the reader's firms. */
export async function readFirmGroupsShort(ctx: Context): Promise<FirmGroupsShort | null> {
  const { memberships } = await readFirmGroups(ctx);
  const count = (wanted: string) => memberships.filter(({ state }) => state === wanted).length;
  const [open, joined] = [count('invited'), count('agreed')];
  return open + joined === 0 ? null : { open, joined };
}

/** Null where a single firm applied. */
export async function readGroupOfApplication(ctx: Context, { id }: { id: string }): Promise<GroupOfApplication | null> {
  if (!isAllowed(ctx.actor, 'programmes.readApplications')) return null;
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const application = await selectGroupApplication(tx, id);
      if (application === null) return null;
      const programmes = await selectProgrammesLedBy(tx, application.groupId);
      const on = application.submittedAt.toISOString().slice(0, 10);
      return {
        group: application.groupName,
        on,
        firms: await selectGroupFirms(tx, application.groupId, on),
        programmes: programmes.map(({ id: programme, state, document }) => ({
          ...{ id: programme, state, title: document.title },
        })),
      };
    },
    { readOnly: true },
  );
}
