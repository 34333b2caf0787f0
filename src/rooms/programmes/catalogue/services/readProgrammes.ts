import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import type { Shelf } from '../model.ts';
import { checkProgramme, type Programme } from '../rules/programme.ts';
import {
  type ProgrammeRow,
  type ProgrammeState,
  selectCurrent,
  selectProgrammes,
  selectVersion,
  selectVersions,
} from '../store/programmes.ts';

export interface KeptProgramme extends Omit<ProgrammeRow, 'document'> {
  programme: Programme;
}

export interface ProgrammeQuery {
  shelf?: Shelf;
  state?: ProgrammeState;
}

/** Current programmes and drafts that the actor may see, by title. */
export async function listProgrammes(ctx: Context, query: ProgrammeQuery = {}): Promise<KeptProgramme[]> {
  const rows = await ctx.db.withActor(ctx, (tx) => selectProgrammes(tx, query), { readOnly: true });
  return rows.map(keptOf);
}

/** What is offered to firms on a day: live, published, open. */
export async function listOpenProgrammes(ctx: Context): Promise<KeptProgramme[]> {
  const live = await listProgrammes(ctx, { shelf: 'live', state: 'published' });
  return live.filter((one) => isOpen(one, ctx.today));
}

export function isOpen({ opensOn, closesOn }: Pick<ProgrammeRow, 'opensOn' | 'closesOn'>, today: string): boolean {
  return (opensOn ?? '') <= today && today <= (closesOn ?? '9999-12-31');
}

/** The version in force, as far as the actor may see it; a draft only where nothing was published yet. */
export async function readProgramme(ctx: Context, id: string): Promise<KeptProgramme> {
  const row = await ctx.db.withActor(ctx, (tx) => selectCurrent(tx, id), { readOnly: true });
  if (row === null) throw new DomainError('notFound', 'catalogue.programme');
  return keptOf(row);
}

/** The version to go on working with: the draft, else the newest. */
export async function readNewest(ctx: Context, id: string): Promise<KeptProgramme> {
  const [row] = await ctx.db.withActor(ctx, (tx) => selectVersions(tx, id), { readOnly: true });
  if (row === undefined) throw new DomainError('notFound', 'catalogue.programme');
  return keptOf(row);
}

export async function listVersions(ctx: Context, id: string): Promise<KeptProgramme[]> {
  return (await ctx.db.withActor(ctx, (tx) => selectVersions(tx, id), { readOnly: true })).map(keptOf);
}

/** Inside a transaction: one version, or the one in force where none is named. */
export async function readVersion(tx: Transaction, id: string, version: number | null): Promise<KeptProgramme> {
  const row = version === null ? await selectCurrent(tx, id) : await selectVersion(tx, id, version);
  if (row === null) throw new DomainError('notFound', 'catalogue.programme');
  return keptOf(row);
}

export function keptOf({ document, ...row }: ProgrammeRow): KeptProgramme {
  const checked = checkProgramme(document);
  if (!checked.ok) throw new Error(`the programme ${row.id} in version ${row.version} is not sound`);
  return { ...row, programme: checked.programme };
}
