import { isicEntries, isicEntry } from '../../../codes/index.ts';
import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { industryTitle, listRegisterPlaces } from '../../registry/index.ts';
import type { Reason } from '../rules/scoreCandidate.ts';
import { listProfiles } from '../store/firms.ts';
import { type EntryRow, findShortList, listEntries, listShortLists } from '../store/shortLists.ts';
import type {
  AddPanel,
  BuyingView,
  EntryPageView,
  EntryView,
  NewShortListView,
  ShortListView,
} from '../views/shortLists.ts';

export async function readBuying(ctx: Context): Promise<BuyingView> {
  const rows = await ctx.db.withActor(ctx, listShortLists, { readOnly: true });
  return {
    shortLists: rows.map(({ id, title, need, createdAt, firms, kept }) => ({
      ...{ id, title, need, firms, kept },
      createdAt: createdAt.toISOString(),
    })),
  };
}

/** The form, with the places of the register and the industries to choose from. */
export async function describeNewShortList(
  ctx: Context,
  answers: NewShortListView['answers'],
  issues: NewShortListView['issues'] = [],
): Promise<NewShortListView> {
  const places = await listRegisterPlaces(ctx);
  const nameOf = new Map(places.map(({ code, name }) => [code, name]));
  const shown = places.map(({ code, name, level, parentCode }) => ({
    ...{ code, level },
    title: parentCode === null ? name : `${name}, ${nameOf.get(parentCode) ?? parentCode}`,
  }));
  const industries = isicEntries
    .filter(({ level }) => level !== 'class')
    .map(({ code, title, level }) => ({ code, title, level }));
  return { answers, places: shown, industries, issues };
}

export async function readShortList(ctx: Context, id: string): Promise<ShortListView> {
  const places = await listRegisterPlaces(ctx);
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const list = await findShortList(tx, id);
      if (list === null) throw new DomainError('notFound', 'linkages.shortList');
      const rows = await listEntries(tx, id);
      const firms = new Map(
        (
          await listProfiles(
            tx,
            rows.map(({ enterpriseId }) => enterpriseId),
          )
        ).map((one) => [one.enterpriseId, one]),
      );
      const { title, need, quantity, text, place, isic, considered, createdAt } = list;
      return {
        ...{ id, title, need, quantity, considered },
        createdAt: createdAt.toISOString(),
        asked: {
          text,
          place: place === null ? null : (places.find(({ code }) => code === place)?.name ?? place),
          industry: isic === null ? null : `${isic} ${isicEntry(isic)?.title ?? ''}`.trim(),
        },
        entries: rows.map((row, index) => entryView(ctx, row, index + 1, firms.get(row.enterpriseId))),
      };
    },
    { readOnly: true },
  );
}

type Firm = Awaited<ReturnType<typeof listProfiles>>[number];

function entryView(ctx: Context, row: EntryRow, rank: number, firm: Firm | undefined): EntryView {
  const { enterpriseId, score, state, note, version } = row;
  return {
    ...{ rank, enterpriseId, score, state, note, version },
    name: firm?.name ?? enterpriseId,
    place: firm?.place ?? null,
    region: firm?.region ?? null,
    employees: firm?.employees ?? null,
    plants: firm?.establishments ?? 0,
    reasons: row.reasons.map((reason) => ({ code: reason.code, points: reason.points, words: wordsOf(ctx, reason) })),
  };
}

function wordsOf({ t }: Context, { code, value }: Reason): string {
  const title = typeof value === 'string' ? (industryTitle('ISIC4', value)?.title ?? value) : '';
  return t(`linkages.reason.${code}`, { value: value ?? '', title });
}

export async function readEntry(
  ctx: Context,
  id: string,
  enterpriseId: string,
  again?: Pick<EntryPageView, 'answers' | 'issues'>,
): Promise<EntryPageView> {
  const list = await readShortList(ctx, id);
  const entry = list.entries.find((one) => one.enterpriseId === enterpriseId);
  if (entry === undefined) throw new DomainError('notFound', 'linkages.shortList.entry');
  const answers = { state: entry.state, note: entry.note, rank: String(entry.rank) };
  return { list: { id, title: list.title, firms: list.entries.length }, entry, answers, issues: [], ...again };
}

/** What a buyer can do with a firm from its page; null for everybody else. */
export async function readAddPanel(ctx: Context, enterpriseId: string): Promise<AddPanel | null> {
  if (!isAllowed(ctx.actor, 'linkages.buy') || ctx.actor.organisationId === null) return null;
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const lists = [];
      for (const { id, title } of (await listShortLists(tx)).slice(0, 20)) {
        const isIn = (await listEntries(tx, id)).some((one) => one.enterpriseId === enterpriseId);
        lists.push({ id, title, isIn });
      }
      return { enterpriseId, lists };
    },
    { readOnly: true },
  );
}
