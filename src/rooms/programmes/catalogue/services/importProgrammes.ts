import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { findEconomy } from '../../../../codes/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { type ReadUpload, readProgrammeUpload } from '../files/readProgrammeUpload.ts';
import { checkPublication, withFacts } from '../rules/checkPublication.ts';
import { ruleText } from '../rules/criteriaWords.ts';
import { checkProgramme, type Programme } from '../rules/programme.ts';
import { isUnpublished } from '../store/programmes.ts';
import type { ImportView } from '../views/programmeImport.ts';
import { basisOf, saveDraftIn } from './publishProgramme.ts';
import { readNames } from './readNames.ts';
import { type KeptProgramme, listProgrammes } from './readProgrammes.ts';

type Preview = NonNullable<ImportView['preview']>;
type Found = ReadUpload['found'][number];

/** What the decision needs again: the programmes that can be kept, each with the version that it was compared with. */
const packedSchema = z.object({
  faultCount: z.number(),
  programmes: z.array(z.object({ programme: z.unknown(), basedOn: z.string().nullable() })).min(1),
});
type Packed = z.output<typeof packedSchema>;

const mostShown = 200;
const mostUnpacked = 16 * 1024 * 1024;

/** Looks at a file of programmes; nothing is kept. */
export async function previewImport(ctx: Context, upload: { path: string; fileName: string }): Promise<Preview> {
  const currency = findEconomy(ctx.economy)?.currency ?? '';
  const read = await readProgrammeUpload(upload, { economy: ctx.economy, currency });
  const newest = newestOf(await listProgrammes(ctx));
  const faults = [...read.faults];
  const kept = read.found.filter((found, at) => {
    const fault = standsAgainst(ctx, found, read.found.slice(0, at), newest.get(found.programme.id));
    if (fault !== null) faults.push({ row: found.row, ...fault });
    return fault === null;
  });
  const names = await readNames(ctx);
  return {
    fileName: upload.fileName,
    programmes: kept.map(({ row, programme }) => ({
      row,
      id: programme.id,
      title: programme.title,
      instrument: programme.instrument,
      replaces: newest.get(programme.id)?.version ?? null,
      rule: ruleText(ctx.t, programme.criteria, names),
      warnings: checkPublication(withFacts(programme), ctx.economy).map(({ key, parameters }) => ({ key, parameters })),
    })),
    faults: faults.slice(0, mostShown).map(({ row, column, message, remedy }) => ({ row, column, message, remedy })),
    faultCount: faults.length,
    content: kept.length === 0 ? null : pack({ faultCount: faults.length, programmes: kept.map(withBasis(newest)) }),
  };
}

/** Keeps every programme of a preview as a draft, all of them or none. Returns how many. */
export async function keepDrafts(ctx: Context, content: string, skipFaulty: boolean): Promise<number> {
  const { faultCount, programmes } = unpack(content);
  if (faultCount > 0 && !skipFaulty) throw new DomainError('conflict', 'catalogue.import.faulty');
  const checked = programmes.map(({ programme, basedOn }) => ({ programme: soundDraft(ctx, programme), basedOn }));
  await ctx.db.withActor(ctx, async (tx) => {
    for (const { programme, basedOn } of checked) await saveDraftIn(tx, ctx, programme, basedOn);
  });
  return checked.length;
}

/** The draft where there is one, else the version in force. */
function newestOf(programmes: readonly KeptProgramme[]): Map<string, KeptProgramme> {
  const newest = new Map<string, KeptProgramme>();
  for (const one of programmes) {
    const other = newest.get(one.id);
    if (other === undefined || one.version > other.version) newest.set(one.id, one);
  }
  return newest;
}

function standsAgainst(
  ctx: Context,
  { programme }: Found,
  before: readonly Found[],
  newest: KeptProgramme | undefined,
) {
  const fault = (column: string, message: string, remedy: string) => ({ column, code: column, message, remedy });
  const { id, economy, shelf } = programme;
  if (economy !== ctx.economy)
    return fault(
      'economy',
      `it belongs to ${economy}, and this portal speaks of ${ctx.economy}`,
      'set the economy right',
    );
  if (shelf !== 'live')
    return fault(
      'shelf',
      'it is a design, and designs come with the project',
      'open the design and start a programme from it',
    );
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id))
    return fault('id', `"${id}" can't be an address`, 'give a short name of small letters, digits and dashes');
  const same = before.find((one) => one.programme.id === id);
  if (same !== undefined)
    return fault('id', `"${id}" is there already, in row ${same.row}`, 'give each programme a short name of its own');
  if (newest?.shelf === 'design') return fault('id', `"${id}" is the short name of a design`, 'give it another');
  if (newest !== undefined && isUnpublished(newest.state))
    return fault(
      'id',
      `there is a draft of "${id}" already`,
      'publish that draft first, or give this one another short name',
    );
  return null;
}

const withBasis =
  (newest: ReadonlyMap<string, KeptProgramme>) =>
  ({ programme }: Found) => {
    const before = newest.get(programme.id);
    return { programme, basedOn: before === undefined ? null : basisOf(before) };
  };

const pack = (packed: Packed): string => gzipSync(JSON.stringify(packed)).toString('base64url');

/** What comes back from a form may be anything. */
function unpack(content: string): Packed {
  try {
    const text = gunzipSync(Buffer.from(content, 'base64url'), { maxOutputLength: mostUnpacked }).toString('utf8');
    return packedSchema.parse(JSON.parse(text));
  } catch {
    throw new DomainError('conflict', 'catalogue.import.content');
  }
}

function soundDraft(ctx: Context, given: unknown): Programme {
  const checked = checkProgramme(given);
  if (!checked.ok || checked.programme.economy !== ctx.economy || checked.programme.shelf !== 'live')
    throw new DomainError('conflict', 'catalogue.import.content');
  return checked.programme;
}
