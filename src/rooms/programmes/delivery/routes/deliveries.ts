import { z } from 'zod';
import { defineRoute } from '../../../../platform/http/route.ts';
import { ticked } from '../../groups/model.ts';
import { isDay } from '../../rounds/model.ts';
import { deliveryKinds } from '../model.ts';
import { deliveryPage } from '../pages/delivery.tsx';
import { deliveryListPage } from '../pages/deliveryList.tsx';
import { cancelDelivery, completeDelivery, planDelivery, startDelivery } from '../services/carryOut.ts';
import { listDeliveries } from '../services/readDeliveries.ts';
import { deliveryListSchema, deliveryPageSchema } from '../views/deliveries.ts';
import { deliveryPageOf, inEconomy, nothing, shared, unknownId, version } from './shared.ts';

const params = z.object({ delivery: z.uuid() });
const isHours = (text: string) => text === '' || (/^\d{1,6}(\.\d{1,2})?$/.test(text) && Number(text) <= 100_000);
const day = (text: string, today: string) => (text === '' ? today : text);

export const deliveryListRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/desk/visits',
  summary: 'Visits and other help, planned, under way and completed',
  permission: 'programmes.readCases',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy.extend({
    mine: z.string().max(5).optional(),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  body: nothing,
  output: deliveryListSchema,
  examples: [
    { url: '/desk/visits', as: 'adviser' },
    { url: '/desk/visits?mine=yes', as: 'adviser' },
  ],
  async handle(ctx, { query }) {
    const mine = query.mine === 'yes';
    const limit = 25;
    const found = await listDeliveries(ctx, mine ? { adviser: ctx.actor.userId ?? '' } : {}, {
      limit,
      offset: (query.page - 1) * limit,
    });
    const deliveries = found.rows.map(({ organisation: _, adviser: __, ...delivery }) => delivery);
    return { kind: 'view', view: { deliveries, total: found.total, page: query.page, pageSize: limit, mine } };
  },
  page: deliveryListPage,
});

export const deliveryRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/visits/:delivery',
  summary: 'A visit to a firm, what was suggested, and what became of it',
  permission: 'signedIn',
  audit: 'programmes.delivery.read',
  idempotency: 'safe',
  params,
  query: inEconomy,
  body: nothing,
  output: deliveryPageSchema,
  examples: [
    { url: '/visits/{delivery}', as: 'adviser' },
    { url: '/visits/{ownDelivery}', as: 'owner' },
  ],
  handle: async (ctx, { params: { delivery } }) => ({ kind: 'view', view: await deliveryPageOf(ctx, delivery) }),
  page: deliveryPage,
});

export const planRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/desk/applications/:application/deliveries',
  summary: 'Plans a visit or other help for a firm that has a place',
  permission: 'programmes.deliver',
  audit: 'programmes.delivery.plan.request',
  idempotency: 'key',
  params: z.object({ application: z.uuid() }),
  query: inEconomy,
  body: z.object({
    kind: z.enum(deliveryKinds).default('visit'),
    plannedOn: z.string().max(20).default(''),
    participants: ticked,
  }),
  output: nothing,
  examples: [{ url: `/desk/applications/${unknownId}/deliveries`, as: 'adviser', body: { kind: 'visit' } }],
  async handle(ctx, { params: { application }, body }) {
    const plannedOn = isDay(body.plannedOn) ? body.plannedOn : ctx.today;
    const { kind, participants } = body;
    const id = await planDelivery(ctx, application, { kind, plannedOn, participants });
    return { kind: 'redirect', to: `/visits/${id}` };
  },
  page: null,
});

export const startRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/visits/:delivery/start',
  summary: 'Says on which day the help began',
  permission: 'programmes.deliver',
  audit: 'programmes.delivery.start.request',
  idempotency: 'key',
  params,
  query: inEconomy,
  body: z.object({ version, startedOn: z.string().max(20).default('') }),
  output: deliveryPageSchema,
  examples: [{ url: `/visits/${unknownId}/start`, as: 'adviser', body: { version: '1' } }],
  async handle(ctx, { params: { delivery }, body }) {
    const startedOn = day(body.startedOn, ctx.today);
    if (!isDay(startedOn)) {
      const issues = [{ field: 'startedOn', key: 'programmes.delivery.startedOn.invalid' }];
      return {
        kind: 'view',
        status: 422,
        view: await deliveryPageOf(ctx, delivery, { issues, answers: { startedOn } }),
      };
    }
    await startDelivery(ctx, delivery, { startedOn, version: body.version });
    return { kind: 'redirect', to: `/visits/${delivery}` };
  },
  page: deliveryPage,
});

export const completeRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/visits/:delivery/complete',
  summary: 'Ends a visit with a summary and makes the link by which the firm says how it was',
  permission: 'programmes.deliver',
  audit: 'programmes.delivery.complete.request',
  idempotency: 'key',
  params,
  query: inEconomy,
  body: z.object({
    version,
    completedOn: z.string().max(20).default(''),
    summary: z.string().trim().max(8000).default(''),
    hours: z.string().trim().max(10).default(''),
    participants: ticked,
  }),
  output: deliveryPageSchema,
  examples: [{ url: `/visits/${unknownId}/complete`, as: 'adviser', body: { version: '1', summary: 'x' } }],
  async handle(ctx, { params: { delivery }, body }) {
    const completedOn = day(body.completedOn, ctx.today);
    const issues = [
      ...(isDay(completedOn) ? [] : [{ field: 'completedOn', key: 'programmes.delivery.completedOn.invalid' }]),
      ...(body.summary === '' ? [{ field: 'summary', key: 'programmes.delivery.summary.missing' }] : []),
      ...(isHours(body.hours) ? [] : [{ field: 'hours', key: 'programmes.group.hours.invalid' }]),
    ];
    if (issues.length > 0) {
      const answers = { completedOn, summary: body.summary, hours: body.hours };
      return { kind: 'view', status: 422, view: await deliveryPageOf(ctx, delivery, { issues, answers }) };
    }
    const { summary, version: of } = body;
    const links = await completeDelivery(ctx, delivery, {
      ...{ completedOn, summary, version: of },
      hours: body.hours || null,
      participants: body.participants.length === 0 ? null : body.participants,
    });
    const paths = links.map(({ token, firm }) => ({ firm, path: `/feedback/${token}?economy=${ctx.economy}` }));
    const view = await deliveryPageOf(ctx, delivery);
    const isGroup = view.delivery.groupId !== null;
    return {
      kind: 'view',
      view: isGroup ? { ...view, memberPaths: paths } : { ...view, feedbackPath: paths[0]?.path ?? null },
    };
  },
  page: deliveryPage,
});

export const cancelDeliveryRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/visits/:delivery/cancel',
  summary: 'Cancels a planned visit',
  permission: 'programmes.deliver',
  audit: 'programmes.delivery.cancel.request',
  idempotency: 'key',
  params,
  query: inEconomy,
  body: z.object({ version }),
  output: nothing,
  examples: [{ url: `/visits/${unknownId}/cancel`, as: 'adviser', body: { version: '1' } }],
  async handle(ctx, { params: { delivery }, body }) {
    await cancelDelivery(ctx, delivery, body.version);
    return { kind: 'redirect', to: `/visits/${delivery}` };
  },
  page: null,
});
