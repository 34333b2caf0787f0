import type { Context } from '../../../platform/context.ts';
import type { CsvValue } from '../../../platform/files/index.ts';
import type { ClustersQuery } from '../model.ts';
import { nameCellsOf } from './nameCells.ts';
import { readClusters } from './readClusters.ts';

const columns = [
  'scheme',
  'industry',
  'industry_title',
  'area',
  'place',
  'region',
  'plants',
  'expected',
  'location_quotient',
  'p_upper',
  'log_p_upper',
  'q_bh',
  'q_by',
  'shrunk',
  'lower',
  'upper',
  'all_plants',
  'register_as_of',
  'computed_at',
] as const;

/** More cells than the largest register has: a file is the whole selection or none of it. */
const mostRows = 600_000;

/** All that the query selects, unpaged; each row says of which register and when, for files lose their names. */
export async function listFileRows(ctx: Context, query: ClustersQuery) {
  const found = await readClusters(ctx, { ...query, page: 1 }, mostRows);
  const { measurement } = found;
  const name = await nameCellsOf(ctx, measurement?.scheme ?? '');
  const rows: CsvValue[][] = found.rows.map((row) => {
    const { place, region, industryTitle } = name(row);
    return [
      measurement?.scheme,
      row.industry,
      industryTitle,
      row.area,
      place,
      region,
      row.observed,
      row.expected,
      row.locationQuotient,
      row.pUpper,
      row.logPUpper,
      row.qBH,
      row.qBY,
      row.shrunk,
      row.lower,
      row.upper,
      measurement?.plants,
      measurement?.as_of,
      measurement?.computed_at.toISOString(),
    ];
  });
  return { columns, rows, textColumns: [2, 4, 5] };
}
