import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { readDesign } from '../../analyses/survey/readDesign.ts';
import { readSurveyColumns, type SurveyColumns } from '../../analyses/survey/surveyColumns.ts';
import { type SurveySpec, surveySpec } from '../../analyses/survey/surveySpec.ts';
import type { Design, DesignCheck } from '../model.ts';
import { specOfDesign } from '../rules/designOfForm.ts';
import { quiet } from './withSurveyFile.ts';

const mostLonely = 20;

/** What a declared design makes of the rows. Throws `InputFaults` with row and column where the rows contradict it. */
export async function checkDesign(
  file: string,
  design: Design,
  columns: readonly string[],
  environment: AnalysisEnvironment = quiet,
): Promise<DesignCheck> {
  const own = specOfDesign(design, columns);
  // An estimate of the weights themselves: it asks for no other column.
  const spec = surveySpec.parse({
    design: own,
    estimates: [{ id: 'weights', statistic: 'mean', variable: own.weights }],
  });
  const read = await readSurveyColumns(file, spec, environment);
  const { replicates } = readDesign(read, spec as SurveySpec & { design: { weights: string } });
  const weights = read.numbers(own.weights);
  let [sum, least, largest] = [0, Number.POSITIVE_INFINITY, 0];
  for (const weight of weights) {
    sum += weight;
    least = Math.min(least, weight);
    largest = Math.max(largest, weight);
  }
  return {
    rows: read.rows,
    ...countUnits(read, design),
    sumOfWeights: sum,
    leastWeight: least,
    largestWeight: largest,
    replicates: replicates === null ? 0 : (own.replicates as { columns: string[] }).columns.length,
  };
}

/** Strata and first-stage units, and the strata that have one unit alone. */
function countUnits(read: SurveyColumns, { strata, clusters, nested }: Design) {
  const stratum = strata[0] === '' || strata[0] === undefined ? null : read.codes(strata[0]);
  const cluster = clusters[0] === '' || clusters[0] === undefined ? null : read.codes(clusters[0]);
  const unitsOf = new Map<number, Set<number>>();
  const units = new Set<number>();
  for (let row = 0; row < read.rows; row += 1) {
    const at = stratum?.codes[row] ?? 0;
    const unit = cluster?.codes[row] ?? row;
    if (cluster !== null) units.add(nested ? at * cluster.labels.length + unit : unit);
    const own = unitsOf.get(at) ?? new Set();
    // Two are enough to know that a stratum is not lonely.
    if (own.size < 2) own.add(unit);
    unitsOf.set(at, own);
  }
  const lonely = [...unitsOf].flatMap(([at, own]) => (own.size === 1 ? [stratum?.labels[at] ?? ''] : []));
  return {
    strata: unitsOf.size,
    units: cluster === null ? read.rows : units.size,
    lonely: lonely.slice(0, mostLonely),
    lonelyCount: lonely.length,
  };
}
