import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { type FormIssue, inEconomy, nothing, unknownId } from '../../../../platform/http/routeParts.ts';
import { type ProjectForm, projectFormSchema } from '../model.ts';
import { projectPage } from '../pages/project.tsx';
import { projectsPage } from '../pages/projects.tsx';
import { addProject, changeProject, describeProject, listProjects, setWithdrawn } from '../services/projects.ts';
import { projectsViewSchema, projectViewSchema } from '../views/projects.ts';
import { idParam, read, write } from './parts.ts';

const list = '/places/projects';
const form = z.record(z.string(), z.string().max(1000));

export const projectsRoute = defineRoute({
  ...read,
  path: list,
  summary: 'Projects, soft and hard, with ranges of cost and benefit and where these come from',
  permission: 'public',
  query: inEconomy,
  output: projectsViewSchema,
  examples: [
    { url: list, as: null },
    { url: list, as: 'analyst' },
  ],
  handle: async (ctx) => ({ kind: 'view', view: await listProjects(ctx) }),
  page: projectsPage,
});

export const addRoute = defineRoute({
  ...write,
  path: list,
  summary: 'Adds a project',
  audit: 'clusters.project.add.request',
  params: nothing,
  body: form,
  output: projectsViewSchema,
  examples: [{ url: list, as: 'analyst', body: { title: 'x' } }],
  async handle(ctx, { body }) {
    const { value, issues } = readForm(body);
    if (value === null)
      return { kind: 'view', status: 422, view: { ...(await listProjects(ctx)), issues, given: body } };
    const id = await addProject(ctx, value);
    return { kind: 'redirect', to: `${list}/${id}?economy=${ctx.economy}` };
  },
  page: projectsPage,
});

function readForm(body: Record<string, string>): { value: ProjectForm | null; issues: FormIssue[] } {
  const parsed = projectFormSchema.safeParse(body);
  if (parsed.success) {
    const issues = orderIssues(parsed.data);
    return { value: issues.length === 0 ? parsed.data : null, issues };
  }
  const fields = [...new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? 'title')))];
  return { value: null, issues: fields.map((field) => ({ field, key: 'clusters.places.fault.field' })) };
}

/** Ranges run from low to high. */
function orderIssues(given: ProjectForm): FormIssue[] {
  const isCost =
    Number(given.costLow) <= Number(given.costLikely) && Number(given.costLikely) <= Number(given.costHigh);
  const isBenefit = given.benefitLow <= given.benefitLikely && given.benefitLikely <= given.benefitHigh;
  return [
    ...(isCost ? [] : [{ field: 'costLikely', key: 'clusters.places.fault.range' }]),
    ...(isBenefit ? [] : [{ field: 'benefitLikely', key: 'clusters.places.fault.range' }]),
  ];
}

export const projectRoute = defineRoute({
  ...read,
  path: `${list}/:id`,
  summary: 'One project with every version of it, and a form for the next',
  permission: 'public',
  params: idParam,
  query: inEconomy,
  output: projectViewSchema,
  examples: [
    { url: `${list}/{placeProject}`, as: null },
    { url: `${list}/{placeProject}`, as: 'analyst' },
  ],
  // The panel of a programme's measured effect answers here too.
  slots: ({ project }) =>
    project.programme === null ? [] : [{ slot: 'programmePage.effect', subject: { id: project.programme } }],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await describeProject(ctx, params.id) }),
  page: projectPage,
});

export const changeRoute = defineRoute({
  ...write,
  path: `${list}/:id`,
  summary: 'Writes a further version of a project',
  audit: 'clusters.project.change.request',
  params: idParam,
  body: form,
  output: projectViewSchema,
  examples: [{ url: `${list}/${unknownId}`, as: 'analyst', body: { title: 'x', version: '1' } }],
  async handle(ctx, { params, body }) {
    const { value, issues } = readForm(body);
    const version = /^\d{1,6}$/.test(body.version ?? '') ? Number(body.version) : null;
    if (value === null || version === null)
      return { kind: 'view', status: 422, view: { ...(await describeProject(ctx, params.id)), issues, given: body } };
    await changeProject(ctx, { id: params.id, version, why: (body.why ?? '').trim().slice(0, 300) }, value);
    return { kind: 'redirect', to: `${list}/${params.id}?economy=${ctx.economy}` };
  },
  page: projectPage,
});

export const withdrawRoute = defineRoute({
  ...write,
  path: `${list}/:id/withdraw`,
  summary: 'Withdraws a project; it stays in the history',
  audit: 'clusters.project.withdraw.request',
  params: idParam,
  body: z.object({ why: z.string().trim().max(300).default('') }),
  output: nothing,
  examples: [{ url: `${list}/${unknownId}/withdraw`, as: 'analyst', body: {} }],
  async handle(ctx, { params, body }) {
    await setWithdrawn(ctx, params.id, true, body.why || null);
    return { kind: 'redirect', to: `${list}?economy=${ctx.economy}` };
  },
  page: null,
});

export const reviveRoute = defineRoute({
  ...write,
  path: `${list}/:id/revive`,
  summary: 'Takes a withdrawal back',
  audit: 'clusters.project.revive.request',
  params: idParam,
  body: nothing,
  output: nothing,
  examples: [{ url: `${list}/${unknownId}/revive`, as: 'analyst', body: {} }],
  async handle(ctx, { params }) {
    await setWithdrawn(ctx, params.id, false);
    return { kind: 'redirect', to: `${list}/${params.id}?economy=${ctx.economy}` };
  },
  page: null,
});
