import { countDomainMembers, estimateDomains, intervalOf } from '../../../../kernels/survey/index.ts';
import {
  type Declaration,
  type PublishedTable,
  readYesNo,
  type SizeClass,
  sizeClasses,
  sizeReader,
} from '../../rules/publishedTables.ts';
import { readDesign } from './readDesign.ts';
import { readSurveyColumns } from './surveyColumns.ts';
import { surveySpec } from './surveySpec.ts';

export interface TableCell {
  item: string;
  size: SizeClass;
  estimate: number | null;
  standardError: number | null;
  lower: number | null;
  upper: number | null;
  /** Firms that said yes or no, and all firms of the size. */
  answers: number;
  firms: number;
  /** Of the answers; never shown. */
  yes: number;
  reason: string | null;
}

export interface TableEstimates {
  cells: TableCell[];
  /** Firms with fewer than 5 workers, which the published table leaves out. */
  microLeftOut: number;
}

const quiet = { progress: () => {}, note: () => {} };

/** Shares of yes by size for each declared answer, with errors that know the strata. */
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
      variable: declared.items[id],
      by: [declared.size],
    })),
  });
  const columns = await readSurveyColumns(file, spec, quiet);
  const design = readDesign(columns, spec);
  const sizes = columns.codes(declared.size);
  const sizeOf = sizeReader(sizes.labels);
  const classes = sizes.labels.map(sizeOf);
  const domain = sizes.codes.map((code) => (code < 0 ? -1 : sizeClasses.indexOf(classes[code] as SizeClass)));
  const members = countDomainMembers(design, domain, sizeClasses.length);
  const cells = items.flatMap(({ id }) => {
    const { codes, labels } = columns.codes(declared.items[id]!);
    const meaning = labels.map(readYesNo);
    const y = Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : meaning[code]!));
    const found = estimateDomains(design, 'mean', y, null, domain, sizeClasses.length);
    return sizeClasses.map((size, d): TableCell => {
      const known = (value: number) => (Number.isFinite(value) ? value : null);
      const estimate = known(found.estimate[d]!);
      const variance = found.variance[d]!;
      const degreesOfFreedom = members.units[d]! - members.strata[d]!;
      const counted = { answers: found.rows[d]!, firms: members.rows[d]!, yes: countYes(y, domain, d) };
      const blank = { item: id, size, estimate, lower: null, upper: null, ...counted };
      if (estimate === null) return { ...blank, standardError: null, reason: 'no answer' };
      if (Number.isNaN(variance)) return { ...blank, standardError: null, reason: 'every stratum has one firm' };
      const kind = estimate <= 0 || estimate >= 1 ? 'beta' : 'logit';
      const bounds = intervalOf({ kind, estimate, variance, degreesOfFreedom, level: 0.95, rows: members.rows[d]! });
      if (!('lower' in bounds)) return { ...blank, standardError: null, reason: 'as many firms as strata' };
      return { ...blank, standardError: Math.sqrt(variance), ...bounds, reason: null };
    });
  });
  return { cells, microLeftOut: domain.filter((_, row) => classes[sizes.codes[row]!] === 'micro').length };
}

function countYes(y: Float64Array, domain: Int32Array, d: number): number {
  let count = 0;
  for (let row = 0; row < y.length; row += 1) if (domain[row] === d && y[row] === 1) count += 1;
  return count;
}
