import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy } from '../../../../platform/http/routeParts.ts';
import { programmePage } from '../pages/programme.tsx';
import { writeCalendar } from '../rules/writeCalendar.ts';
import { readProgramme } from '../services/readProgramme.ts';
import { programmeViewSchema } from '../views/programmes.ts';

const params = z.object({ programme: z.uuid() });
const read = {
  ...ofEconomy,
  method: 'GET',
  audit: 'none',
  idempotency: 'safe',
  body: nothing,
  query: inEconomy,
} as const;

export const programmeRoute = defineRoute({
  ...read,
  path: '/clusters/programmes/:programme',
  summary: "A cluster's programme: baseline, goals, joint actions, budget, principles and themes, results",
  permission: 'public',
  params,
  output: programmeViewSchema,
  examples: [
    { url: '/clusters/programmes/{clusterProgramme}', as: null },
    { url: '/clusters/programmes/{clusterProgramme}', as: 'association' },
  ],
  handle: async (ctx, { params: { programme } }) => ({ kind: 'view', view: await readProgramme(ctx, programme) }),
  page: programmePage,
});

export const calendarRoute = defineRoute({
  ...read,
  path: '/clusters/programmes/:programme/actions.ics',
  summary: 'The joint actions of a programme as a calendar',
  permission: 'public',
  params,
  output: nothing,
  examples: [{ url: '/clusters/programmes/{clusterProgramme}/actions.ics', as: null }],
  async handle(ctx, { params: { programme } }) {
    const { title, actions, changedOn } = await readProgramme(ctx, programme);
    const standing = actions.filter(({ state }) => state !== 'dropped');
    const body = writeCalendar(title, standing, `${changedOn}T00:00:00Z`);
    return { kind: 'file', body, contentType: 'text/calendar; charset=utf-8', fileName: 'joint-actions.ics' };
  },
  page: null,
});

export const programmeRoutes = [programmeRoute, calendarRoute];
