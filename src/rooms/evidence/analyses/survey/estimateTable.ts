import {
  countDomainMembers,
  estimateDomains,
  intervalOf,
  type SurveyDesign,
} from '../../../../kernels/survey/index.ts';
import { readChoice, readYesNo, type SizeReader, sizeReader } from '../../rules/ownAnswers.ts';
import type { Declaration, PublishedTable } from '../../rules/publishedTables.ts';
import { readDesign } from './readDesign.ts';
import { readSurveyColumns, type SurveyColumns } from './surveyColumns.ts';
import { surveySpec } from './surveySpec.ts';

export interface TableCell {
  item: string;
  size: string;
  estimate: number | null;
  standardError: number | null;
  lower: number | null;
  upper: number | null;
  /** Firms that answered, and all firms of the size to which the row applies. */
  answers: number;
  firms: number;
  /** Of the answers; never shown. */
  yes: number;
  reason: string | null;
}

export interface TableEstimates {
  cells: TableCell[];
  /** Firms with fewer workers than the published table has. */
  microLeftOut: number;
  /** How the sizes of the file were read. */
  readAs?: SizeReader['readAs'];
}

const quiet = { progress: () => {}, note: () => {} };

/** Shares by size for each declared answer, with errors that know the strata. */
export async function estimateTable(
  file: string,
  table: PublishedTable,
  declared: Declaration,
): Promise<TableEstimates> {
  const items = table.rows.filter(({ id }) => (declared.items[id] ?? '') !== '');
  const spec = surveySpec.parse({
    design: {
      weights: declared.weight,
      strata: declared.stratum === '' ? [] : [declared.stratum],
      lonelyPsu: 'average',
    },
    estimates: items.map(({ id }) => ({
      id,
      statistic: 'proportion',
      variable: declared.choice || declared.items[id],
      by: [declared.size],
    })),
  });
  const columns = await readSurveyColumns(file, spec, quiet);
  const design = readDesign(columns, spec);
  const sizes = columns.codes(declared.size);
  const reader = sizeReader(table.bands, sizes.labels);
  const meaning = sizes.labels.map(reader.of);
  const bandOfRow = sizes.codes.map((code) => (code < 0 || typeof meaning[code] !== 'number' ? -1 : meaning[code]));
  const answers = new Map(items.map(({ id }) => [id, answersOf(columns, declared, id)]));
  const cells = items.flatMap(({ id, among }): TableCell[] => {
    const base = among === undefined ? null : answers.get(among);
    if (base === undefined) return [];
    const applies = (row: number) => base === null || base[row] === 1;
    const y = answers.get(id)!;
    const bands = bandOfRow.map((band, row) => (applies(row) ? band : -1));
    const whole = bands.map((band) => (band < 0 ? -1 : 0));
    const all = () => cellsOf(design, y, whole, 1)[0]!;
    const byBand = cellsOf(design, y, bands, table.bands.length);
    return table.sizes.map((size) => {
      const cell = size === 'all' ? all() : byBand[table.bands.findIndex((band) => band.id === size)]!;
      return { item: id, size, ...cell };
    });
  });
  const microLeftOut = sizes.codes.filter((code) => code >= 0 && meaning[code] === 'below').length;
  return { cells, microLeftOut, readAs: reader.readAs };
}

function answersOf(columns: SurveyColumns, { choice, items }: Declaration, id: string): Float64Array {
  const { codes, labels } = columns.codes(choice || items[id]!);
  const meaning = labels.map(choice === '' ? readYesNo : readChoice(items[id]!));
  return Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : meaning[code]!));
}

function cellsOf(design: SurveyDesign, y: Float64Array, domain: Int32Array, count: number) {
  const found = estimateDomains(design, 'mean', y, null, domain, count);
  const members = countDomainMembers(design, domain, count);
  return Array.from({ length: count }, (_, d): Omit<TableCell, 'item' | 'size'> => {
    const estimate = Number.isFinite(found.estimate[d]!) ? found.estimate[d]! : null;
    const variance = found.variance[d]!;
    const degreesOfFreedom = members.units[d]! - members.strata[d]!;
    const counted = { answers: found.rows[d]!, firms: members.rows[d]!, yes: countYes(y, domain, d) };
    const blank = { estimate, lower: null, upper: null, ...counted };
    if (estimate === null) return { ...blank, standardError: null, reason: 'no answer' };
    if (Number.isNaN(variance)) return { ...blank, standardError: null, reason: 'every stratum has one firm' };
    const kind = estimate <= 0 || estimate >= 1 ? 'beta' : 'logit';
    const bounds = intervalOf({ kind, estimate, variance, degreesOfFreedom, level: 0.95, rows: members.rows[d]! });
    if (!('lower' in bounds)) return { ...blank, standardError: null, reason: 'as many firms as strata' };
    return { ...blank, standardError: Math.sqrt(variance), ...bounds, reason: null };
  });
}

function countYes(y: Float64Array, domain: Int32Array, d: number): number {
  let count = 0;
  for (let row = 0; row < y.length; row += 1) if (domain[row] === d && y[row] === 1) count += 1;
  return count;
}
