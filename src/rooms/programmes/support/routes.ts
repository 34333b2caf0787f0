import { z } from 'zod';
import { gaps as allGaps } from '../../../codes/index.ts';
import { defineRoute } from '../../../platform/http/route.ts';
import { inEconomy, nothing, ofEconomy, unknownId, version } from '../../../platform/http/routeParts.ts';
import { contactKinds } from './model.ts';
import { contactFormPage } from './pages/contactForm.tsx';
import { contactsPage } from './pages/contacts.tsx';
import { deskContactsPage } from './pages/deskContacts.tsx';
import { textFields } from './rules/readContact.ts';
import { contactForm, keepContact, setWithdrawn } from './services/keepContacts.ts';
import { listContacts, listDeskContacts } from './services/readContacts.ts';
import { contactFormSchema, contactsSchema, deskContactsSchema } from './views.ts';

const orNothing = <Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values).or(z.literal('')).default('');

export const contactsRoute = defineRoute({
  ...ofEconomy,
  method: 'GET',
  path: '/contacts',
  summary: 'Centres, chambers, laboratories, advisers and offices abroad that help firms; the nearest first',
  permission: 'public',
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: inEconomy.extend({
    place: z.string().max(40).default(''),
    kind: orNothing(contactKinds),
    gap: orNothing(allGaps.map(({ code }) => code) as [string, ...string[]]),
  }),
  body: nothing,
  output: contactsSchema,
  examples: [
    { url: '/contacts', as: null },
    { url: '/contacts?place=66000010&gap=quality.measurement', as: null },
    { url: '/contacts?kind=overseasOffice', as: null },
  ],
  handle: async (ctx, { query: { place, kind, gap } }) => ({
    kind: 'view',
    view: await listContacts(ctx, { place, kind, gap }),
  }),
  page: contactsPage,
});

const desk = { ...ofEconomy, permission: 'programmes.manage', query: inEconomy } as const;
const read = { ...desk, method: 'GET', audit: 'none', idempotency: 'safe', body: nothing } as const;
const ofContact = z.object({ contact: z.uuid() });

export const deskContactsRoute = defineRoute({
  ...read,
  path: '/desk/contacts',
  summary: 'All contacts, those that were withdrawn too',
  params: nothing,
  output: deskContactsSchema,
  examples: [{ url: '/desk/contacts', as: 'officer' }],
  handle: async (ctx) => ({ kind: 'view', view: await listDeskContacts(ctx) }),
  page: deskContactsPage,
});

export const newContactRoute = defineRoute({
  ...read,
  path: '/desk/contacts/new',
  summary: 'The form in which a contact is written down',
  params: nothing,
  output: contactFormSchema,
  examples: [{ url: '/desk/contacts/new', as: 'officer' }],
  handle: async (ctx) => ({ kind: 'view', view: await contactForm(ctx, null) }),
  page: contactFormPage,
});

export const contactRoute = defineRoute({
  ...read,
  path: '/desk/contacts/:contact',
  summary: 'The form in which a contact is changed',
  params: ofContact,
  output: contactFormSchema,
  examples: [{ url: '/desk/contacts/{contact}', as: 'officer' }],
  handle: async (ctx, { params }) => ({ kind: 'view', view: await contactForm(ctx, params.contact) }),
  page: contactFormPage,
});

const gap = z.string().max(80);
const answersBody = z.object({
  ...textFields(z.string().trim().max(300).default('')),
  gaps: z.union([z.array(gap).max(100), gap.transform((one) => [one])]).default([]),
});

const write = { ...desk, method: 'POST', idempotency: 'key', page: contactFormPage } as const;

export const keepContactRoute = defineRoute({
  ...write,
  path: '/desk/contacts',
  summary: 'Writes a contact down',
  audit: 'programmes.contact.add',
  params: nothing,
  body: answersBody,
  output: contactFormSchema,
  examples: [{ url: '/desk/contacts', as: 'officer', body: { kind: 'chamber', name: '' } }],
  async handle(ctx, { body }) {
    const kept = await keepContact(ctx, body, null);
    if ('id' in kept) return { kind: 'redirect', to: '/desk/contacts' };
    const view = await contactForm(ctx, null, { answers: body, issues: kept.issues });
    return { kind: 'view', status: 422, view };
  },
});

export const changeContactRoute = defineRoute({
  ...write,
  path: '/desk/contacts/:contact',
  summary: 'Changes a contact',
  audit: 'programmes.contact.change',
  params: ofContact,
  body: answersBody.extend({ version }),
  output: contactFormSchema,
  examples: [
    {
      url: `/desk/contacts/${unknownId}`,
      as: 'officer',
      body: { kind: 'chamber', name: 'x', phone: '1', version: '1' },
    },
  ],
  async handle(ctx, { params, body: { version: basedOn, ...answers } }) {
    const kept = await keepContact(ctx, answers, { id: params.contact, version: basedOn });
    if ('id' in kept) return { kind: 'redirect', to: '/desk/contacts' };
    const view = await contactForm(ctx, params.contact, { answers, issues: kept.issues });
    return { kind: 'view', status: 422, view };
  },
});

const turns = [
  { verb: 'withdraw', isWithdrawn: true, summary: 'Takes a contact out of sight' },
  { verb: 'show', isWithdrawn: false, summary: 'Shows a contact again' },
] as const;

export const turnContactRoutes = turns.map(({ verb, isWithdrawn, summary }) =>
  defineRoute({
    ...desk,
    method: 'POST',
    path: `/desk/contacts/:contact/${verb}`,
    summary,
    audit: `programmes.contact.${verb}`,
    idempotency: 'key',
    params: ofContact,
    body: z.object({ version }),
    output: nothing,
    page: null,
    examples: [{ url: `/desk/contacts/${unknownId}/${verb}`, as: 'officer', body: { version: '1' } }],
    async handle(ctx, { params, body }) {
      await setWithdrawn(ctx, params.contact, body.version, isWithdrawn);
      return { kind: 'redirect', to: '/desk/contacts' };
    },
  }),
);
