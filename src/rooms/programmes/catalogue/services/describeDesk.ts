import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { isBroken } from '../rules/brokenLinks.ts';
import { type DeskFlag, deskFlags, flagsOf } from '../rules/deskFlags.ts';
import { programmeAddresses } from '../rules/programmeAddresses.ts';
import { translationFlags } from '../rules/translations.ts';
import { type LinkState, selectLastRun, selectLinkStates } from '../store/links.ts';
import { selectWordingChanges } from '../store/programmes.ts';
import { selectNeedsReview, selectReviewsOfDrafts } from '../store/reviews.ts';
import type { DeskList, deskDone } from '../views/programmeForm.ts';
import { basisOf } from './publishProgramme.ts';
import { type KeptProgramme, listProgrammes } from './readProgrammes.ts';

/** Live programmes and drafts, what needs somebody first; narrowed to those with one flag. */
export async function describeDesk(
  ctx: Context,
  { show, done }: { show: DeskFlag | null; done: (typeof deskDone)[number] },
): Promise<DeskList> {
  const kept = await listProgrammes(ctx, { shelf: 'live' });
  const { needed, reviews, links, linkRun, changes } = await ctx.db.withActor(
    ctx,
    async (tx) => ({
      needed: await selectNeedsReview(tx),
      reviews: await selectReviewsOfDrafts(tx),
      links: await selectLinkStates(tx, null),
      linkRun: await selectLastRun(tx),
      changes: await selectWordingChanges(tx),
    }),
    { readOnly: true },
  );
  const all = kept.map((one) => {
    const review = reviews.find(({ programmeId, version }) => programmeId === one.id && version === one.version);
    const { id, title, instrument, state, version, closesOn, lastVerifiedOn } = one;
    const asked = state === 'inReview' && review !== undefined ? review : null;
    return {
      ...{ id, title, instrument, state, version, closesOn, lastVerifiedOn },
      basedOn: basisOf(one),
      asked: asked === null ? null : { who: asked.askedName, on: asked.askedAt.toISOString().slice(0, 10) },
      flags: [
        ...flagsOf(
          { ...one, isReturned: review?.outcome === 'returned', hasBrokenLink: hasBroken(one, links) },
          ctx.today,
        ),
        ...(state === 'published' ? translationFlags(one.programme, changes.get(id) ?? null) : []),
      ],
    };
  });
  const rank = ({ flags }: (typeof all)[number]) => (flags[0] === 'inReview' ? 0 : flags[0] === 'returned' ? 1 : 2);
  const counts = deskFlags.map((flag) => ({
    flag,
    programmes: all.filter(({ flags }) => flags.includes(flag)).length,
  }));
  return {
    done,
    show,
    total: all.length,
    counts: counts.filter(({ flag, programmes }) => programmes > 0 || flag === show),
    needsReview: needed,
    linkRun,
    maySetRule: isAllowed(ctx.actor, 'administer'),
    today: ctx.today,
    programmes: all
      .filter(({ flags }) => show === null || flags.includes(show))
      .sort((one, other) => rank(one) - rank(other)),
  };
}

/** Addresses that a programme no longer names count for nothing. */
function hasBroken({ id, programme }: KeptProgramme, links: readonly LinkState[]): boolean {
  const named = programmeAddresses(programme);
  return links.some((one) => one.programmeId === id && isBroken(one) && named.includes(one.url));
}
