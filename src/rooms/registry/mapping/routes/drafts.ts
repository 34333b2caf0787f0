import { z } from 'zod';
import type { Context } from '../../../../platform/context.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { draftPage } from '../pages/draft.tsx';
import type { Settings } from '../profile.ts';
import type { Choice, DraftIssue } from '../rules/buildMapping.ts';
import { changeDraft, fillFromMapping } from '../services/changeDraft.ts';
import { builtOf, readDraft } from '../services/readDraft.ts';
import { requestProfile, requestStaging } from '../services/requestReading.ts';
import { isFreeName, saveMapping } from '../services/savedMappings.ts';
import { columnsAPage, viewDraft } from '../services/viewDraft.ts';
import type { DraftRow } from '../store/drafts.ts';
import { draftViewSchema } from '../views/draft.ts';

const nothing = z.object({});
const inEconomy = z.object({ economy: z.string().optional() });
const draftParams = z.object({ draftId: z.uuid() });
const shared = { permission: 'registry.import', tenant: 'economy', embeddable: false, params: draftParams } as const;
const unknownDraft = '/imports/drafts/00000000-0000-4000-8000-000000000000';

const text = (most: number) => z.string().trim().max(most).optional();
const several = (most: number) =>
  z.union([z.string().max(most), z.array(z.string().max(most)).max(columnsAPage)]).optional();

/** Choices for the columns of one page, in their order; settings are those of the whole file. */
const choicesSchema = z.object({
  page: z.coerce.number().int().min(1).max(1000).default(1),
  meaning: several(60),
  detail: several(100),
  go: z.enum(['next', 'previous', 'stay']).default('stay'),
  kind: z.enum(['register', 'visit', 'claim', 'upload']).optional(),
  dayOrder: z.enum(['', 'dmy', 'mdy', 'ymd']).optional(),
  calendar: z.enum(['', 'gregorian', 'buddhist', 'minguo']).optional(),
  decimal: z.enum(['', '.', ',']).optional(),
  name: text(60),
  title: text(200),
  publisher: text(200),
  licence: text(200),
  asOf: text(40),
});
type Choices = z.output<typeof choicesSchema>;

export const draftRoute = defineRoute({
  ...shared,
  method: 'GET',
  path: '/imports/drafts/:draftId',
  summary: 'What was found in an uploaded file, and what each of its columns seems to mean',
  audit: 'none',
  idempotency: 'safe',
  query: inEconomy.extend({
    page: z.coerce.number().int().min(1).max(1000).default(1),
    saved: z.string().max(80).optional(),
  }),
  body: nothing,
  output: draftViewSchema,
  examples: [{ url: '/imports/drafts/{importDraft}', as: 'officer' }],
  async handle(ctx, { params, query }) {
    const draft = await readDraft(ctx, params.draftId);
    const view = await viewDraft(ctx, draft, { page: query.page, issues: [], saved: query.saved ?? null });
    return { kind: 'view', view };
  },
  page: draftPage,
});

export const draftChoicesRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/imports/drafts/:draftId/choices',
  summary: 'Keeps what the columns of one page mean',
  audit: 'registry.mapping.choose',
  idempotency: 'key',
  query: inEconomy,
  body: choicesSchema,
  output: nothing,
  examples: [{ url: `${unknownDraft}/choices`, as: 'officer', body: { page: '1', meaning: ['name'], detail: [''] } }],
  async handle(ctx, { params, body }) {
    await keep(ctx, params.draftId, body);
    const page = Math.max(1, body.page + { next: 1, previous: -1, stay: 0 }[body.go]);
    return { kind: 'redirect', to: `/imports/drafts/${params.draftId}?economy=${ctx.economy}&page=${page}` };
  },
  page: null,
});

export const readDraftFileRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/imports/drafts/:draftId/read',
  summary: 'Reads the file as its columns were chosen, in the background, up to the preview',
  audit: 'registry.import.receive',
  idempotency: 'key',
  query: inEconomy,
  body: choicesSchema,
  output: draftViewSchema,
  examples: [{ url: `${unknownDraft}/read`, as: 'officer', body: { page: '1' } }],
  async handle(ctx, { params, body }) {
    const draft = await keep(ctx, params.draftId, body);
    const { issues } = builtOf(draft);
    if (issues.length > 0) return again(ctx, draft, body.page, issues);
    return { kind: 'redirect', to: jobAddress(ctx, await requestStaging(ctx, draft.id, '')) };
  },
  page: draftPage,
});

export const readDraftByPresetRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/imports/drafts/:draftId/preset',
  summary: 'Reads the file by a preset or a saved mapping, or fills its columns in from it',
  audit: 'registry.import.receive',
  idempotency: 'key',
  query: inEconomy,
  body: z.object({ preset: z.string().min(1).max(100), go: z.enum(['read', 'fill']).default('read') }),
  output: nothing,
  examples: [{ url: `${unknownDraft}/preset`, as: 'officer', body: { preset: 'generic' } }],
  async handle(ctx, { params, body }) {
    if (body.go === 'read') {
      return { kind: 'redirect', to: jobAddress(ctx, await requestStaging(ctx, params.draftId, body.preset)) };
    }
    await fillFromMapping(ctx, params.draftId, body.preset);
    return { kind: 'redirect', to: `/imports/drafts/${params.draftId}?economy=${ctx.economy}` };
  },
  page: null,
});

export const lookAgainRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/imports/drafts/:draftId/look',
  summary: 'Looks at the file again in another encoding, with another delimiter or on another sheet',
  audit: 'registry.mapping.look',
  idempotency: 'key',
  query: inEconomy,
  body: z.object({
    encoding: z.string().max(40).default(''),
    delimiter: z.string().max(10).default(''),
    sheet: z.string().max(100).default(''),
  }),
  output: nothing,
  examples: [{ url: `${unknownDraft}/look`, as: 'officer', body: { encoding: 'UTF-8' } }],
  handle: async (ctx, { params, body }) => ({
    kind: 'redirect',
    to: jobAddress(ctx, await requestProfile(ctx, params.draftId, body)),
  }),
  page: null,
});

export const saveDraftMappingRoute = defineRoute({
  ...shared,
  method: 'POST',
  path: '/imports/drafts/:draftId/save',
  summary: 'Saves what the columns mean as a mapping of the economy, to be used again',
  audit: 'registry.mapping.save',
  idempotency: 'key',
  query: inEconomy,
  body: choicesSchema,
  output: draftViewSchema,
  examples: [
    {
      url: `${unknownDraft}/save`,
      as: 'officer',
      body: { page: '1', name: 'textile-register', title: 'Textile register' },
    },
  ],
  async handle(ctx, { params, body }) {
    const draft = await keep(ctx, params.draftId, body);
    const built = builtOf(draft);
    const issues: DraftIssue[] = [...built.issues];
    if (!isFreeName(body.name ?? '')) issues.push({ column: null, key: 'registry.mapping.issue.saveName' });
    if (!body.title) issues.push({ column: null, key: 'registry.mapping.issue.saveTitle' });
    if (built.mapping === null || issues.length > 0) return again(ctx, draft, body.page, issues);
    await saveMapping(ctx, built.mapping);
    const to = `/imports/drafts/${draft.id}?economy=${ctx.economy}&page=${body.page}&saved=${built.mapping.name}`;
    return { kind: 'redirect', to };
  },
  page: draftPage,
});

const jobAddress = (ctx: Context, id: string) => `/jobs/${id}?economy=${ctx.economy}`;

async function again(ctx: Context, draft: DraftRow, page: number, issues: readonly DraftIssue[]) {
  const first = issues.find(({ column }) => column !== null)?.column;
  const shown = first === undefined || first === null ? page : Math.floor(first / columnsAPage) + 1;
  return {
    kind: 'view' as const,
    status: 422,
    view: await viewDraft(ctx, draft, { page: shown, issues, saved: null }),
  };
}

function keep(ctx: Context, draftId: string, body: Choices): Promise<DraftRow> {
  return changeDraft(ctx, draftId, { choices: choicesOf(body), settings: settingsOf(body) });
}

function choicesOf({ page, meaning, detail }: Choices): Record<string, Choice> {
  const list = (value: string | string[] | undefined) =>
    value === undefined ? [] : Array.isArray(value) ? value : [value];
  const details = list(detail);
  const from = (page - 1) * columnsAPage;
  return Object.fromEntries(
    list(meaning).map((one, i) => [from + i, { meaning: one, detail: (details[i] ?? '').trim() }]),
  );
}

/** Empty words of the source stay what they were. */
function settingsOf({
  kind,
  dayOrder,
  calendar,
  decimal,
  name,
  title,
  publisher,
  licence,
  asOf,
}: Choices): Partial<Settings> {
  const given = { kind, dayOrder, calendar, decimal, name, title, publisher, licence, asOf };
  const words = new Set(['name', 'title', 'publisher', 'licence', 'asOf']);
  const kept = Object.entries(given).filter(
    ([key, value]) =>
      value !== undefined &&
      !(words.has(key) && value === '') &&
      (key !== 'name' || /^[a-z0-9][a-z0-9-]*$/.test(value)),
  );
  return Object.fromEntries(kept);
}
