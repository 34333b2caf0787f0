import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId } from '../../../../platform/http/routeParts.ts';
import { clusterIdSchema } from '../model.ts';
import { evidencePage } from '../pages/evidence.tsx';
import { statementFormPage } from '../pages/statementForm.tsx';
import { checkStatement } from '../rules/checkStatement.ts';
import { deriveFromRecords } from '../services/deriveEvidence.ts';
import { readEvidence, statementForm } from '../services/readEvidence.ts';
import { addStatement, correctStatement, withdrawStatement } from '../services/stateEvidence.ts';
import { evidenceViewSchema, statementAnswersSchema, statementFormSchema } from '../views/evidence.ts';

const params = z.object({ cluster: clusterIdSchema });
const corrects = z.uuid().or(z.literal('')).default('');
const read = { ...ofEconomy, method: 'GET', audit: 'none', idempotency: 'safe', body: nothing } as const;
const write = { ...ofEconomy, method: 'POST', idempotency: 'key', query: inEconomy } as const;
const pathOf = (cluster: string, economy: string) =>
  `/clusters/evidence/${encodeURIComponent(cluster)}?economy=${economy}`;

export const evidenceRoute = defineRoute({
  ...read,
  path: '/clusters/evidence/:cluster',
  summary: 'How a cluster works and what gave rise to it, as stated, with who says so and when',
  permission: 'public',
  params,
  query: inEconomy,
  output: evidenceViewSchema,
  examples: [
    { url: '/clusters/evidence/{cluster}', as: null },
    { url: '/clusters/evidence/{cluster}', as: 'association' },
  ],
  handle: async (ctx, { params: { cluster } }) => ({ kind: 'view', view: await readEvidence(ctx, cluster) }),
  page: evidencePage,
});

export const statementFormRoute = defineRoute({
  ...read,
  path: '/clusters/evidence/:cluster/state',
  summary: 'The form of a statement about a cluster: new, or correcting one',
  permission: 'clusters.lead',
  params,
  query: inEconomy.extend({ question: z.string().max(60).default(''), corrects }),
  output: statementFormSchema,
  examples: [{ url: '/clusters/evidence/{cluster}/state', as: 'association' }],
  async handle(ctx, { params: { cluster }, query }) {
    const view = await statementForm(ctx, cluster, { corrects: query.corrects });
    const question = view.corrects === null ? query.question : view.answers.question;
    return { kind: 'view', view: { ...view, answers: { ...view.answers, question } } };
  },
  page: statementFormPage,
});

export const stateRoute = defineRoute({
  ...write,
  path: '/clusters/evidence/:cluster/state',
  summary: 'States that an indicator holds or does not, on what grounds; or corrects what was stated',
  permission: 'clusters.lead',
  audit: 'clusters.statement.add.request',
  params,
  body: statementAnswersSchema.extend({ corrects }),
  output: statementFormSchema,
  examples: [{ url: '/clusters/evidence/{cluster}/state', as: 'association', body: {} }],
  async handle(ctx, { params: { cluster }, body: { corrects: id, ...answers } }) {
    const [subject = '', indicator = ''] = answers.question.split('.');
    const { fields, issues } = checkStatement({ ...answers, subject, indicator }, ctx.today);
    if (fields === null) {
      const shown = issues.map((issue) => ({
        ...issue,
        field: issue.field === 'subject' || issue.field === 'indicator' ? 'question' : issue.field,
      }));
      const again = { corrects: id, answers, issues: shown.filter((one, i) => i === 0 || one.field !== 'question') };
      return { kind: 'view', status: 422, view: await statementForm(ctx, cluster, again) };
    }
    if (id === '') await addStatement(ctx, cluster, fields);
    else await correctStatement(ctx, cluster, id, fields);
    return { kind: 'redirect', to: pathOf(cluster, ctx.economy) };
  },
  page: statementFormPage,
});

export const withdrawStatementRoute = defineRoute({
  ...write,
  path: '/clusters/statements/:statement/withdraw',
  summary: 'Takes a statement back, with a reason that stays readable',
  permission: 'clusters.lead',
  audit: 'clusters.statement.withdraw.request',
  params: z.object({ statement: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(1).max(1_000) }),
  output: nothing,
  examples: [{ url: `/clusters/statements/${unknownId}/withdraw`, as: 'association', body: { reason: 'x' } }],
  async handle(ctx, { params: { statement }, body }) {
    return { kind: 'redirect', to: pathOf(await withdrawStatement(ctx, statement, body.reason), ctx.economy) };
  },
  page: null,
});

export const deriveRoute = defineRoute({
  ...write,
  path: '/clusters/evidence/:cluster/records',
  summary: "Counts what the portal's own records show of a cluster, and states it as counted",
  permission: 'clusters.measure',
  audit: 'clusters.statement.derive.request',
  params,
  body: nothing,
  output: nothing,
  examples: [{ url: '/clusters/evidence/{cluster}/records', as: 'officer', body: {} }],
  async handle(ctx, { params: { cluster } }) {
    await deriveFromRecords(ctx, cluster);
    return { kind: 'redirect', to: pathOf(cluster, ctx.economy) };
  },
  page: null,
});

export const evidenceRoutes = [evidenceRoute, statementFormRoute, stateRoute, withdrawStatementRoute, deriveRoute];
