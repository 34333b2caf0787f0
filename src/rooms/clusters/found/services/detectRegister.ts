import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { hasBoundaries, loadBoundaries } from '../../../../platform/html/maps/index.ts';
import { publishEvent } from '../../../../platform/outbox/index.ts';
import { listRegisterPlaces, readRegisterSize } from '../../../registry/index.ts';
import { linksOfBoundaries, linksOfPlants } from '../../analyses/detect/areaLinks.ts';
import { type DescribedCluster, describeClusters } from '../../analyses/detect/describeClusters.ts';
import { definition } from '../../analyses/detect/detect.ts';
import { detectClusters } from '../../analyses/detect/detectClusters.ts';
import { detectSpec } from '../../analyses/detect/detectSpec.ts';
import type { Establishments } from '../../analyses/detect/model.ts';
import { Grouping } from '../../analyses/detect/readEstablishments.ts';
import { readGroups, readIsicGroups } from '../../analyses/detect/readGroups.ts';
import { writeCluster } from '../../analyses/detect/writeClusters.ts';
import { defaultTypology } from '../../rules/typology.ts';
import { titleOf } from '../../services/nameCells.ts';
import { compareRuns, keepIds } from '../rules/compareRuns.ts';
import {
  finishRun,
  insertFound,
  markFailed,
  type NewFound,
  type PlantRow,
  type RunRow,
  selectCurrentRun,
  selectPlants,
  selectRun,
  selectRunMembers,
} from '../store/runs.ts';

const usablePrecision = new Set(['point', 'village']);

/** Detects the clusters of the register as a run asks for it, and makes it the one that is shown; a run that fails or is stopped changes nothing that is shown. */
export async function detectRegister(ctx: Context, runId: string): Promise<void> {
  const run = await ctx.db.withActor(ctx, (tx) => selectRun(tx, runId), { readOnly: true });
  if (run === null || run.state !== 'waiting') return;
  try {
    await carryOut(ctx, run);
  } catch (error) {
    const reason = ctx.signal?.aborted ? 'stopped' : 'failed';
    await ctx.db.withActor(ctx, (tx) => markFailed(tx, runId, reason));
    throw error;
  }
}

async function carryOut(ctx: Context, run: RunRow): Promise<void> {
  const scheme = run.groups === 'isic4' ? null : run.groups;
  const { asOf } = await readRegisterSize(ctx);
  const rows = await ctx.db.withActor(ctx, (tx) => selectPlants(tx, scheme), { readOnly: true, statementTimeoutMs: 0 });
  const list = await readGroups(scheme === null ? 'isic4' : null, '.');
  const grouping = new Grouping(list);
  for (const [i, { codes }] of rows.entries()) grouping.add(i, finest(codes));
  const groups = grouping
    .finish()
    .map((group) => (scheme === null ? group : { ...group, title: titleOf(scheme, group.code) }));
  const { establishments, links, warnings } = placeRegister(ctx, rows);
  const { simulations, resamples, level, require, seed } = run.options;
  const options = { ...detectSpec.parse({ industry: '-', area: '-' }), simulations, resamples, level, require, seed };
  const found = await detectClusters(establishments, groups, links, options, {
    signal: ctx.signal,
    progress: (done, total) => ctx.progress?.(done, total, ctx.t('clusters.found.progress')),
  });
  const describe = (clusters: typeof found.clusters) =>
    describeClusters(establishments, groups, clusters, {
      typology: defaultTypology,
      dates: null,
      evidenceOf: () => [],
    });
  const described = [
    ...describe(found.clusters).map((one) => ({ one, isConfirmed: true })),
    ...describe(found.unconfirmed).map((one) => ({ one, isConfirmed: false })),
  ];
  const names = new Map((await listRegisterPlaces(ctx)).map(({ code, name }) => [code, name]));
  await ctx.db.withActor(
    ctx,
    async (tx) => {
      const current = await selectCurrentRun(tx);
      const before = current === null ? [] : await selectRunMembers(tx, current.id);
      const rowsToKeep = newFound(described, { establishments, rows, before, names });
      await insertFound(tx, run.id, rowsToKeep);
      await finishRun(tx, {
        ...{
          id: run.id,
          definition,
          asOf,
          establishments: rows.length,
          contiguity: found.linkSource,
          islandsLinked: found.islandsLinked,
        },
        placed: establishments.x.filter((x) => !Number.isNaN(x)).length,
        ...{ warnings, findings: found.groups },
      });
      await recordAudit(tx, { verb: 'clusters.detect', subject: run.id, detail: { clusters: found.clusters.length } });
      await publishEvent(tx, 'clusters.detected', { id: run.id });
    },
    { statementTimeoutMs: 0 },
  );
}

/** The register holds each class with those above it: a plant belongs to the group of its class, not of its division. */
const finest = (codes: readonly string[]) =>
  codes.filter((code) => !codes.some((other) => other.length > code.length && other.startsWith(code)));

function placeRegister(ctx: Context, rows: readonly PlantRow[]) {
  const areas = [...new Set(rows.flatMap(({ place }) => (place === null ? [] : [place])))].sort();
  const index = new Map(areas.map((code, at) => [code, at]));
  const enterprises = new Map<string, number>();
  const enterprise = Int32Array.from(rows, (row) => {
    const known = enterprises.get(row.enterprise);
    if (known !== undefined) return known;
    enterprises.set(row.enterprise, enterprises.size);
    return enterprises.size - 1;
  });
  const usable = (row: PlantRow) => row.precision !== null && usablePrecision.has(row.precision);
  const base: Establishments = {
    ...{ count: rows.length, ids: rows.map(({ id }) => id), areas, units: 'degrees', areaMiddles: null },
    areaOf: Int32Array.from(rows, ({ place }) => (place === null ? -1 : index.get(place)!)),
    x: Float64Array.from(rows, (row) => (usable(row) ? (row.longitude ?? Number.NaN) : Number.NaN)),
    y: Float64Array.from(rows, (row) => (usable(row) ? (row.latitude ?? Number.NaN) : Number.NaN)),
    employment: rows.some(({ employees }) => employees !== null)
      ? Float64Array.from(rows, ({ employees }) => employees ?? Number.NaN)
      : null,
    enterprise,
    ...{ wage: null, exporter: null, until: null, employmentBefore: null, isJobsByArea: false },
    since: Float64Array.from(rows, ({ since }) => since ?? Number.NaN),
  };
  const withoutPoint = base.x.filter((x) => Number.isNaN(x)).length;
  const warnings =
    withoutPoint * 2 > rows.length ? [{ code: 'fewPlaces', message: `${withoutPoint} of ${rows.length}` }] : [];
  if (!hasBoundaries(ctx.economy)) return { establishments: base, links: linksOfPlants(base), warnings };
  const boundaries = loadBoundaries(ctx.economy, 'towns').features.map(({ properties, geometry }) => ({
    area: properties.code,
    shape: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as number[][][][],
  }));
  const { middles, withoutBoundary: _, ...links } = linksOfBoundaries(areas, boundaries);
  return { establishments: { ...base, areaMiddles: middles }, links, warnings };
}

interface Known {
  establishments: Establishments;
  rows: readonly PlantRow[];
  before: readonly { id: string; group: string; members: readonly string[] }[];
  names: ReadonlyMap<string, string>;
}

function newFound(
  described: readonly { one: DescribedCluster; isConfirmed: boolean }[],
  { establishments, rows, before, names }: Known,
): NewFound[] {
  const prefixes = new Map(readIsicGroups().groups.map(({ code, isic }) => [code, isic]));
  const clusters = described.map(({ one: { cluster } }) => ({
    group: cluster.group,
    place: cluster.areas[0]?.area ?? '',
    members: Array.from(cluster.members, (at) => establishments.ids[at]!),
  }));
  const ids = keepIds(before, clusters);
  const changes = new Map(
    compareRuns(
      before,
      clusters.map((one, at) => ({ ...one, id: ids[at]! })),
    ).map((compared) => [compared.now, compared]),
  );
  return described.map(({ one, isConfirmed }, at): NewFound => {
    const { cluster, card, type, stage } = one;
    const id = ids[at]!;
    const inner = writeCluster(one, { establishments, boundaries: [], isAreasOnly: false, public: false });
    const outer = writeCluster(one, { establishments, boundaries: [], isAreasOnly: false, public: true });
    const places = cluster.areas.map(({ area }) => area);
    const main = places.slice(0, 2).map((code) => names.get(code) ?? code);
    return {
      ...{ id, groupCode: cluster.group, groupTitle: cluster.groupTitle, traded: cluster.traded, isConfirmed },
      isicPrefixes: prefixes.get(cluster.group) ?? [],
      title: `${cluster.groupTitle}, ${main.join(' – ')}`,
      rank: cluster.rank,
      ...{
        routes: cluster.routes,
        placeCodes: places,
        establishments: cluster.members.length,
        core: cluster.core.length,
      },
      ...{
        strength: card.strength,
        qValue: cluster.qValue,
        stability: cluster.stability,
        type: type.type,
        stage: stage.stage,
      },
      change: before.length === 0 ? 'first' : (changes.get(id)?.change ?? 'born'),
      cameFrom: changes.get(id)?.before ?? [],
      properties: { ...outer.properties, core: null, members: null },
      detail: { ...inner.properties, core: null, members: null },
      outline: outer.geometry,
      members: Array.from(cluster.members, (plant, i) => ({
        establishment: rows[plant]!.id,
        enterprise: rows[plant]!.enterprise,
        membership: cluster.membership[i]!,
      })),
    };
  });
}
