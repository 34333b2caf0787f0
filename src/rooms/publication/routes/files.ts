import { z } from 'zod';
import { xlsxType } from '../../../platform/files/index.ts';
import { defineRoute, type Route } from '../../../platform/http/route.ts';
import { inEconomy, nothing } from '../../../platform/http/routeParts.ts';
import { publicConfidentiality } from '../rules/sdmxRows.ts';
import { readReleaseById } from '../services/readReleases.ts';
import { csvOf, fileNameOf, manifestOf, sdmxOf, xlsxOf } from '../services/releaseFiles.ts';
import { manifestSchema } from '../views/manifest.ts';

const shared = {
  method: 'GET',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({ id: z.uuid() }),
  query: inEconomy,
  body: nothing,
  page: null,
  embeddable: false,
} as const;

const csvRoute = defineRoute({
  ...shared,
  path: '/data/releases/:id/table.csv',
  summary: 'A published table as CSV: a row for each cell, with its status',
  output: nothing,
  examples: [{ url: '/data/releases/{release}/table.csv', as: null }],
  async handle(ctx, { params: { id } }) {
    const release = await readReleaseById(ctx, id);
    const body = csvOf(release);
    return { kind: 'file', contentType: 'text/csv; charset=utf-8', fileName: fileNameOf(release, 'csv'), body };
  },
});

const xlsxRoute = defineRoute({
  ...shared,
  path: '/data/releases/:id/table.xlsx',
  summary: 'A published table as a workbook: the table, and how it was made',
  output: nothing,
  examples: [{ url: '/data/releases/{release}/table.xlsx', as: null }],
  async handle(ctx, { params: { id } }) {
    const release = await readReleaseById(ctx, id);
    const body = xlsxOf(ctx.t, release);
    return { kind: 'file', contentType: xlsxType, fileName: fileNameOf(release, 'xlsx'), body };
  },
});

const sdmxRoute = defineRoute({
  ...shared,
  path: '/data/releases/:id/table.sdmx.csv',
  summary: 'A published table in SDMX-CSV 2.0, with the status of each observation and of its confidentiality',
  output: nothing,
  examples: [{ url: '/data/releases/{release}/table.sdmx.csv', as: null }],
  async handle(ctx, { params: { id } }) {
    const release = await readReleaseById(ctx, id);
    const body = sdmxOf(ctx.economy, release, publicConfidentiality);
    return {
      kind: 'file',
      contentType: 'application/vnd.sdmx.data+csv;version=2.0.0; charset=utf-8',
      fileName: fileNameOf(release, 'sdmx.csv'),
      body,
    };
  },
});

const manifestRoute = defineRoute({
  ...shared,
  path: '/data/releases/:id/manifest.json',
  summary: 'How a published table was made, the rules it was decided by, and the hash of its file',
  output: manifestSchema,
  examples: [{ url: '/data/releases/{release}/manifest.json', as: null }],
  handle: async (ctx, { params: { id } }) => ({ kind: 'view', view: manifestOf(await readReleaseById(ctx, id)) }),
});

export const fileRoutes: readonly Route[] = [csvRoute, xlsxRoute, sdmxRoute, manifestRoute];
