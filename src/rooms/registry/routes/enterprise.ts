import { z } from 'zod';
import { defineRoute } from '../../../platform/http/route.ts';
import { enterpriseIdSchema } from '../model.ts';
import { enterprisePage } from '../pages/enterprise.tsx';
import { enterpriseViewOf } from '../services/enterpriseView.ts';
import { readEnterprise } from '../services/readEnterprise.ts';
import { enterpriseViewSchema } from '../views/enterprise.ts';

export const enterpriseRoute = defineRoute({
  method: 'GET',
  path: '/suppliers/:id',
  summary: 'A firm: its names, numbers, establishments and where each value comes from',
  permission: 'public',
  tenant: 'economy',
  audit: 'none',
  idempotency: 'safe',
  params: z.object({ id: enterpriseIdSchema }),
  query: z.object({ corrected: z.string().optional() }),
  body: z.object({}),
  output: enterpriseViewSchema,
  embeddable: true,
  examples: [{ url: '/suppliers/{enterprise}', as: null }],
  async handle(ctx, { params }) {
    const found = await readEnterprise(ctx, params.id);
    if (found.kind === 'moved') return { kind: 'redirect', to: `/suppliers/${found.to}`, status: 301 };
    return { kind: 'view', view: enterpriseViewOf(ctx, found.record) };
  },
  slots: (view) => [
    { slot: 'enterprisePage.actions', subject: { id: view.id } },
    {
      slot: 'enterprisePage.clusters',
      subject: {
        id: view.id,
        places: [...new Set(view.establishments.map((one) => one.placeCode).filter((code) => code !== null))].join(','),
        industries: [
          ...new Set(
            view.establishments.flatMap((one) => one.industries.map(({ scheme, code }) => `${scheme}:${code}`)),
          ),
        ].join(','),
      },
    },
  ],
  page: enterprisePage,
});
