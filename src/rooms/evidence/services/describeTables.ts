import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { judgeComparability, type Verdict } from '../rules/comparability.ts';
import {
  type Declaration,
  declarationSchema,
  guessDeclaration,
  type PublishedTable,
} from '../rules/publishedTables.ts';
import { findSurveyFile, listSurveyFiles, type SurveyFileRow } from '../store/surveyFiles.ts';
import type { FileView, TableView } from '../views/tables.ts';
import { readPublishedTable } from './readPublishedTable.ts';

export async function describeTable(ctx: Context, id: string, issues: TableView['issues'] = []): Promise<TableView> {
  const table = readPublishedTable(id);
  const canAnalyse = isAllowed(ctx.actor, 'evidence.analyse');
  const files = canAnalyse ? await ctx.db.withActor(ctx, (tx) => listSurveyFiles(tx, id), { readOnly: true }) : [];
  return {
    table,
    canAnalyse,
    files: files.map((file) => ({
      id: file.id,
      name: file.file_name,
      uploadedAt: file.uploaded_at.toISOString(),
      estimated: file.result !== null,
    })),
    issues,
  };
}

/** A file with its declaration; `answers` are what was sent and refused, shown again. */
export async function describeFile(
  ctx: Context,
  tableId: string,
  id: string,
  refused?: { declaration: Declaration; issues: FileView['issues'] },
): Promise<FileView> {
  const table = readPublishedTable(tableId);
  const file = await ctx.db.withActor(ctx, (tx) => findSurveyFile(tx, tableId, id), { readOnly: true });
  if (file === null) throw new DomainError('notFound', 'evidence.file');
  return {
    table,
    id: file.id,
    name: file.file_name,
    columns: file.columns,
    declaration: refused?.declaration ?? declaredOf(file) ?? guessDeclaration(table, file.columns),
    issues: refused?.issues ?? [],
    releaseId: file.release_id,
    microLeftOut: file.result?.microLeftOut ?? 0,
    rows: refused === undefined ? rowsOf(ctx, table, file) : null,
  };
}

/** Declarations of before say nothing of what is asked since. */
const declaredOf = ({ declaration }: SurveyFileRow): Declaration | null =>
  declaration === null ? null : declarationSchema.parse(declaration);

function rowsOf(ctx: Context, table: PublishedTable, file: SurveyFileRow): FileView['rows'] {
  const declaration = declaredOf(file);
  const { result } = file;
  if (declaration === null || result === null) return null;
  return table.rows.flatMap((row) =>
    table.sizes.map((size, s) => {
      const cell = result.cells.find(({ item, size: of }) => item === row.id && of === size) ?? null;
      const verdict = judgeComparability(table, declaration, cell, result.readAs);
      return {
        item: row.id,
        label: row.label,
        size,
        published: row.values[declaration.region]?.[s] ?? null,
        estimate: cell?.estimate ?? null,
        standardError: cell?.standardError ?? null,
        lower: cell?.lower ?? null,
        upper: cell?.upper ?? null,
        answers: cell?.answers ?? 0,
        flag: verdict.flag,
        why: whyText(ctx, verdict),
      };
    }),
  );
}

const whyText = ({ t }: Context, { why }: Verdict): string =>
  why
    .map(({ code, values = {} }) => {
      const shown = Object.entries(values).map(([name, value]) => [
        name,
        name === 'share' ? t.number(Number(value), { style: 'percent', maximumFractionDigits: 0 }) : value,
      ]);
      return t(`evidence.why.${code}`, Object.fromEntries(shown));
    })
    .join('; ');
