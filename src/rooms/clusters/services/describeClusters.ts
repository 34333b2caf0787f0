import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import { listJobs } from '../../../platform/jobs/index.ts';
import { industryTitle, readRegisterSize } from '../../registry/index.ts';
import { measureRegisterJob } from '../jobs.ts';
import type { ClustersQuery } from '../model.ts';
import { schemeTitle } from '../rules/schemeTitle.ts';
import type { MeasurementRow } from '../store/measurements.ts';
import type { ClustersView, MeasurementView } from '../views/clusters.ts';
import { nameCellsOf, titleOf } from './nameCells.ts';
import { type FoundClusters, readClusters } from './readClusters.ts';

const pageSize = 20;

/** What the page of clusters shows: the state of the measurement, and the part of it that was asked for. */
export async function describeClusters(ctx: Context, query: ClustersQuery): Promise<ClustersView> {
  const { establishments, asOf } = await readRegisterSize(ctx);
  const found = await readClusters(ctx, query, pageSize);
  const { measurement, industry } = found;
  const name = await nameCellsOf(ctx, measurement?.scheme ?? '');
  return {
    state: stateOf(establishments, found),
    query: {
      show: query.show,
      scheme: measurement?.scheme ?? query.scheme ?? null,
      industry: measurement === null || industry === null ? null : `${measurement.scheme}:${industry}`,
      sort: query.sort,
      least: query.least,
      page: query.page,
    },
    register: { establishments, asOf },
    schemes: found.current.map(({ scheme }) => ({ code: scheme, title: schemeTitle(ctx.t, scheme) })),
    measurement: measurement === null ? null : describeMeasurement(ctx, measurement),
    industries: describeIndustries(ctx, found),
    chosen: describeChosen(found),
    strongest: found.strongest === null ? null : name(found.strongest),
    standingOut: found.industries.reduce((sum, one) => sum + one.areasStandingOut, 0),
    cells: found.rows.map(name),
    total: found.total,
    pageSize,
    areas: found.areas.map(name),
    canMeasure: establishments > 0 && isAllowed(ctx.actor, 'clusters.measure'),
    jobId: await findOwnJob(ctx),
  };
}

function stateOf(establishments: number, { current, measurement }: FoundClusters): ClustersView['state'] {
  if (establishments === 0) return 'noRegister';
  if (current.length === 0) return 'notMeasured';
  return measurement === null ? 'schemeNotMeasured' : 'measured';
}

export function describeMeasurement(ctx: Context, row: MeasurementRow): MeasurementView {
  const { scheme, plants, areas, industries, as_of: asOf, computed_at: at } = row;
  return {
    scheme,
    schemeTitle: schemeTitle(ctx.t, scheme),
    plants,
    areas,
    industries,
    asOf,
    computedAt: at.toISOString(),
  };
}

function describeIndustries(ctx: Context, { measurement, industries }: FoundClusters): ClustersView['industries'] {
  if (measurement === null) return [];
  const { compare } = new Intl.Collator(ctx.t.locale);
  return industries
    .map(({ industry, plants, areasStandingOut }) => ({
      code: industry,
      title: titleOf(measurement.scheme, industry),
      plants,
      areasStandingOut,
    }))
    .sort((a, b) => compare(a.title, b.title));
}

function describeChosen({ measurement, industry, industries }: FoundClusters): ClustersView['chosen'] {
  const row = industries.find((one) => one.industry === industry);
  if (measurement === null || row === undefined) return null;
  const { plants, areasWithPlants, areasStandingOut } = row;
  const titleLocal = industryTitle(measurement.scheme, row.industry)?.titleLocal ?? null;
  const title = titleOf(measurement.scheme, row.industry);
  return { code: row.industry, title, titleLocal, plants, areasWithPlants, areasStandingOut };
}

/** A measurement that this reader asked for and that is still to be done; others' jobs are theirs alone to see. */
async function findOwnJob(ctx: Context): Promise<string | null> {
  if (!isAllowed(ctx.actor, 'clusters.measure')) return null;
  const jobs = await ctx.db.withActor(ctx, (tx) => listJobs(tx, 50), { readOnly: true });
  const open = jobs.find(
    ({ name, state }) => name === measureRegisterJob.name && (state === 'queued' || state === 'running'),
  );
  return open?.id ?? null;
}
