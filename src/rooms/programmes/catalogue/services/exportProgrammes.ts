import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { writeCsv } from '../../../../platform/files/index.ts';
import { cpsvDocument } from '../rules/cpsvAp.ts';
import { programmesYaml, programmeYaml } from '../rules/programmeDocument.ts';
import { tableColumns, tableRow, textColumns } from '../rules/programmeTable.ts';
import { type CatalogueFilter, searchPublished } from '../store/catalogue.ts';
import { readNames } from './readNames.ts';
import { type KeptProgramme, keptOf, readProgramme } from './readProgrammes.ts';

export const exportFormats = ['yaml', 'csv', 'jsonld'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const most = 5000;

const types: Record<ExportFormat, string> = {
  yaml: 'application/yaml; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  jsonld: 'application/ld+json',
};

export interface ExportFile {
  body: string;
  contentType: string;
}

/** What the filters of the catalogue find, as one file. */
export async function exportCatalogue(
  ctx: Context,
  filter: CatalogueFilter,
  format: ExportFormat,
  origin: string,
): Promise<ExportFile> {
  const { total, rows } = await ctx.db.withActor(
    ctx,
    (tx) => searchPublished(tx, filter, { today: ctx.today, sort: 'title', limit: most, offset: 0 }),
    { readOnly: true },
  );
  if (total > most) throw new DomainError('conflict', 'catalogue.export.tooMany');
  return fileOf(ctx, rows.map(keptOf), format, origin);
}

/** One programme as a file that can be read in again, or as linked data. */
export async function exportProgramme(
  ctx: Context,
  id: string,
  format: 'yaml' | 'jsonld',
  origin: string,
): Promise<ExportFile> {
  const kept = await readProgramme(ctx, id);
  if (format === 'yaml') return { body: programmeYaml(kept.programme), contentType: types.yaml };
  return fileOf(ctx, [kept], format, origin);
}

async function fileOf(
  ctx: Context,
  programmes: readonly KeptProgramme[],
  format: ExportFormat,
  origin: string,
): Promise<ExportFile> {
  return { body: await bodyOf(ctx, programmes, format, origin), contentType: types[format] };
}

async function bodyOf(ctx: Context, programmes: readonly KeptProgramme[], format: ExportFormat, origin: string) {
  if (format === 'yaml') return programmesYaml(programmes.map(({ programme }) => programme));
  if (format === 'csv')
    return writeCsv(
      tableColumns,
      programmes.map(({ programme }) => tableRow(programme)),
      { textColumns },
    );
  const setting = { t: ctx.t, base: `${origin}/programmes`, today: ctx.today, names: await readNames(ctx) };
  return `${JSON.stringify(cpsvDocument(programmes, setting), null, 1)}\n`;
}
