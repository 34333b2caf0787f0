import { z } from 'zod';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import { InputFaults } from '../../../../platform/command/define.ts';
import type { Context } from '../../../../platform/context.ts';
import { writeCsvLines } from '../../../../platform/files/index.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId } from '../../../../platform/http/routeParts.ts';
import { concordancesPage } from '../pages/concordances.tsx';
import { industriesPage } from '../pages/industries.tsx';
import { industryPage } from '../pages/industry.tsx';
import { listConcordances, loadConcordance, readConcordanceTable, undoConcordance } from '../services/concordances.ts';
import { findIndustries, readIndustry } from '../services/industries.ts';
import { type ConcordancesView, concordancesSchema, industriesSchema, industrySchema } from '../view.ts';

const read = { ...ofEconomy, method: 'GET', permission: 'public', audit: 'none', idempotency: 'safe' } as const;

export const industriesRoute = defineRoute({
  ...read,
  path: '/industries',
  summary: 'Industries of ISIC Rev.4 by words or code, each with how many establishments are registered',
  params: nothing,
  query: inEconomy.extend({ q: z.string().max(200).default('') }),
  body: nothing,
  output: industriesSchema,
  examples: [
    { url: '/industries', as: null },
    { url: '/industries?q=footwear', as: null },
    { url: '/industries?q=nothing-like-it', as: null },
  ],
  handle: async (ctx, { query }) => ({
    kind: 'view',
    view: { query: query.q, industries: await findIndustries(ctx, query.q) },
  }),
  page: industriesPage,
});

export const industryRoute = defineRoute({
  ...read,
  path: '/industries/:code',
  summary: 'An industry: what holds it, what it holds, and codes of other classifications that lead to it',
  params: z.object({ code: z.string().regex(/^[A-U]$|^\d{2,4}$/) }),
  query: inEconomy,
  body: nothing,
  output: industrySchema,
  examples: [
    { url: '/industries/C', as: null },
    { url: '/industries/2592', as: null },
  ],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await readIndustry(ctx, params.code) }),
  page: industryPage,
});

async function viewOf(ctx: Context, more: Partial<ConcordancesView> = {}): Promise<ConcordancesView> {
  return {
    concordances: (await listConcordances(ctx)).map(({ loadedAt, ...one }) => ({
      ...one,
      loadedAt: loadedAt.toISOString(),
    })),
    mayLoad: isAllowed(ctx.actor, 'registry.import'),
    answers: { from: '', to: 'ISIC4', title: '', source: '' },
    faults: [],
    issues: [],
    ...more,
  };
}

export const concordancesRoute = defineRoute({
  ...read,
  path: '/concordances',
  summary: 'Tables that take codes of one classification to another',
  params: nothing,
  query: inEconomy,
  body: nothing,
  output: concordancesSchema,
  examples: [
    { url: '/concordances', as: null },
    { url: '/concordances', as: 'officer' },
  ],
  handle: async (ctx) => ({ kind: 'view', view: await viewOf(ctx) }),
  page: concordancesPage,
});

export const concordanceFileRoute = defineRoute({
  ...read,
  path: '/concordances/:concordance/table.csv',
  summary: 'A table of codes, with its weights',
  params: z.object({ concordance: z.uuid() }),
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: '/concordances/{concordance}/table.csv', as: null }],
  async handle(ctx, { params }) {
    const { concordance, entries } = await readConcordanceTable(ctx, params.concordance);
    const rows = entries.map((one) => [one.fromCode, one.toCode, one.weight, one.fromTitle]);
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      fileName: `${concordance.fromScheme}-${concordance.toScheme}.csv`,
      body: [...writeCsvLines(['from_code', 'to_code', 'weight', 'title'], rows, { textColumns: [0, 1, 3] })].join(''),
    };
  },
  page: null,
});

const scheme = z.string().trim().max(30).default('');
const schemePattern = /^[A-Za-z0-9][A-Za-z0-9.-]{0,29}$/;

export const loadConcordanceRoute = defineRoute({
  ...ofEconomy,
  method: 'POST',
  path: '/concordances',
  summary: 'Loads a table of codes with weights; the one before it is kept, out of force',
  permission: 'registry.import',
  audit: 'registry.concordance.load.request',
  idempotency: 'key',
  params: nothing,
  query: inEconomy,
  body: z.object({
    from: scheme,
    to: scheme,
    title: z.string().trim().max(200).default(''),
    source: z.string().trim().max(200).default(''),
  }),
  output: concordancesSchema,
  examples: [{ url: '/concordances', as: 'officer', body: { from: 'HS', to: 'ISIC4' } }],
  async handle(ctx, { body, request }) {
    const file = request.files.find(({ field, bytes }) => field === 'file' && bytes > 0);
    const issues = [
      ...(file === undefined ? [{ field: 'file', key: 'registry.concordance.file.missing' }] : []),
      ...(['from', 'to'] as const)
        .filter((field) => !schemePattern.test(body[field]))
        .map((field) => ({ field, key: 'registry.concordance.scheme.invalid' })),
      ...(body.source === '' ? [{ field: 'source', key: 'registry.concordance.source.missing' }] : []),
    ];
    if (file === undefined || issues.length > 0)
      return { kind: 'view', status: 422, view: await viewOf(ctx, { answers: body, issues }) };
    try {
      const title = body.title || `${body.from} to ${body.to}`;
      await loadConcordance(ctx, { ...body, path: file.path, title, fromScheme: body.from, toScheme: body.to });
    } catch (error) {
      if (!(error instanceof InputFaults)) throw error;
      const faults = error.faults
        .slice(0, 100)
        .map(({ row, column, message, remedy }) => ({ row, column, message: `${message}; ${remedy}` }));
      const found = [{ field: 'file', key: 'registry.concordance.file.faults' }];
      return { kind: 'view', status: 422, view: await viewOf(ctx, { answers: body, issues: found, faults }) };
    }
    return { kind: 'redirect', to: '/concordances' };
  },
  page: concordancesPage,
});

export const undoConcordanceRoute = defineRoute({
  ...ofEconomy,
  method: 'POST',
  path: '/concordances/:concordance/undo',
  summary: 'Takes a table of codes out of force; the one before it counts again',
  permission: 'registry.import',
  audit: 'registry.concordance.undo.request',
  idempotency: 'key',
  params: z.object({ concordance: z.uuid() }),
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: `/concordances/${unknownId}/undo`, as: 'officer', body: {} }],
  async handle(ctx, { params }) {
    await undoConcordance(ctx, params.concordance);
    return { kind: 'redirect', to: '/concordances' };
  },
  page: null,
});
