import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { writeCsv } from '../../../../platform/files/index.ts';
import { listRegisterPlaces } from '../../../registry/index.ts';
import { compareFiles } from '../rules/compareFiles.ts';
import {
  insertPlaceFile,
  keepFile,
  type PlaceFileRow,
  selectFile,
  selectFiles,
  selectIndicators,
  selectValues,
  undoFile,
} from '../store/indicators.ts';
import type { FilesView, FileView } from '../views/files.ts';
import { namePlaces } from './describePlaces.ts';
import { indicatorColumns, readIndicatorFile } from './readIndicatorFile.ts';
import { readIndicators } from './readIndicators.ts';

export interface IndicatorUpload {
  path: string;
  fileName: string;
  sha256: string;
}

const showFile = ({ uploadedAt, keptAt, undoneAt, ...file }: PlaceFileRow) => ({
  ...file,
  ...{ uploadedAt: uploadedAt.toISOString(), keptAt: keptAt?.toISOString() ?? null },
  undoneAt: undoneAt?.toISOString() ?? null,
});

export async function listPlaceFiles(ctx: Context): Promise<FilesView> {
  const files = await ctx.db.withActor(ctx, selectFiles, { readOnly: true });
  return { files: files.map(showFile), faults: [] };
}

async function takeFile(ctx: Context, upload: IndicatorUpload, simulated: boolean, isKept: boolean): Promise<string> {
  const places = new Set((await listRegisterPlaces(ctx)).map(({ code }) => code));
  const { indicators, values } = await readIndicatorFile(upload.path, places);
  const id = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    const { fileName, sha256 } = upload;
    await insertPlaceFile(tx, { id, fileName, sha256, simulated, isKept }, indicators, values);
    await recordAudit(tx, {
      verb: isKept ? 'clusters.places.receive' : 'clusters.places.stage',
      subject: id,
      detail: { indicators: indicators.length, values: values.length },
    });
  });
  return id;
}

/** Reads a file, all of it or nothing, and holds it to be looked at; nothing that is shown changes. */
export const stageIndicators = (ctx: Context, upload: IndicatorUpload): Promise<string> =>
  takeFile(ctx, upload, false, false);

/** The same, and it counts at once: it takes the place of the one before, which undoing brings back. */
export async function receiveIndicators(ctx: Context, upload: IndicatorUpload, simulated = false): Promise<void> {
  await takeFile(ctx, upload, simulated, true);
}

/** What would change if the file counted. */
export async function describeFile(ctx: Context, id: string): Promise<FileView> {
  const nameOf = await namePlaces(ctx);
  const current = await readIndicators(ctx);
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const file = await selectFile(tx, id);
      if (file === null) throw new DomainError('notFound', 'clusters.placeFile');
      const indicators = await selectIndicators(tx, id);
      const values = await selectValues(tx, id);
      const { changed, ...counts } = compareFiles(current, { indicators, values });
      return {
        ...{ file: showFile(file), indicators, ...counts },
        isCurrent: current.file?.id === id,
        places: new Set(values.map(({ place }) => place)).size,
        changed: changed.slice(0, 100).map(({ place, ...one }) => ({ ...one, place, name: nameOf(place) })),
        changedCount: changed.length,
      };
    },
    { readOnly: true },
  );
}

export function keepIndicators(ctx: Context, id: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    if (!(await keepFile(tx, id))) throw new DomainError('notFound', 'clusters.placeFile');
    await recordAudit(tx, { verb: 'clusters.places.receive', subject: id });
  });
}

export function undoIndicators(ctx: Context, id: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    if (!(await undoFile(tx, id))) throw new DomainError('notFound', 'clusters.placeFile');
    await recordAudit(tx, { verb: 'clusters.places.undo', subject: id });
  });
}

/** The indicators that count, in the form in which they are uploaded. */
export async function writeIndicators(ctx: Context): Promise<string> {
  const { indicators, values } = await readIndicators(ctx);
  const of = new Map(indicators.map((one) => [one.code, one]));
  const rows = values.map(({ code, place, value, low, high }) => {
    const { title, theme, unit, direction, source, knownOn } = of.get(code)!;
    return [code, title, theme, unit, direction, place, value, low, high, source, knownOn];
  });
  return writeCsv([...indicatorColumns], rows, { textColumns: [0, 1, 2, 3, 4, 5, 9, 10] });
}

/** A table to fill: a row for each place, values empty. */
export async function writeTemplate(ctx: Context): Promise<string> {
  const places = (await listRegisterPlaces(ctx)).filter(({ parentCode }) => parentCode === null);
  const example = ['water', ctx.t('clusters.places.template.title'), 'water', '%', 'higher'];
  const rows = places.map(({ code }) => [...example, code, null, null, null, '', '']);
  return writeCsv([...indicatorColumns], rows, { textColumns: [0, 1, 2, 3, 4, 5, 9, 10] });
}
