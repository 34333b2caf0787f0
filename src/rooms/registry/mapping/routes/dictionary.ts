import { z } from 'zod';
import { writeCsvLines } from '../../../../platform/files/index.ts';
import { defineRoute } from '../../../../platform/http/route.ts';
import { dictionaryPage } from '../pages/dictionary.tsx';
import { readDictionary } from '../services/readDictionary.ts';
import { dictionaryViewSchema } from '../views/dictionary.ts';

const nothing = z.object({});
const shared = {
  method: 'GET',
  permission: 'registry.import',
  tenant: 'economy',
  embeddable: false,
  audit: 'none',
  idempotency: 'safe',
  params: nothing,
  query: z.object({ economy: z.string().optional() }),
  body: nothing,
} as const;

export const dictionaryRoute = defineRoute({
  ...shared,
  path: '/imports/columns',
  summary: 'The columns of the generic preset: what each means, how it is written, and whether it is needed',
  output: dictionaryViewSchema,
  examples: [{ url: '/imports/columns', as: 'officer' }],
  handle: async (ctx) => ({
    kind: 'view',
    view: { columns: readDictionary().map((one) => ({ ...one, meaning: ctx.t(`registry.dictionary.${one.name}`) })) },
  }),
  page: dictionaryPage,
});

export const dictionaryFileRoute = defineRoute({
  ...shared,
  path: '/imports/columns.csv',
  summary: 'The same list as a table',
  output: nothing,
  examples: [{ url: '/imports/columns.csv', as: 'officer' }],
  async handle(ctx) {
    const rows = readDictionary().map(({ name, type, example, required }) => [
      name,
      ctx.t(`registry.dictionary.${name}`),
      ctx.t(`registry.dictionary.type.${type}`),
      example,
      required,
    ]);
    const lines = writeCsvLines(['name', 'meaning', 'type', 'example', 'required'], rows, { textColumns: [1, 3] });
    return { kind: 'file', contentType: 'text/csv; charset=utf-8', fileName: 'columns.csv', body: [...lines].join('') };
  },
  page: null,
});

export const templateRoute = defineRoute({
  ...shared,
  path: '/imports/template.csv',
  summary: 'An empty table in the columns of the generic preset, with one example to be replaced',
  output: nothing,
  examples: [{ url: '/imports/template.csv', as: 'officer' }],
  async handle() {
    const columns = readDictionary();
    const lines = writeCsvLines(
      columns.map(({ name }) => name),
      [columns.map(({ example }) => example)],
    );
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      fileName: 'template.csv',
      body: [...lines].join(''),
    };
  },
  page: null,
});
