import { atomsOf } from '../../../../kernels/criteria/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { saveDraft } from '../../catalogue/services/publishProgramme.ts';
import { readNames } from '../../catalogue/services/readNames.ts';
import { readNewest } from '../../catalogue/services/readProgrammes.ts';
import { changeRule, thresholdsOf } from '../rules/changeRule.ts';

/** Keeps the changed rule as a draft of the programme; an officer looks at it before it is published. False where it is at fault. */
export async function saveWhatIf(
  ctx: Context,
  id: string,
  answers: Readonly<Record<string, string | undefined>>,
  version: string,
): Promise<boolean> {
  const newest = await readNewest(ctx, id);
  if (newest.shelf !== 'live' || newest.state === 'withdrawn') throw new DomainError('notFound', 'catalogue.programme');
  if (newest.state === 'draft' || newest.state === 'inReview')
    throw new DomainError('conflict', 'reach.whatIf.draftExists');
  const { criteria } = newest.programme;
  const { places } = await readNames(ctx);
  const { criterion, issues } = changeRule(criteria, thresholdsOf(atomsOf(criteria)), answers, places);
  if (issues.length > 0) return false;
  await saveDraft(ctx, { ...newest.programme, criteria: criterion }, version);
  return true;
}
