import { z } from 'zod';
import type { Context } from '../../../../platform/context.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { listProgrammes } from '../../catalogue/index.ts';
import { complaintSubjects } from '../model.ts';
import { correctionsPage } from '../pages/corrections.tsx';
import { newComplaintPage } from '../pages/newComplaint.tsx';
import { listPublicComplaints, makeComplaint } from '../services/complaints.ts';
import { correctionsPageSchema, type NewComplaintView, newComplaintSchema } from '../views/feedback.ts';
import { inEconomy, nothing, pageNumber, shared } from './shared.ts';

const pageSize = 20;

export const correctionsRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/corrections',
  summary: 'What came of complaints: subject, days, outcome and corrections, without the names of those who complained',
  permission: 'public',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy.extend({ programme: z.string().max(100).optional(), page: pageNumber }),
  body: nothing,
  output: correctionsPageSchema,
  examples: [{ url: '/corrections', as: null }],
  async handle(ctx, { query }) {
    const programme = query.programme || null;
    const { total, rows, counts } = await listPublicComplaints(ctx, programme, {
      limit: pageSize,
      offset: (query.page - 1) * pageSize,
    });
    return { kind: 'view', view: { complaints: rows, counts, programme, total, page: query.page, pageSize } };
  },
  page: correctionsPage,
});

const newView = async (
  ctx: Context,
  answers: NewComplaintView['answers'],
  issues: NewComplaintView['issues'],
): Promise<NewComplaintView> => ({
  programmes: (await listProgrammes(ctx, { shelf: 'live', state: 'published' })).map(({ id, title }) => ({
    id,
    title,
  })),
  answers,
  issues,
});

export const newComplaintRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/complaints/new',
  summary: 'The form in which a firm complains about help or a decision',
  permission: 'firm.act',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy.extend({ programme: z.string().max(100).optional() }),
  body: nothing,
  output: newComplaintSchema,
  examples: [{ url: '/complaints/new', as: 'owner' }],
  async handle(ctx, { query }) {
    return { kind: 'view', view: await newView(ctx, { programme: query.programme ?? '', subject: '', text: '' }, []) };
  },
  page: newComplaintPage,
});

export const makeComplaintRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/complaints',
  summary: 'Makes a complaint: it has an owner and a deadline at once',
  permission: 'firm.act',
  audit: 'programmes.complaint.make.request',
  idempotency: 'key',
  params: nothing,
  query: inEconomy,
  body: z.object({
    programme: z.string().max(100).default(''),
    subject: z.enum([...complaintSubjects, '']).default(''),
    text: z.string().trim().max(4000).default(''),
  }),
  output: newComplaintSchema,
  examples: [{ url: '/complaints', as: 'owner', body: {} }],
  async handle(ctx, { body }) {
    const view = await newView(ctx, body, []);
    const issues = [
      ...(view.programmes.some(({ id }) => id === body.programme)
        ? []
        : [{ field: 'programme', key: 'programmes.complaint.programme.missing' }]),
      ...(body.subject === '' ? [{ field: 'subject', key: 'programmes.feedback.subject.missing' }] : []),
      ...(body.text === '' ? [{ field: 'text', key: 'programmes.feedback.complaint.missing' }] : []),
    ];
    if (issues.length > 0 || body.subject === '') return { kind: 'view', status: 422, view: { ...view, issues } };
    const id = await makeComplaint(ctx, { programmeId: body.programme, subject: body.subject, text: body.text });
    return { kind: 'redirect', to: `/complaints/${id}` };
  },
  page: newComplaintPage,
});
