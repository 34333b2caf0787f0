import { z } from 'zod';
import { InputFaults } from '../../../platform/command/define.ts';
import { formatFault } from '../../../platform/command/faults.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId } from '../../../platform/http/routeParts.ts';
import { placesQuerySchema, portfolioQuerySchema, projectFormSchema } from './model.ts';
import { filesPage } from './pages/files.tsx';
import { placePage } from './pages/place.tsx';
import { placesPage } from './pages/places.tsx';
import { portfolioPage } from './pages/portfolio.tsx';
import { projectsPage } from './pages/projects.tsx';
import {
  addProject,
  describePlace,
  describePlaces,
  describePortfolio,
  endProject,
  listPlaceFiles,
  listProjects,
  receiveIndicators,
  undoIndicators,
} from './services/places.ts';
import {
  filesViewSchema,
  placesViewSchema,
  placeViewSchema,
  portfolioViewSchema,
  projectsViewSchema,
} from './views/places.ts';

const read = {
  ...ofEconomy,
  method: 'GET',
  audit: 'none',
  idempotency: 'safe',
  body: nothing,
  params: nothing,
} as const;
const write = {
  ...ofEconomy,
  method: 'POST',
  idempotency: 'key',
  permission: 'clusters.measure',
  query: inEconomy,
} as const;
const id = z.object({ id: z.uuid() });

const placesRoute = defineRoute({
  ...read,
  path: '/places',
  summary: 'Places compared by stated indicators, over all weightings: never one hidden weighting',
  permission: 'public',
  query: placesQuerySchema,
  output: placesViewSchema,
  examples: [
    { url: '/places', as: null },
    { url: '/places?order=water,power&sort=name', as: 'analyst' },
  ],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await describePlaces(ctx, query) }),
  page: placesPage,
});

const placeRoute = defineRoute({
  ...read,
  path: '/places/:place',
  summary:
    'One place: its indicators beside the others, its industries that work and those that lie dormant, what could be done',
  permission: 'public',
  params: z.object({
    place: z
      .string()
      .max(20)
      .regex(/^[A-Za-z0-9-]+$/),
  }),
  query: inEconomy,
  output: placeViewSchema,
  examples: [{ url: '/places/{county}', as: null }],
  handle: async (ctx, { params: { place } }) => ({ kind: 'view', view: await describePlace(ctx, place) }),
  page: placePage,
});

const filesRoute = defineRoute({
  ...read,
  path: '/places/indicators',
  summary: 'Files of indicators, the one that counts, and a form for another',
  permission: 'clusters.measure',
  query: inEconomy,
  output: filesViewSchema,
  examples: [{ url: '/places/indicators', as: 'analyst' }],
  handle: async (ctx) => ({ kind: 'view', view: await listPlaceFiles(ctx) }),
  page: filesPage,
});

const receiveRoute = defineRoute({
  ...write,
  path: '/places/indicators',
  summary: 'Takes a file of indicators of places, all of it or nothing',
  audit: 'clusters.places.receive.request',
  params: nothing,
  body: nothing,
  output: filesViewSchema,
  examples: [{ url: '/places/indicators', as: 'analyst', body: {} }],
  async handle(ctx, { request }) {
    const upload = request.files.find(({ field }) => field === 'file');
    const refuse = async (key: string, text?: string) => ({
      kind: 'view' as const,
      status: 422,
      view: {
        ...(await listPlaceFiles(ctx)),
        issues: [{ field: 'file', key, ...(text === undefined ? {} : { text }) }],
      },
    });
    if (upload === undefined) return refuse('clusters.places.fault.file');
    try {
      await receiveIndicators(ctx, upload);
      return { kind: 'redirect', to: `/places?economy=${ctx.economy}` };
    } catch (error) {
      if (!(error instanceof InputFaults) || request.wantsJson) throw error;
      const [fault] = error.faults;
      return refuse(
        'clusters.places.fault.text',
        fault === undefined ? '' : formatFault({ ...fault, file: upload.fileName }),
      );
    }
  },
  page: filesPage,
});

const undoRoute = defineRoute({
  ...write,
  path: '/places/indicators/:id/undo',
  summary: 'Takes a file of indicators back; the one before it counts again',
  audit: 'clusters.places.undo.request',
  params: id,
  body: nothing,
  output: nothing,
  examples: [{ url: `/places/indicators/${unknownId}/undo`, as: 'analyst', body: {} }],
  async handle(ctx, { params }) {
    await undoIndicators(ctx, params.id);
    return { kind: 'redirect', to: `/places/indicators?economy=${ctx.economy}` };
  },
  page: null,
});

const projectsRoute = defineRoute({
  ...read,
  path: '/places/projects',
  summary: 'Projects, soft and hard, with ranges of cost and benefit and where these come from',
  permission: 'public',
  query: inEconomy,
  output: projectsViewSchema,
  examples: [
    { url: '/places/projects', as: null },
    { url: '/places/projects', as: 'analyst' },
  ],
  handle: async (ctx) => ({ kind: 'view', view: await listProjects(ctx) }),
  page: projectsPage,
});

const addRoute = defineRoute({
  ...write,
  path: '/places/projects',
  summary: 'Adds a project',
  audit: 'clusters.project.add.request',
  params: nothing,
  body: z.record(z.string(), z.string().max(1000)),
  output: projectsViewSchema,
  examples: [{ url: '/places/projects', as: 'analyst', body: { title: 'x' } }],
  async handle(ctx, { body }) {
    const parsed = projectFormSchema.safeParse(body);
    const issues = parsed.success
      ? orderIssues(parsed.data)
      : parsed.error.issues.map(({ path }) => ({
          field: String(path[0] ?? 'title'),
          key: 'clusters.places.fault.field',
        }));
    if (!parsed.success || issues.length > 0)
      return { kind: 'view', status: 422, view: { ...(await listProjects(ctx)), issues } };
    await addProject(ctx, parsed.data);
    return { kind: 'redirect', to: `/places/projects?economy=${ctx.economy}` };
  },
  page: projectsPage,
});

/** Ranges run from low to high. */
function orderIssues(form: z.output<typeof projectFormSchema>) {
  const isCost = Number(form.costLow) <= Number(form.costLikely) && Number(form.costLikely) <= Number(form.costHigh);
  const isBenefit = form.benefitLow <= form.benefitLikely && form.benefitLikely <= form.benefitHigh;
  return [
    ...(isCost ? [] : [{ field: 'costLikely', key: 'clusters.places.fault.range' }]),
    ...(isBenefit ? [] : [{ field: 'benefitLikely', key: 'clusters.places.fault.range' }]),
  ];
}

const withdrawRoute = defineRoute({
  ...write,
  path: '/places/projects/:id/withdraw',
  summary: 'Withdraws a project',
  audit: 'clusters.project.withdraw.request',
  params: id,
  body: nothing,
  output: nothing,
  examples: [{ url: `/places/projects/${unknownId}/withdraw`, as: 'analyst', body: {} }],
  async handle(ctx, { params }) {
    await endProject(ctx, params.id);
    return { kind: 'redirect', to: `/places/projects?economy=${ctx.economy}` };
  },
  page: null,
});

const portfolioRoute = defineRoute({
  ...read,
  path: '/places/portfolio',
  summary: 'Where to invest first: the best projects within a budget, and how sure that is; prints as a brief',
  permission: 'public',
  query: portfolioQuerySchema,
  output: portfolioViewSchema,
  examples: [
    { url: '/places/portfolio', as: null },
    { url: '/places/portfolio?budget=100&objective=minMaxRegret&groupsOnly=no', as: 'analyst' },
  ],
  handle: async (ctx, { query }) => ({ kind: 'view', view: await describePortfolio(ctx, query) }),
  page: portfolioPage,
});

export const placesRoutes: readonly Route[] = [
  placesRoute,
  filesRoute,
  receiveRoute,
  undoRoute,
  projectsRoute,
  addRoute,
  withdrawRoute,
  portfolioRoute,
  placeRoute,
];
