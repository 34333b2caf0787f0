import { z } from 'zod';
import type { Context } from '../../../../platform/context.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, pageNumber, unknownId, version } from '../../../../platform/http/routeParts.ts';
import { enterpriseIdSchema } from '../../model.ts';
import { readEnterpriseName } from '../../services/readEnterprise.ts';
import { reportStates, reportSubjects } from '../model.ts';
import { reportPage } from '../pages/report.tsx';
import { reportFormPage } from '../pages/reportForm.tsx';
import { reportListPage } from '../pages/reportList.tsx';
import { decideReport, listReports, readReport, reportFirm } from '../services/reports.ts';
import {
  type ReportFormView,
  type ReportPageView,
  reportFormSchema,
  reportListSchema,
  reportPageSchema,
} from '../view.ts';

const ofFirm = z.object({ id: enterpriseIdSchema });
const ofReport = z.object({ report: z.uuid() });
const pageSize = 20;

async function formOf(ctx: Context, firm: string, more: Partial<ReportFormView>): Promise<ReportFormView> {
  const { id, name } = await readEnterpriseName(ctx, firm);
  return { id, name, answers: { subject: '', text: '', contact: '' }, issues: [], sent: null, ...more };
}

export const reportFormRoute = defineRoute({
  ...ofEconomy,
  method: 'GET',
  path: '/suppliers/:id/report',
  summary: 'The form in which anybody says that something of a firm is wrong',
  permission: 'public',
  audit: 'none',
  idempotency: 'safe',
  params: ofFirm,
  query: inEconomy.extend({ sent: z.uuid().optional(), subject: z.string().max(20).optional() }),
  body: nothing,
  output: reportFormSchema,
  examples: [{ url: '/suppliers/{enterprise}/report', as: null }],
  async handle(ctx, { params, query }) {
    const answers = { subject: query.subject ?? '', text: '', contact: '' };
    return { kind: 'view', view: await formOf(ctx, params.id, { answers, sent: query.sent ?? null }) };
  },
  page: reportFormPage,
});

export const reportFirmRoute = defineRoute({
  ...ofEconomy,
  method: 'POST',
  path: '/suppliers/:id/report',
  summary: 'Says that something of a firm is wrong; an officer looks at it',
  permission: 'public',
  audit: 'registry.report.make.request',
  idempotency: 'key',
  params: ofFirm,
  query: inEconomy,
  body: z.object({
    subject: z.enum([...reportSubjects, '']).default(''),
    text: z.string().trim().max(4000).default(''),
    contact: z.string().trim().max(200).default(''),
  }),
  output: reportFormSchema,
  examples: [
    {
      url: '/suppliers/{enterprise}/report',
      as: null,
      body: { subject: 'closed', text: 'The gate has been shut for a year' },
    },
  ],
  async handle(ctx, { params, body }) {
    const issues = [
      ...(body.subject === '' ? [{ field: 'subject', key: 'registry.report.subject.missing' }] : []),
      ...(body.text === '' ? [{ field: 'text', key: 'registry.report.text.missing' }] : []),
    ];
    if (issues.length > 0 || body.subject === '')
      return { kind: 'view', status: 422, view: await formOf(ctx, params.id, { answers: body, issues }) };
    const sent = await reportFirm(ctx, params.id, {
      subject: body.subject,
      text: body.text,
      contact: body.contact || null,
    });
    return { kind: 'redirect', to: `/suppliers/${params.id}/report?sent=${sent}` };
  },
  page: reportFormPage,
});

export const reportListRoute = defineRoute({
  ...ofEconomy,
  method: 'GET',
  path: '/desk/reports',
  summary: 'What people say is wrong in the register, those that wait first',
  permission: 'registry.review',
  audit: 'registry.report.list',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy.extend({
    page: pageNumber,
    state: z.string().max(20).optional(),
    enterprise: z.string().max(40).optional(),
  }),
  body: nothing,
  output: reportListSchema,
  examples: [{ url: '/desk/reports', as: 'officer' }],
  async handle(ctx, { query }) {
    const state = reportStates.find((one) => one === query.state) ?? null;
    const found = await listReports(
      ctx,
      { state, enterpriseId: query.enterprise || null },
      { limit: pageSize, offset: (query.page - 1) * pageSize },
    );
    return { kind: 'view', view: { ...found, state, page: query.page, pageSize } };
  },
  page: reportListPage,
});

const pageOf = async (ctx: Context, id: string, more: Partial<ReportPageView> = {}): Promise<ReportPageView> => ({
  report: await readReport(ctx, id),
  answers: { state: '', outcome: '' },
  issues: [],
  ...more,
});

export const reportRoute = defineRoute({
  ...ofEconomy,
  method: 'GET',
  path: '/desk/reports/:report',
  summary: 'What somebody says is wrong, beside the firm it is said of',
  permission: 'registry.review',
  audit: 'registry.report.read',
  idempotency: 'safe',
  params: ofReport,
  query: inEconomy,
  body: nothing,
  output: reportPageSchema,
  examples: [{ url: '/desk/reports/{report}', as: 'officer' }],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await pageOf(ctx, params.report) }),
  page: reportPage,
});

export const decideReportRoute = defineRoute({
  ...ofEconomy,
  method: 'POST',
  path: '/desk/reports/:report/decision',
  summary: 'Says what came of it',
  permission: 'registry.review',
  audit: 'registry.report.decide.request',
  idempotency: 'key',
  params: ofReport,
  query: inEconomy,
  body: z.object({
    state: z.enum(['mended', 'refused', '']).default(''),
    outcome: z.string().trim().max(2000).default(''),
    version,
  }),
  output: reportPageSchema,
  examples: [
    {
      url: `/desk/reports/${unknownId}/decision`,
      as: 'officer',
      body: { state: 'mended', outcome: 'x', version: '1' },
    },
  ],
  async handle(ctx, { params, body }) {
    const { state } = body;
    const issues = [
      ...(state === '' ? [{ field: 'state', key: 'registry.report.decision.missing' }] : []),
      ...(body.outcome === '' ? [{ field: 'outcome', key: 'registry.report.outcome.missing' }] : []),
    ];
    if (issues.length > 0 || state === '')
      return { kind: 'view', status: 422, view: await pageOf(ctx, params.report, { answers: body, issues }) };
    await decideReport(ctx, params.report, { state, outcome: body.outcome, version: body.version });
    return { kind: 'redirect', to: `/desk/reports/${params.report}` };
  },
  page: reportPage,
});
