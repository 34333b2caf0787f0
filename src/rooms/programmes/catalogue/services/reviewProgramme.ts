import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import type { Programme } from '../rules/programme.ts';
import type { FormIssue } from '../rules/readProgrammeForm.ts';
import { moveDraft, publishDraft, retireCurrent } from '../store/changes.ts';
import { type ProgrammeRow, selectVersions } from '../store/programmes.ts';
import {
  closeReview,
  insertReview,
  type ReviewRow,
  selectNeedsReview,
  selectReviews,
  writeNeedsReview,
} from '../store/reviews.ts';
import { publicationIssues } from './checkBeforePublishing.ts';
import { type BasedOn, basisOf, saveDraftIn, tellOfPublication } from './publishProgramme.ts';
import { keptOf } from './readProgrammes.ts';

export const needsReview = (ctx: Context): Promise<boolean> =>
  ctx.db.withActor(ctx, selectNeedsReview, { readOnly: true });

/** Whether a second person has to look before a programme is published; what waits for review stays there either way. */
export function setNeedsReview(ctx: Context, isNeeded: boolean): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    await writeNeedsReview(tx, isNeeded);
    const subject = ctx.economy;
    await recordAudit(tx, { verb: 'programmes.reviewRule.set', subject, detail: { isNeeded } });
  });
}

/** Keeps a draft and asks somebody else to look at it; from then on nobody writes in it. */
export function askForReview(
  ctx: Context,
  programme: Programme,
  { basedOn, note }: { basedOn?: BasedOn; note: string },
): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const { id, version } = await saveDraftIn(tx, ctx, programme, basedOn);
    await ask(tx, id, version, note);
  });
}

async function ask(tx: Transaction, id: string, version: number, note: string): Promise<void> {
  await moveDraft(tx, id, version, 'inReview');
  await insertReview(tx, id, version, note);
  await recordAudit(tx, { verb: 'programmes.programme.askReview', subject: id, detail: { version } });
}

export type ReviewAction = 'ask' | 'publish' | 'return' | 'takeBack';

/** Goes on with a draft as it stands. Returns what stands against it; then nothing was done. */
export async function moveReview(
  ctx: Context,
  id: string,
  { action, reason, basedOn }: { action: ReviewAction; reason: string; basedOn: string },
): Promise<FormIssue[]> {
  if (action === 'return' && reason === '')
    return [{ field: 'reason', key: 'catalogue.review.reason.missing', parameters: {} }];
  const checked = action === 'ask' || action === 'publish' ? await issuesOf(ctx, id) : [];
  if (checked.length > 0) return checked;
  await ctx.db.withActor(ctx, async (tx) => {
    const [newest] = await selectVersions(tx, id, true);
    if (newest === undefined) throw new DomainError('notFound', 'catalogue.programme');
    if (basisOf(newest) !== basedOn) throw new DomainError('conflict', 'catalogue.programme.changed');
    if (newest.state !== (action === 'ask' ? 'draft' : 'inReview'))
      throw new DomainError('conflict', action === 'ask' ? 'catalogue.review.noDraft' : 'catalogue.review.notAsked');
    await steps[action](tx, newest, reason);
  });
  return [];
}

async function issuesOf(ctx: Context, id: string): Promise<FormIssue[]> {
  const [newest] = await ctx.db.withActor(ctx, (tx) => selectVersions(tx, id), { readOnly: true });
  if (newest === undefined) throw new DomainError('notFound', 'catalogue.programme');
  return publicationIssues(ctx, keptOf(newest).programme);
}

const steps: Record<ReviewAction, (tx: Transaction, newest: ProgrammeRow, reason: string) => Promise<void>> = {
  ask: (tx, { id, version }, reason) => ask(tx, id, version, reason),
  async publish(tx, newest) {
    const { id, version } = newest;
    const [review] = await selectReviews(tx, id);
    if ((await selectNeedsReview(tx)) && isOwnWork(tx.actor.userId, newest, review))
      throw new DomainError('notAllowed', 'catalogue.review.ownWork');
    await retireCurrent(tx, id);
    await publishDraft(tx, id, version);
    await closeReview(tx, id, 'published', null);
    await tellOfPublication(tx, newest);
  },
  return: (tx, newest, reason) => sendBack(tx, newest, 'returned', reason),
  takeBack: (tx, newest) => sendBack(tx, newest, 'takenBack', null),
};

async function sendBack(
  tx: Transaction,
  { id, version }: ProgrammeRow,
  outcome: 'returned' | 'takenBack',
  reason: string | null,
): Promise<void> {
  await moveDraft(tx, id, version, 'draft');
  await closeReview(tx, id, outcome, reason);
  const detail = { version, ...(reason === null ? {} : { reason }) };
  await recordAudit(tx, { verb: `programmes.programme.${outcome}`, subject: id, detail });
}

/** Whoever has written in a version, or asked for its review, is no second person. */
export function isOwnWork(
  userId: string | null,
  { createdBy, authors }: Pick<ProgrammeRow, 'createdBy' | 'authors'>,
  review: Pick<ReviewRow, 'askedBy'> | undefined,
): boolean {
  return [createdBy, ...authors, review?.askedBy].includes(userId ?? 'anonymous');
}
