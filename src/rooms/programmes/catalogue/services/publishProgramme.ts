import { findEconomy } from '../../../../codes/index.ts';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { publishEvent } from '../../../../platform/outbox/index.ts';
import { ruleHash } from '../rules/canonical.ts';
import { checkPublication, type PublicationIssue, withFacts } from '../rules/checkPublication.ts';
import type { Programme } from '../rules/programme.ts';
import { insertVersion, type NewVersion, replaceDraft, retireCurrent, withdrawCurrent } from '../store/changes.ts';
import { type ProgrammeRow, selectVersions } from '../store/programmes.ts';
import { selectNeedsReview } from '../store/reviews.ts';

export type Published =
  | { ok: true; id: string; version: number; hash: string }
  | { ok: false; issues: PublicationIssue[] };

/** What an editor had before the eyes: newest version and its revision; null for a programme that is new. */
export type BasedOn = string | null;

export const basisOf = (newest: Pick<ProgrammeRow, 'version' | 'revision'>): string =>
  `${newest.version}.${newest.revision}`;

/**
 * Puts a new version into force; the ones before are kept. Nothing happens where something stands against it; refused where the
 * agency wants a second person to look first.
 */
export async function publishProgramme(ctx: Context, given: Programme, basedOn?: BasedOn): Promise<Published> {
  const programme = withFacts(given);
  const issues = checkPublication(programme, ctx.economy);
  if (issues.length > 0) return { ok: false, issues };
  return ctx.db.withActor(ctx, async (tx) => {
    if (ctx.actor.kind !== 'operator' && (await selectNeedsReview(tx)))
      throw new DomainError('notAllowed', 'catalogue.review.needed');
    const [newest, draft] = await versionsOf(tx, programme.id, basedOn);
    refuseInReview(newest);
    const row = rowOf(ctx, programme, versionAfter(newest, draft), 'published', true);
    await retireCurrent(tx, programme.id);
    await (draft === undefined ? insertVersion(tx, row) : replaceDraft(tx, row));
    await tellOfPublication(tx, row);
    return { ok: true, id: row.id, version: row.version, hash: row.hash };
  });
}

export async function tellOfPublication(
  tx: Transaction,
  { id, version, hash }: Pick<ProgrammeRow, 'id' | 'version' | 'hash'>,
): Promise<void> {
  await recordAudit(tx, { verb: 'programmes.programme.publish', subject: id, detail: { version, hash } });
  await publishEvent(tx, 'programmes.programmePublished', { programme: id });
}

/** Keeps work that is not to be seen yet: one draft a programme, beside the version in force. */
export function saveDraft(ctx: Context, given: Programme, basedOn?: BasedOn): Promise<{ id: string; version: number }> {
  return ctx.db.withActor(ctx, (tx) => saveDraftIn(tx, ctx, given, basedOn));
}

/** The same inside a transaction that keeps more than one. */
export async function saveDraftIn(
  tx: Transaction,
  ctx: Context,
  given: Programme,
  basedOn?: BasedOn,
): Promise<{ id: string; version: number }> {
  const programme = withFacts(given);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(programme.id)) throw new DomainError('conflict', 'catalogue.programme.id');
  const [newest, draft] = await versionsOf(tx, programme.id, basedOn);
  refuseInReview(newest);
  const isFirst = newest === undefined || (draft?.isCurrent ?? false);
  const row = rowOf(ctx, programme, versionAfter(newest, draft), 'draft', isFirst);
  await (draft === undefined ? insertVersion(tx, row) : replaceDraft(tx, row));
  await recordAudit(tx, { verb: 'programmes.programme.draft', subject: row.id, detail: { version: row.version } });
  return { id: row.id, version: row.version };
}

/** Takes a programme from the shelf; what was decided by it stays and can be replayed. */
export function withdrawProgramme(ctx: Context, id: string, basedOn?: BasedOn): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const [newest] = await versionsOf(tx, id, basedOn);
    if (newest === undefined) throw new DomainError('notFound', 'catalogue.programme');
    await withdrawCurrent(tx, id);
    await recordAudit(tx, { verb: 'programmes.programme.withdraw', subject: id, detail: { version: newest.version } });
  });
}

/** The newest version and the draft, locked; refused where somebody has written one since. */
async function versionsOf(
  tx: Transaction,
  id: string,
  basedOn: BasedOn | undefined,
): Promise<[ProgrammeRow | undefined, ProgrammeRow | undefined]> {
  const [newest] = await selectVersions(tx, id, true);
  const now = newest === undefined ? null : basisOf(newest);
  if (basedOn !== undefined && basedOn !== now)
    throw new DomainError('conflict', basedOn === null ? 'catalogue.programme.idTaken' : 'catalogue.programme.changed');
  return [newest, newest?.state === 'draft' ? newest : undefined];
}

/** What somebody is asked to look at stays as it is until it is decided or taken back. */
function refuseInReview(newest: ProgrammeRow | undefined): void {
  if (newest?.state === 'inReview') throw new DomainError('conflict', 'catalogue.programme.inReview');
}

const versionAfter = (newest: ProgrammeRow | undefined, draft: ProgrammeRow | undefined) =>
  draft?.version ?? (newest?.version ?? 0) + 1;

function rowOf(
  ctx: Context,
  programme: Programme,
  version: number,
  state: 'draft' | 'published',
  isCurrent: boolean,
): NewVersion {
  const { id, shelf, title, instrument, unit, opensOn, closesOn, lastVerifiedOn } = programme;
  return {
    id,
    version,
    shelf,
    state,
    isCurrent,
    title,
    instrument,
    unit,
    opensOn: opensOn ?? null,
    closesOn: closesOn ?? null,
    lastVerifiedOn: lastVerifiedOn ?? null,
    document: programme,
    hash: ruleHash(programme),
    simulated: findEconomy(ctx.economy)?.isSimulated ?? false,
  };
}
