import { z } from 'zod';
import { defineRoute } from '../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy } from '../../../platform/http/routeParts.ts';
import { enterpriseIdSchema } from '../model.ts';
import { readEnterpriseName } from '../services/readEnterprise.ts';
import { readFacts } from '../services/readFacts.ts';
import { knownFactsPage } from './page.tsx';
import { knownFactsSchema } from './view.ts';

export const knownFactsRoute = defineRoute({
  ...ofEconomy,
  method: 'GET',
  path: '/suppliers/:id/facts',
  summary:
    'What is known of a firm and not public, as far as the reader may know it: people, turnover, exports, ownership',
  permission: 'signedIn',
  audit: 'registry.fact.readPage',
  idempotency: 'safe',
  params: z.object({ id: enterpriseIdSchema }),
  query: inEconomy,
  body: nothing,
  output: knownFactsSchema,
  examples: [
    { url: '/suppliers/{enterprise}/facts', as: 'officer' },
    { url: '/suppliers/{enterprise}/facts', as: 'buyer' },
  ],
  async handle(ctx, { params }) {
    const { id, name } = await readEnterpriseName(ctx, params.id);
    const facts = (await readFacts(ctx, id)).map((one) => ({
      fact: one.fact,
      value: one.value,
      validFrom: one.validFrom,
      validTo: one.validTo,
      source: one.source,
      observedOn: one.observedOn,
      class: one.class,
      recordedAt: one.recordedAt.toISOString(),
    }));
    return { kind: 'view', view: { id, name, facts } };
  },
  page: knownFactsPage,
});
