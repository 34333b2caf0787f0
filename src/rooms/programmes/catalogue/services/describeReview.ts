import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { ruleNotes, withFacts } from '../rules/checkPublication.ts';
import { ruleText } from '../rules/criteriaWords.ts';
import type { FormIssue } from '../rules/readProgrammeForm.ts';
import { criteriaOn } from '../rules/ruleOfProgramme.ts';
import { isUnpublished } from '../store/programmes.ts';
import { type ReviewRow, selectNeedsReview, selectReviews } from '../store/reviews.ts';
import type { ReviewView } from '../views/life.ts';
import { publicationIssues } from './checkBeforePublishing.ts';
import { compareProgrammes } from './compareVersions.ts';
import { basisOf } from './publishProgramme.ts';
import { readNames } from './readNames.ts';
import { listVersions } from './readProgrammes.ts';
import { isOwnWork } from './reviewProgramme.ts';

/** Everything that somebody needs who decides whether a draft goes on the shelf. */
export async function describeReview(
  ctx: Context,
  id: string,
  sent: { faults: FormIssue[]; reason: string } = { faults: [], reason: '' },
): Promise<ReviewView> {
  const versions = await listVersions(ctx, id);
  const [newest] = versions;
  if (newest === undefined) throw new DomainError('notFound', 'catalogue.programme');
  const inForce = versions.find((one) => one.isCurrent && one.state === 'published' && one !== newest);
  const { needed, reviews } = await ctx.db.withActor(
    ctx,
    async (tx) => ({ needed: await selectNeedsReview(tx), reviews: await selectReviews(tx, id) }),
    { readOnly: true },
  );
  const names = await readNames(ctx);
  const { programme } = newest;
  return {
    id,
    title: newest.title,
    version: newest.version,
    state: newest.state,
    basedOn: basisOf(newest),
    needsReview: needed,
    isOwnWork: isOwnWork(ctx.actor.userId, newest, newest.state === 'inReview' ? reviews[0] : undefined),
    rule: ruleText(ctx.t, criteriaOn(programme, ctx.today), names),
    notes: ruleNotes(withFacts(programme)),
    comparison: inForce === undefined ? null : compareProgrammes(ctx, inForce.programme, programme, names),
    inForce: inForce?.version ?? null,
    issues: isUnpublished(newest.state) ? await publicationIssues(ctx, programme) : [],
    ...sent,
    reviews: reviews.map(shown),
  };
}

const dayOf = (at: Date | null) => at?.toISOString().slice(0, 10) ?? null;

const shown = ({ version, note, askedName, askedAt, outcome, reason, decidedName, decidedAt }: ReviewRow) => ({
  version,
  note,
  askedName,
  askedOn: dayOf(askedAt) as string,
  outcome,
  reason,
  decidedName,
  decidedOn: dayOf(decidedAt),
});
