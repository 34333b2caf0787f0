import { gaps as allGaps, economyName, findGap, isicEntry } from '../../../../codes/index.ts';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { listRegisterPlaces, searchEnterprises } from '../../../registry/index.ts';
import { type Contact, mostContacts } from '../model.ts';
import { nearestFirst, type PlacedContact, type Point, serves } from '../rules/nearest.ts';
import { selectContacts } from '../store.ts';
import type { ContactsView, ContactView, DeskContactsView } from '../views.ts';

export interface ContactQuery {
  place: string;
  kind: string;
  gap: string;
}

/** Who helps: at home the nearest first, and the offices abroad apart. */
export async function listContacts(ctx: Context, query: ContactQuery): Promise<ContactsView> {
  const { towns, names } = await readTowns(ctx);
  const shown = await ctx.db.withActor(ctx, (tx) => selectContacts(tx, false, mostContacts), { readOnly: true });
  const fitting = shown.filter(
    (one) => (query.kind === '' || one.kind === query.kind) && serves(one, query.gap || null, null),
  );
  const placed = await placeContacts(ctx, fitting, query.place);
  const views = placed.map((one) => viewOf(one, names));
  return {
    query,
    towns,
    gaps: allGaps.map(({ code, title }) => ({ value: code, text: title })),
    home: views.filter(({ kind }) => kind !== 'overseasOffice'),
    abroad: views.filter(({ kind }) => kind === 'overseasOffice'),
    canManage: isAllowed(ctx.actor, 'programmes.manage'),
  };
}

/** So many stand beside results. */
const beside = 3;

/** The nearest who help a firm of a town and an industry. */
export async function contactsBeside(
  ctx: Context,
  { place, isic }: { place: string; isic: string },
): Promise<ContactView[]> {
  const shown = await ctx.db.withActor(ctx, (tx) => selectContacts(tx, false, mostContacts), { readOnly: true });
  const fitting = shown.filter((one) => one.kind !== 'overseasOffice' && serves(one, null, isic || null));
  if (fitting.length === 0) return [];
  const { names } = await readTowns(ctx);
  return (await placeContacts(ctx, fitting, place)).slice(0, beside).map((one) => viewOf(one, names));
}

export async function listDeskContacts(ctx: Context): Promise<DeskContactsView> {
  const { names } = await readTowns(ctx);
  const all = await ctx.db.withActor(ctx, (tx) => selectContacts(tx, true, mostContacts), { readOnly: true });
  return { contacts: all.map((one) => viewOf({ ...one, km: null }, names)) };
}

export async function readTowns(ctx: Context) {
  const places = await listRegisterPlaces(ctx);
  const towns = places.filter(({ level }) => level === 'town').map(({ code, name }) => ({ value: code, text: name }));
  return { towns, names: new Map(places.map(({ code, name }) => [code, name])) };
}

async function placeContacts(ctx: Context, contacts: readonly Contact[], place: string): Promise<PlacedContact[]> {
  const from = place === '' ? null : await middleOfTown(ctx, place);
  const towns = new Map<string, Point | null>();
  if (from !== null)
    for (const { placeCode, longitude } of contacts)
      if (longitude === null && placeCode !== null && !towns.has(placeCode))
        towns.set(placeCode, await middleOfTown(ctx, placeCode));
  return nearestFirst(contacts, from, ({ longitude, latitude, placeCode }) => {
    if (longitude !== null && latitude !== null) return { longitude, latitude };
    return placeCode === null ? null : (towns.get(placeCode) ?? null);
  });
}

/** Where the firms of a town stand, on average; null where none is placed. */
async function middleOfTown(ctx: Context, place: string): Promise<Point | null> {
  const { centre } = await searchEnterprises(
    ctx,
    {
      text: '',
      place: null,
      isic: null,
      national: null,
      near: { place, km: 1 },
      box: null,
      sort: 'relevance',
      page: 1,
      pageSize: 1,
    },
    { facets: false, grid: false },
  );
  return centre;
}

function viewOf(one: PlacedContact, names: ReadonlyMap<string, string>): ContactView {
  const { placeCode, abroad, version: _, longitude: __, latitude: ___, ...rest } = one;
  const town = placeCode === null ? null : (names.get(placeCode) ?? placeCode);
  return {
    ...rest,
    where: abroad === null ? town : economyName(abroad),
    km: one.km === null ? null : Math.round(one.km * 10) / 10,
    languages: [...one.languages],
    gaps: one.gaps.map((code) => findGap(code)?.title ?? code),
    industries: one.industries.map((code) => isicEntry(code)?.title ?? code),
  };
}
