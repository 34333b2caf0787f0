import type { Context, Transaction } from '../../../platform/context.ts';
import { type ClustersQuery, standsOutBelow } from '../model.ts';
import { listCurrent, type MeasurementRow } from '../store/measurements.ts';
import {
  findStrongest,
  type IndustryRow,
  listIndustries,
  listQuotients,
  type QuotientFilter,
  type QuotientRow,
} from '../store/quotients.ts';

export interface FoundClusters {
  current: readonly MeasurementRow[];
  /** Null where nothing was measured in the scheme that was asked for. */
  measurement: MeasurementRow | null;
  industries: readonly IndustryRow[];
  /** Code of the industry; null where all are shown together. */
  industry: string | null;
  strongest: QuotientRow | null;
  total: number;
  rows: readonly QuotientRow[];
  /** Every area's cell of the industry. */
  areas: readonly QuotientRow[];
}

const mostAreas = 20_000;
const everything = { limit: mostAreas, offset: 0 };

/** What was measured, as far as the query asks for it: one industry in every town, or the strongest cells of all. */
export async function readClusters(ctx: Context, query: ClustersQuery, pageSize: number): Promise<FoundClusters> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const current = await listCurrent(tx);
      const measurement = chooseMeasurement(current, query);
      if (measurement === null) return { ...nothing, current };
      const industries = await listIndustries(tx, measurement.id, standsOutBelow);
      const industry = query.show === 'all' ? null : await chooseIndustry(tx, measurement, industries, query);
      const strongest = await findStrongest(tx, measurement.id, industry);
      const { total, rows } = await listQuotients(tx, measurement.id, filterOf(query, industry), {
        limit: pageSize,
        offset: (query.page - 1) * pageSize,
      });
      const areas =
        industry === null ? [] : (await listQuotients(tx, measurement.id, filterOfMap(industry), everything)).rows;
      return { current, measurement, industries, industry, strongest, total, rows, areas };
    },
    { readOnly: true },
  );
}

const nothing = {
  measurement: null,
  industries: [],
  industry: null,
  strongest: null,
  total: 0,
  rows: [],
  areas: [],
};

const schemeOf = (industry: string | undefined) => industry?.split(':')[0];

/** The scheme that was chosen, else the chosen industry's, else the finest of the register's own. */
function chooseMeasurement(current: readonly MeasurementRow[], query: ClustersQuery): MeasurementRow | null {
  const wanted = query.scheme ?? schemeOf(query.industry);
  if (wanted === undefined) return current[0] ?? null;
  return current.find(({ scheme }) => scheme === wanted) ?? null;
}

/** An industry of another scheme, left over from the choice before, gives way to the one with the strongest evidence. */
async function chooseIndustry(
  tx: Transaction,
  { id, scheme }: MeasurementRow,
  industries: readonly IndustryRow[],
  query: ClustersQuery,
): Promise<string> {
  const [wantedScheme, code] = query.industry?.split(':') ?? [];
  const isKnown = wantedScheme === scheme && industries.some(({ industry }) => industry === code);
  if (isKnown) return code as string;
  return (await findStrongest(tx, id, null))?.industry ?? (industries[0] as IndustryRow).industry;
}

export function filterOf(query: ClustersQuery, industry: string | null): QuotientFilter {
  const mostQ = query.show === 'all' ? standsOutBelow : null;
  return { industry, area: null, mostQ, leastObserved: query.least, sort: query.sort };
}

const filterOfMap = (industry: string): QuotientFilter => ({
  industry,
  area: null,
  mostQ: null,
  leastObserved: 0,
  sort: 'evidence',
});
