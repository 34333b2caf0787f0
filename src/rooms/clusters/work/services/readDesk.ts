import type { Context } from '../../../../platform/context.ts';
import { listOwnFirms } from '../../../registry/index.ts';
import { dueActions } from '../rules/dueActions.ts';
import { leadsAll } from '../rules/whoLeads.ts';
import { selectGroupApplications, selectGroupRounds, selectOwnGroups } from '../store/groups.ts';
import { type MemberRow, selectMembers, selectMembershipsOf } from '../store/members.ts';
import { type ProgrammeRow, selectLed, selectProgramme } from '../store/programmes.ts';
import type { FirmGroupsView, FirmGroupView, GroupDeskView } from '../views/desk.ts';

const dayOf = (at: Date | null) => at?.toISOString().slice(0, 10) ?? null;

/** What waits for those who lead a cluster; officers see all of the economy's. */
export async function readDesk(ctx: Context): Promise<GroupDeskView> {
  const isOwn = !leadsAll(ctx.actor);
  const found = await ctx.db.withActor(
    ctx,
    async (tx) => {
      const groups = await selectOwnGroups(tx, ctx.today);
      const programmes =
        isOwn && ctx.actor.organisationId === null ? [] : await selectLed(tx, isOwn ? ctx.actor.organisationId : null);
      return {
        groups,
        programmes,
        members: await selectMembers(
          tx,
          programmes.map(({ id }) => id),
        ),
        rounds: await selectGroupRounds(tx, ctx.today),
        applications: await selectGroupApplications(
          tx,
          groups.map(({ id }) => id),
        ),
      };
    },
    { readOnly: true },
  );
  const { groups, programmes, members, rounds, applications } = found;
  const titleOf = new Map(programmes.map(({ id, document }) => [id, document.title]));
  return {
    isOwn,
    groups,
    programmes: programmes.map((programme) => summaryOf(programme, members)),
    unanswered: members
      .filter(({ state }) => state === 'invited')
      .map((one) => ({
        ...{ id: one.id, enterpriseId: one.enterpriseId, name: one.name, invitedOn: dayOf(one.invitedAt) ?? '' },
        ...{ programmeId: one.programmeId, programmeTitle: titleOf.get(one.programmeId) ?? '' },
      })),
    actions: dueActions(programmes, ctx.today),
    rounds,
    applications: applications.map(({ id, groupName, roundTitle, state, submittedAt }) => ({
      ...{ id, groupName, roundTitle, state, submittedOn: dayOf(submittedAt) ?? '' },
    })),
  };
}

function summaryOf({ id, clusterId, state, document }: ProgrammeRow, members: readonly MemberRow[]) {
  const count = (wanted: string) => members.filter((one) => one.programmeId === id && one.state === wanted).length;
  return {
    ...{ id, clusterId, clusterTitle: document.clusterTitle, title: document.title, state },
    ...{ invited: count('invited'), agreed: count('agreed') },
    actions: document.actions.filter((one) => one.state !== 'dropped').length,
    done: document.actions.filter((one) => one.state === 'done').length,
  };
}

/** Invitations and memberships of the actor's own firms. */
export async function readFirmGroups(ctx: Context): Promise<FirmGroupsView> {
  const firms = await listOwnFirms(ctx);
  const memberships = await ctx.db.withActor(
    ctx,
    async (tx) => {
      const rows = await selectMembershipsOf(
        tx,
        firms.map(({ id }) => id),
      );
      const views: FirmGroupView[] = [];
      for (const row of rows) views.push(firmGroupOf(row, await selectProgramme(tx, row.programmeId)));
      return views;
    },
    { readOnly: true },
  );
  return { firms: firms.length, memberships };
}

function firmGroupOf(row: MemberRow, programme: ProgrammeRow | null): FirmGroupView {
  return {
    ...{ id: row.id, enterpriseName: row.name, state: row.state, named: row.named, version: row.version },
    ...{ invitedOn: dayOf(row.invitedAt) ?? '', answeredOn: dayOf(row.leftAt ?? row.answeredAt) },
    programme:
      programme === null
        ? null
        : {
            ...{ id: programme.id, title: programme.document.title, vision: programme.document.vision },
            ...{ clusterTitle: programme.document.clusterTitle, state: programme.state },
            actions: programme.document.actions
              .filter(({ state }) => state === 'planned' || state === 'underway')
              .map(({ title, dueOn, participants }) => ({
                ...{ title, dueOn, joins: participants.includes(row.enterpriseId) },
              })),
          },
  };
}
