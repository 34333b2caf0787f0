import { z } from 'zod';
import { actionStates, memberStates, programmeStates } from '../model.ts';

const deskActionSchema = z.object({
  ...{ id: z.string(), programmeId: z.string(), programmeTitle: z.string(), title: z.string(), owner: z.string() },
  dueOn: z.string(),
  state: z.enum(actionStates),
  isLate: z.boolean(),
});

export const groupDeskSchema = z.object({
  /** False for officers, who see every programme of the economy. */
  isOwn: z.boolean(),
  groups: z.array(z.object({ id: z.string(), kind: z.string(), name: z.string(), members: z.number() })),
  programmes: z.array(
    z.object({
      ...{ id: z.string(), clusterId: z.string(), clusterTitle: z.string(), title: z.string() },
      state: z.enum(programmeStates),
      ...{ invited: z.number(), agreed: z.number(), actions: z.number(), done: z.number() },
    }),
  ),
  unanswered: z.array(
    z.object({
      ...{ id: z.string(), enterpriseId: z.string(), name: z.string(), invitedOn: z.string() },
      ...{ programmeId: z.string(), programmeTitle: z.string() },
    }),
  ),
  /** Late first, then what is due within thirty days. */
  actions: z.array(deskActionSchema),
  rounds: z.array(z.object({ id: z.string(), title: z.string(), programmeTitle: z.string(), closesOn: z.string() })),
  applications: z.array(
    z.object({
      ...{ id: z.string(), groupName: z.string(), roundTitle: z.string(), state: z.string(), submittedOn: z.string() },
    }),
  ),
});
export type GroupDeskView = z.output<typeof groupDeskSchema>;

const firmGroupSchema = z.object({
  ...{ id: z.string(), enterpriseName: z.string(), state: z.enum(memberStates), named: z.boolean() },
  ...{ invitedOn: z.string(), answeredOn: z.string().nullable(), version: z.number() },
  programme: z
    .object({
      ...{ id: z.string(), title: z.string(), vision: z.string(), clusterTitle: z.string() },
      state: z.enum(programmeStates),
      actions: z.array(z.object({ title: z.string(), dueOn: z.string(), joins: z.boolean() })),
    })
    .nullable(),
});
export type FirmGroupView = z.output<typeof firmGroupSchema>;
export const firmGroupsSchema = z.object({ firms: z.number(), memberships: z.array(firmGroupSchema) });
export type FirmGroupsView = z.output<typeof firmGroupsSchema>;
