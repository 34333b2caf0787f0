import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { insertVersion, retireCurrent } from '../store/changes.ts';
import { selectVersions } from '../store/programmes.ts';
import { basisOf } from './publishProgramme.ts';
import { keptOf } from './readProgrammes.ts';

/**
 * Says that what is on the shelf was compared with its source today. The new version differs in that day alone, so that nobody has
 * to look at it; refused where a draft waits, in which the day is written on saving.
 */
export function confirmChecked(ctx: Context, id: string, basedOn: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const [newest] = await selectVersions(tx, id, true);
    if (newest === undefined || newest.shelf !== 'live') throw new DomainError('notFound', 'catalogue.programme');
    if (basisOf(newest) !== basedOn) throw new DomainError('conflict', 'catalogue.programme.changed');
    if (newest.state !== 'published') throw new DomainError('conflict', 'catalogue.programme.notOnShelf');
    if (newest.lastVerifiedOn === ctx.today) return;
    const version = newest.version + 1;
    const document = { ...keptOf(newest).programme, lastVerifiedOn: ctx.today };
    await retireCurrent(tx, id);
    await insertVersion(tx, { ...newest, version, isCurrent: true, lastVerifiedOn: ctx.today, document });
    const detail = { version, lastVerifiedOn: ctx.today };
    await recordAudit(tx, { verb: 'programmes.programme.checked', subject: id, detail });
  });
}
