import { z } from 'zod';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { isDay } from '../../rounds/model.ts';
import { outcomeKinds } from '../model.ts';
import { complaintPage } from '../pages/complaint.tsx';
import { complaintListPage } from '../pages/complaintList.tsx';
import {
  addAction,
  type ComplaintRow,
  closeComplaint,
  completeAction,
  listComplaints,
  readComplaint,
  takeComplaint,
} from '../services/complaints.ts';
import {
  type ComplaintPageView,
  type ComplaintView,
  complaintListSchema,
  complaintPageSchema,
} from '../views/feedback.ts';
import { inEconomy, nothing, pageNumber, shared, unknownId, version } from './shared.ts';

const params = z.object({ complaint: z.uuid() });
const pageSize = 20;

export const complaintViewOf = ({ organisation: _, enterpriseId: __, ...complaint }: ComplaintRow): ComplaintView =>
  complaint;

async function pageOf(ctx: Context, id: string, more: Partial<ComplaintPageView> = {}): Promise<ComplaintPageView> {
  const { complaint, actions } = await readComplaint(ctx, id);
  return {
    complaint: complaintViewOf(complaint),
    actions,
    mayAnswer: isAllowed(ctx.actor, 'programmes.readCases'),
    answers: {},
    issues: [],
    ...more,
  };
}

export const complaintListRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/desk/complaints',
  summary: 'Complaints by deadline',
  permission: 'programmes.readCases',
  audit: 'programmes.complaint.list',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy.extend({ page: pageNumber }),
  body: nothing,
  output: complaintListSchema,
  examples: [{ url: '/desk/complaints', as: 'officer' }],
  async handle(ctx, { query }) {
    const { total, rows } = await listComplaints(
      ctx,
      { own: false, openOnly: false },
      { limit: pageSize, offset: (query.page - 1) * pageSize },
    );
    return { kind: 'view', view: { complaints: rows.map(complaintViewOf), total, page: query.page, pageSize } };
  },
  page: complaintListPage,
});

export const complaintRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/complaints/:complaint',
  summary: 'A complaint: its owner, its deadline, what was done, its outcome',
  permission: 'signedIn',
  audit: 'programmes.complaint.read',
  idempotency: 'safe',
  params,
  query: inEconomy,
  body: nothing,
  output: complaintPageSchema,
  examples: [
    { url: '/complaints/{complaint}', as: 'officer' },
    { url: '/complaints/{complaint}', as: 'owner' },
  ],
  handle: async (ctx, { params: { complaint } }) => ({ kind: 'view', view: await pageOf(ctx, complaint) }),
  page: complaintPage,
});

export const takeRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/complaints/:complaint/take',
  summary: 'A named person takes the complaint over',
  permission: 'programmes.readCases',
  audit: 'programmes.complaint.take.request',
  idempotency: 'key',
  params,
  query: inEconomy,
  body: z.object({ version }),
  output: nothing,
  examples: [{ url: `/complaints/${unknownId}/take`, as: 'officer', body: { version: '1' } }],
  async handle(ctx, { params: { complaint }, body }) {
    await takeComplaint(ctx, complaint, body.version);
    return { kind: 'redirect', to: `/complaints/${complaint}` };
  },
  page: null,
});

export const addActionRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/complaints/:complaint/actions',
  summary: 'Adds a corrective action with its day',
  permission: 'programmes.readCases',
  audit: 'programmes.correctiveAction.add.request',
  idempotency: 'key',
  params,
  query: inEconomy,
  body: z.object({ action: z.string().trim().max(2000).default(''), dueOn: z.string().max(20).default('') }),
  output: complaintPageSchema,
  examples: [{ url: `/complaints/${unknownId}/actions`, as: 'officer', body: { action: 'x', dueOn: '2030-01-01' } }],
  async handle(ctx, { params: { complaint }, body }) {
    const issues = [
      ...(body.action === '' ? [{ field: 'action', key: 'programmes.correctiveAction.action.missing' }] : []),
      ...(isDay(body.dueOn) ? [] : [{ field: 'dueOn', key: 'programmes.correctiveAction.dueOn.invalid' }]),
    ];
    if (issues.length > 0)
      return { kind: 'view', status: 422, view: await pageOf(ctx, complaint, { issues, answers: body }) };
    await addAction(ctx, complaint, body);
    return { kind: 'redirect', to: `/complaints/${complaint}` };
  },
  page: complaintPage,
});

export const actionDoneRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/corrective-actions/:action/done',
  summary: 'Says that a corrective action is done',
  permission: 'programmes.readCases',
  audit: 'programmes.correctiveAction.done.request',
  idempotency: 'key',
  params: z.object({ action: z.uuid() }),
  query: inEconomy,
  body: nothing,
  output: nothing,
  examples: [{ url: `/corrective-actions/${unknownId}/done`, as: 'officer', body: {} }],
  async handle(ctx, { params: { action } }) {
    return { kind: 'redirect', to: `/complaints/${await completeAction(ctx, action)}` };
  },
  page: null,
});

export const closeComplaintRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/complaints/:complaint/close',
  summary: 'Closes a complaint with an outcome that everybody can read',
  permission: 'programmes.readCases',
  audit: 'programmes.complaint.close.request',
  idempotency: 'key',
  params,
  query: inEconomy,
  body: z.object({
    version,
    kind: z.enum([...outcomeKinds, '']).default(''),
    publicOutcome: z.string().trim().max(2000).default(''),
  }),
  output: complaintPageSchema,
  examples: [
    {
      url: `/complaints/${unknownId}/close`,
      as: 'officer',
      body: { version: '1', kind: 'corrected', publicOutcome: 'x' },
    },
  ],
  async handle(ctx, { params: { complaint }, body }) {
    const issues = [
      ...(body.kind === '' ? [{ field: 'kind', key: 'programmes.complaint.kind.missing' }] : []),
      ...(body.publicOutcome === ''
        ? [{ field: 'publicOutcome', key: 'programmes.complaint.publicOutcome.missing' }]
        : []),
    ];
    if (issues.length > 0 || body.kind === '') {
      const answers = { kind: body.kind, publicOutcome: body.publicOutcome };
      return { kind: 'view', status: 422, view: await pageOf(ctx, complaint, { issues, answers }) };
    }
    await closeComplaint(ctx, complaint, { kind: body.kind, publicOutcome: body.publicOutcome, version: body.version });
    return { kind: 'redirect', to: `/complaints/${complaint}` };
  },
  page: complaintPage,
});
