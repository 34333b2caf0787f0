import { z } from 'zod';
import { defineRoute } from '../../../platform/http/route.ts';
import { nothing } from '../../../platform/http/routeParts.ts';
import { requestFigures } from './services/requestFigures.ts';

export const publishFiguresRoute = defineRoute({
  method: 'POST',
  path: '/desk/figures',
  summary: 'Publishes reach, completion, changes and grades of every programme, through disclosure control',
  permission: 'programmes.manage',
  tenant: 'economy',
  audit: 'programmes.figures.publish.request',
  idempotency: 'key',
  params: nothing,
  query: z.object({ economy: z.string().max(20).optional() }),
  body: nothing,
  output: nothing,
  embeddable: false,
  examples: [{ url: '/desk/figures', as: 'officer', body: {} }],
  async handle(ctx) {
    return { kind: 'redirect', to: `/jobs/${await requestFigures(ctx)}?economy=${ctx.economy}` };
  },
  page: null,
});
