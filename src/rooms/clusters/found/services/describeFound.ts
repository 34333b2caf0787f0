import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { listRegisterPlaces, readRegisterSize } from '../../../registry/index.ts';
import type { ClusterFeature, ClusterProperties } from '../../analyses/detect/detectOutput.ts';
import type { FoundQuery } from '../model.ts';
import { gatherMembers } from '../rules/gatherMembers.ts';
import {
  type FoundRow,
  listGroupsOfRun,
  selectCard,
  selectFound,
  selectOneFound,
  selectTrend,
} from '../store/found.ts';
import { type MemberDetail, selectMembers } from '../store/members.ts';
import { selectCurrentRun, selectRun } from '../store/runs.ts';
import type { ClusterView, FoundRowView, FoundView } from '../views/found.ts';
import { describeRun } from './describeRun.ts';

const pageSize = 20;

export interface PlaceName {
  code: string;
  name: string;
  region: string | null;
}
export type NamePlace = (code: string) => PlaceName;

export async function placeNames(ctx: Context): Promise<NamePlace> {
  const places = new Map((await listRegisterPlaces(ctx)).map((place) => [place.code, place]));
  return (code) => {
    const place = places.get(code);
    const parent = place?.parentCode ?? null;
    return { code, name: place?.name ?? code, region: parent === null ? null : (places.get(parent)?.name ?? null) };
  };
}

export function titleOfCluster(ctx: Pick<Context, 't'>, card: ClusterProperties, name: NamePlace): string {
  const [first] = card.areas;
  return first === undefined
    ? card.groupTitle
    : ctx.t('clusters.found.name', { group: card.groupTitle, place: name(first.area).name });
}

export function foundRowOf(ctx: Context, row: Pick<FoundRow, 'id' | 'disclosed'>, name: NamePlace): FoundRowView {
  const { group, groupTitle, traded, areas, ...card } = row.disclosed;
  return {
    id: row.id,
    title: titleOfCluster(ctx, row.disclosed, name),
    group,
    groupTitle,
    traded,
    places: areas.map(({ area }) => name(area)),
    ...card,
  };
}

/** The clusters of the run that is shown, as far as the query asks for them. */
export async function describeFound(ctx: Context, query: FoundQuery): Promise<FoundView> {
  const { establishments, asOf } = await readRegisterSize(ctx);
  const name = await placeNames(ctx);
  const found = await ctx.db.withActor(
    ctx,
    async (tx) => {
      const run = await selectCurrentRun(tx);
      if (run === null) return null;
      const selected = await selectFound(tx, run.id, query, null);
      const everything = await selectFound(tx, run.id, { least: 0, sort: 'evidence' }, null);
      return { run, selected, everything: everything.rows, groups: await listGroupsOfRun(tx, run.id) };
    },
    { readOnly: true },
  );
  const rows = found?.selected.rows ?? [];
  const from = (query.page - 1) * pageSize;
  return {
    state: found !== null ? 'found' : establishments === 0 ? 'noRegister' : 'noRun',
    register: { establishments, asOf },
    run: found === null ? null : describeRun(ctx, found.run),
    query: {
      group: query.group ?? null,
      traded: query.traded ?? null,
      place: query.place ?? null,
      type: query.type ?? null,
      functioning: query.functioning ?? null,
      least: query.least,
      sort: query.sort,
      page: query.page,
    },
    groups: found?.groups ?? [],
    counties: found === null ? [] : countiesOf(found.everything, name),
    total: rows.length,
    all: found?.everything.length ?? 0,
    pageSize,
    clusters: rows.slice(from, from + pageSize).map((row) => foundRowOf(ctx, row, name)),
    areas: areasOf(rows, name),
    canDetect: isAllowed(ctx.actor, 'clusters.measure'),
  };
}

/** Places of the found clusters that are no town of a member: what the towns lie in. */
function countiesOf(rows: readonly FoundRow[], name: NamePlace): PlaceName[] {
  const towns = new Set(rows.flatMap(({ disclosed }) => disclosed.areas.map(({ area }) => area)));
  const counties = new Set(rows.flatMap(({ places }) => places.filter((place) => !towns.has(place))));
  return [...counties].map(name).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function areasOf(rows: readonly FoundRow[], name: NamePlace): FoundView['areas'] {
  const counts = new Map<string, number>();
  for (const { disclosed } of rows)
    for (const { area } of disclosed.areas) counts.set(area, (counts.get(area) ?? 0) + 1);
  return [...counts]
    .map(([code, clusters]) => ({ ...name(code), clusters }))
    .sort((a, b) => b.clusters - a.clusters || (a.code < b.code ? -1 : 1));
}

const memberPageSize = 50;

/** One cluster in the run that is shown, or in the last that found it. */
export async function describeCluster(ctx: Context, id: string, page: number): Promise<ClusterView> {
  const name = await placeNames(ctx);
  const read = await ctx.db.withActor(
    ctx,
    async (tx) => {
      const row = await selectOneFound(tx, id);
      if (row === null) throw new DomainError('notFound', 'clusters.cluster');
      const run = (await selectRun(tx, row.run_id))!;
      const card = await selectCard(tx, row.run_id, id);
      const members = await selectMembers(tx, row.run_id, id, null);
      return { row, run, card, trend: await selectTrend(tx, id), members };
    },
    { readOnly: true },
  );
  const { row, run, card, trend, members } = read;
  const isInside = isAllowed(ctx.actor, 'clusters.readMembers');
  const isHidden = row.disclosed.status === 'suppressed';
  return {
    id,
    title: titleOfCluster(ctx, row.disclosed, name),
    run: describeRun(ctx, run),
    isCurrent: run.is_current,
    cluster: isInside && card !== null ? card : row.disclosed,
    isicPrefixes: row.isic_prefixes,
    areas: row.disclosed.areas.map((area) => ({ ...name(area.area), ...area })),
    outline: row.outline,
    points: isHidden && !isInside ? { core: [], fringe: [] } : pointsOf(members),
    trend: trend.map((one) => ({
      run: one.run_id,
      asOf: one.as_of,
      at: one.finished_at.toISOString(),
      establishments: one.establishments,
      strength: one.strength,
      strengthLower: one.strength_lower,
      strengthUpper: one.strength_upper,
    })),
    members: isInside ? membersPart(members, page, name) : null,
  };
}

function pointsOf(members: readonly MemberDetail[]): ClusterView['points'] {
  const placed = members.flatMap(({ longitude, latitude, geo_precision, is_core }) =>
    longitude === null || latitude === null || geo_precision !== 'point'
      ? []
      : [{ longitude, latitude, isCore: is_core }],
  );
  return {
    core: gatherMembers(placed.filter(({ isCore }) => isCore)),
    fringe: gatherMembers(placed.filter(({ isCore }) => !isCore)),
  };
}

function membersPart(members: readonly MemberDetail[], page: number, name: NamePlace) {
  const from = (page - 1) * memberPageSize;
  return {
    total: members.length,
    page,
    pageSize: memberPageSize,
    rows: members.slice(from, from + memberPageSize).map((member) => memberRowOf(member, name)),
    enterpriseIds: [...new Set(members.map(({ enterprise_id }) => enterprise_id))],
  };
}

export const memberRowOf = (member: MemberDetail, name: NamePlace) => ({
  establishment: member.establishment_id,
  enterprise: member.enterprise_id,
  name: member.name,
  place: member.place_code === null ? null : name(member.place_code).name,
  employees: member.employees,
  membership: member.membership,
  isCore: member.is_core,
});

/** Disclosed clusters as features, for maps of others. */
export function featureOf({ id, disclosed, outline }: FoundRow): Omit<ClusterFeature, 'properties'> & {
  properties: ClusterProperties & { id: string };
} {
  return { type: 'Feature', geometry: outline, properties: { id, ...disclosed } };
}
