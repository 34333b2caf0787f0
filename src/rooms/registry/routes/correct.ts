import { z } from 'zod';
import { defineRoute } from '../../../platform/http/route.ts';
import { enterpriseIdSchema } from '../model.ts';
import { correctPage } from '../pages/correct.tsx';
import { correctEnterprise } from '../services/correctEnterprise.ts';
import { readEnterprise } from '../services/readEnterprise.ts';
import { correctViewSchema } from '../views/correct.ts';
import { correctableFields } from '../views/enterprise.ts';

const params = z.object({ id: enterpriseIdSchema });

export const correctFormRoute = defineRoute({
  method: 'GET',
  path: '/suppliers/:id/correct',
  summary: 'The form in which an officer sets a value of a firm right',
  permission: 'registry.import',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params,
  query: z.object({}),
  body: z.object({}),
  output: correctViewSchema,
  embeddable: false,
  examples: [{ url: '/suppliers/{enterprise}/correct', as: 'officer' }],
  async handle(ctx, { params: { id } }) {
    const found = await readEnterprise(ctx, id);
    if (found.kind === 'moved') return { kind: 'redirect', to: `/suppliers/${found.to}/correct` };
    const { enterprise } = found.record;
    return {
      kind: 'view',
      view: {
        id,
        name: enterprise.name,
        legalForm: enterprise.legal_form,
        version: enterprise.version,
        answers: { field: 'name' as const, value: enterprise.name, reason: '' },
        issues: [],
      },
    };
  },
  page: correctPage,
});

export const correctRoute = defineRoute({
  method: 'POST',
  path: '/suppliers/:id/correct',
  summary: 'Sets a value of a firm right, with a reason; refused where the firm has changed since the form was opened',
  permission: 'registry.import',
  tenant: 'economy',
  audit: 'registry.enterprise.correct.request',
  idempotency: 'key',
  params,
  query: z.object({}),
  body: z.object({
    field: z.enum(correctableFields),
    value: z.string().trim().max(500).default(''),
    reason: z.string().trim().max(2000).default(''),
    version: z.coerce.number().int().positive(),
  }),
  output: correctViewSchema,
  embeddable: false,
  examples: [
    {
      url: '/suppliers/{enterprise}/correct',
      as: 'officer',
      body: { field: 'legalForm', value: 'Partnership', reason: 'The owner showed the certificate', version: '1' },
    },
  ],
  async handle(ctx, { params: { id }, body }) {
    const issues = [
      ...(body.field === 'name' && body.value === ''
        ? [{ field: 'value', key: 'registry.correct.value.missing' }]
        : []),
      ...(body.reason === '' ? [{ field: 'reason', key: 'registry.correct.reason.missing' }] : []),
    ];
    if (issues.length > 0) {
      const found = await readEnterprise(ctx, id);
      const current = found.kind === 'found' ? found.record.enterprise : null;
      return {
        kind: 'view',
        status: 422,
        view: {
          id,
          name: current?.name ?? '',
          legalForm: current?.legal_form ?? null,
          version: body.version,
          answers: body,
          issues,
        },
      };
    }
    await correctEnterprise(ctx, { ...body, enterpriseId: id, value: body.value === '' ? null : body.value });
    return { kind: 'redirect', to: `/suppliers/${id}?corrected=1` };
  },
  page: correctPage,
});
