import type { Context } from '../../../../platform/context.ts';
import { checkDays, checkPlaces } from '../rules/checkDays.ts';
import { checkPublication, withFacts } from '../rules/checkPublication.ts';
import type { Programme } from '../rules/programme.ts';
import type { FormIssue } from '../rules/readProgrammeForm.ts';
import { readNames } from './readNames.ts';
import { listVersions } from './readProgrammes.ts';

/** What stands against publishing today, beside the version in force and the register’s places. */
export async function publicationIssues(ctx: Context, programme: Programme): Promise<FormIssue[]> {
  const complete = withFacts(programme);
  const inForce = (await listVersions(ctx, programme.id)).find((one) => one.isCurrent && one.state === 'published');
  const found = [
    ...checkPublication(complete, ctx.economy),
    ...checkDays(programme, ctx.today, inForce ?? null),
    ...checkPlaces(programme, (await readNames(ctx)).places),
  ];
  return found.map((one) => ({ ...one, field: one.field === 'criteria' ? 'fact1' : one.field }));
}
