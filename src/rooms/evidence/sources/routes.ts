import { z } from 'zod';
import { InputFaults } from '../../../platform/command/define.ts';
import { formatFault } from '../../../platform/command/faults.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId } from '../../../platform/http/routeParts.ts';
import { importOutcomesJob } from './jobs.ts';
import { type Layout, mostOutcomes, sourceKinds } from './model.ts';
import { importPage } from './pages/outcomeImport.tsx';
import { sourcesPage } from './pages/sources.tsx';
import { checkLayout } from './rules/layout.ts';
import { describeSources, readImport } from './services/describeSources.ts';
import { declareOutcomes, receiveOutcomes, undoOutcomes } from './services/importOutcomes.ts';
import { importViewSchema, sourcesViewSchema } from './views/sources.ts';

const params = z.object({ id: z.uuid() });
const shared = { ...ofEconomy, permission: 'evidence.analyse', query: inEconomy } as const;
const reading = { ...shared, method: 'GET', audit: 'none', idempotency: 'safe', body: nothing } as const;
const writing = { ...shared, method: 'POST', idempotency: 'key' } as const;
const short = (length: number) => z.string().trim().max(length).default('');

const sourcesRoute = defineRoute({
  ...reading,
  path: '/evidence/sources',
  summary: 'Sources of outcomes for served and unserved firms: what they cover, and the files that they came from',
  params: nothing,
  output: sourcesViewSchema,
  examples: [{ url: '/evidence/sources', as: 'analyst' }],
  handle: async (ctx) => ({ kind: 'view', view: await describeSources(ctx) }),
  page: sourcesPage,
});

const receiveRoute = defineRoute({
  ...writing,
  path: '/evidence/sources/files',
  summary: 'Takes a file of a register or of a follow-up; its columns are declared next',
  audit: 'evidence.source.receive.request',
  params: nothing,
  body: z.object({ name: short(300), kind: z.enum(sourceKinds).default('register'), holder: short(200) }),
  output: sourcesViewSchema,
  examples: [{ url: '/evidence/sources/files', as: 'analyst', body: { name: 'Tax register' } }],
  async handle(ctx, { body, request }) {
    const upload = request.files.find(({ field }) => field === 'file');
    const refuse = async (field: string, key: string, text?: string) =>
      ({
        kind: 'view',
        status: 422,
        view: await describeSources(ctx, {
          form: body,
          issues: [{ field, key, ...(text === undefined ? {} : { text }) }],
        }),
      }) as const;
    if (body.name === '') return refuse('name', 'evidence.sources.fault.name');
    if (upload === undefined) return refuse('file', 'evidence.sources.fault.file');
    try {
      const id = await receiveOutcomes(ctx, body, upload);
      return { kind: 'redirect', to: `/evidence/sources/files/${id}?economy=${ctx.economy}` };
    } catch (error) {
      if (!(error instanceof InputFaults) || request.wantsJson) throw error;
      const [fault] = error.faults;
      return refuse(
        'file',
        'evidence.file.fault',
        fault === undefined ? '' : formatFault({ ...fault, file: upload.fileName }),
      );
    }
  },
  page: sourcesPage,
});

const importRoute = defineRoute({
  ...reading,
  path: '/evidence/sources/files/:id',
  summary: 'A file of outcomes: what its columns are, and what became of its rows',
  params,
  output: importViewSchema,
  examples: [{ url: '/evidence/sources/files/{outcomeImport}', as: 'analyst' }],
  handle: async (ctx, { params: { id } }) => ({ kind: 'view', view: await readImport(ctx, id) }),
  page: importPage,
});

const outcomeField = z.record(z.string(), z.string().max(200));

const declareRoute = defineRoute({
  ...writing,
  path: '/evidence/sources/files/:id',
  summary: 'Says what the columns are and reads the file in the background, all of it or nothing',
  audit: 'evidence.source.import.request',
  params,
  body: z
    .object({ number: short(200), period: short(200), fixedPeriod: short(10) })
    .catchall(z.string().max(200))
    .or(outcomeField),
  output: importViewSchema,
  examples: [
    { url: `/evidence/sources/files/${unknownId}`, as: 'analyst', body: { number: 'id', fixedPeriod: '2025' } },
  ],
  async handle(ctx, { params: { id }, body }) {
    const { columns } = await readImport(ctx, id);
    const layout = layoutOf(body as Record<string, string>, columns);
    const issues = checkLayout(layout, columns);
    if (issues.length > 0) return { kind: 'view', status: 422, view: await readImport(ctx, id, { layout, issues }) };
    await declareOutcomes(ctx, id, layout);
    const job = await ctx.db.withActor(ctx, (tx) => ctx.jobs.enqueue(ctx, tx, importOutcomesJob, { importId: id }));
    return { kind: 'redirect', to: `/jobs/${job}?economy=${ctx.economy}` };
  },
  page: importPage,
});

/** `outcome-3` names what the fourth column measures, `unit-3` in what; an empty name leaves the column out. */
function layoutOf(body: Readonly<Record<string, string>>, columns: readonly string[]): Layout {
  const text = (name: string) => (body[name] ?? '').trim();
  const outcomes = columns.flatMap((column, i) => {
    const indicator = text(`outcome-${i}`).slice(0, 100);
    return indicator === '' ? [] : [{ column, indicator, unit: text(`unit-${i}`).slice(0, 100) }];
  });
  return {
    number: text('number'),
    period: text('period'),
    fixedPeriod: text('fixedPeriod').toUpperCase(),
    outcomes: outcomes.slice(0, mostOutcomes),
  };
}

const undoRoute = defineRoute({
  ...writing,
  path: '/evidence/sources/files/:id/undo',
  summary: 'Takes a file’s values away and brings back what they replaced; studies are run again',
  audit: 'evidence.source.undo.request',
  params,
  body: nothing,
  output: nothing,
  examples: [{ url: `/evidence/sources/files/${unknownId}/undo`, as: 'analyst', body: {} }],
  async handle(ctx, { params: { id } }) {
    await undoOutcomes(ctx, id);
    return { kind: 'redirect', to: `/evidence/sources/files/${id}?economy=${ctx.economy}` };
  },
  page: null,
});

export const sourceRoutes: readonly Route[] = [sourcesRoute, receiveRoute, importRoute, declareRoute, undoRoute];
