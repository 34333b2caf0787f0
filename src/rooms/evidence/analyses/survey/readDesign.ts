import {
  CalibrationError,
  calibrateDesign,
  prepareDesign,
  type SurveyDesign,
  SurveyDesignError,
} from '../../../../kernels/survey/index.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { rowInFile, type SurveyColumns } from './columnSet.ts';
import type { DesignSpec } from './designSpec.ts';
import { knownTotals } from './knownTotals.ts';
import { readReplicates } from './readReplicates.ts';
import type { MarginTotals } from './readTotals.ts';

export interface DesignSources {
  margins: readonly MarginTotals[];
  specFile: string;
  seed: number;
}

const noSources: DesignSources = { margins: [], specFile: '--spec', seed: 1 };

/** The design by one column of weights, with its replicates and its calibration; what is at fault has its row and column. */
export function readDesign(
  columns: SurveyColumns,
  { design }: { design: DesignSpec },
  weights = design.weights!,
  sources = noSources,
): SurveyDesign {
  const { strata, clusters, finitePopulation, nested, lonelyPsu, replicates, calibration } = design;
  const stages = Array.from({ length: Math.max(1, clusters.length) }, (_, s) => ({
    stratum: strata[s] === undefined ? null : columns.codes(strata[s]).codes,
    cluster: clusters[s] === undefined ? null : columns.codes(clusters[s]).codes,
    population: finitePopulation[s] === undefined ? null : columns.numbers(finitePopulation[s]),
  }));
  try {
    const plain = prepareDesign({ weights: columns.numbers(weights), stages, nested, lonelyPsu });
    const replicated =
      replicates === null ? plain : { ...plain, replicates: readReplicates(columns, plain, replicates, sources.seed) };
    if (calibration === null) return replicated;
    const known = knownTotals(columns, calibration, sources);
    const { method, bounds = null, tolerance, maxIterations } = calibration;
    return calibrateDesign(replicated, known, { method, bounds, tolerance, maxIterations });
  } catch (error) {
    if (error instanceof SurveyDesignError) refuseDesign(columns.file, design, weights, error);
    if (error instanceof CalibrationError) refuseCalibration(sources, error);
    throw error;
  }
}

function refuseDesign(
  file: string,
  { clusters, strata, finitePopulation }: DesignSpec,
  weights: string,
  error: SurveyDesignError,
): never {
  const { code, row, stage } = error;
  const places: Partial<Record<SurveyDesignError['code'], string | undefined>> = {
    weight: weights,
    clusterInTwoStrata: clusters[stage],
    notPaired: strata[0],
    stratified: strata[0],
    lonelyStratum: strata[0],
  };
  const column = (code in places ? places[code] : finitePopulation[stage]) ?? null;
  refuse(file, { row: rowInFile(row), column, code, ...designWords[code] });
}

const designWords: Record<SurveyDesignError['code'], { message: string; remedy: string }> = {
  weight: {
    message: 'the weight is not above 0',
    remedy: 'leave rows without weight out, or name another column',
  },
  clusterInTwoStrata: {
    message: 'the cluster lies in two strata',
    remedy: 'set "nested": true if its number begins anew in each stratum, or mend the row',
  },
  populationVaries: {
    message: 'the size of the population differs within a stratum',
    remedy: 'give one size for each stratum',
  },
  populationTooSmall: {
    message: 'the population of the stratum is smaller than its sample',
    remedy: 'give the number of units in the population, or sampled shares of 1 or less everywhere',
  },
  populationMissing: { message: 'the size of the population is not above 0', remedy: 'give it in every row' },
  notPaired: {
    message: 'the stratum has not two units, which half samples need',
    remedy: 'ask for JKn or bootstrap, or declare strata of two units',
  },
  stratified: { message: 'JK1 is for designs without strata', remedy: 'ask for JKn' },
  lonelyStratum: {
    message: 'the stratum has one unit, of which no replicates can be made',
    remedy: 'join it to another stratum, or with JKn choose design.lonelyPsu',
  },
};

/** Estimates by replicates meet this too: a replicate may miss a group that the whole sample has. */
export function refuseCalibration({ specFile, margins }: DesignSources, { code, detail }: CalibrationError): never {
  const { margin, group } = detail;
  const values = margin === undefined ? '' : (margins[margin]?.groups[group!]?.values.join(', ') ?? '');
  const words: Record<CalibrationError['code'], { message: string; remedy: string }> = {
    singular: {
      message: 'the totals repeat each other: some follow from the others',
      remedy: 'leave out what follows',
    },
    notReached: {
      message: 'no weights meet all totals',
      remedy: 'see whether the totals agree with each other, widen "bounds", or raise "tolerance"',
    },
    emptyGroup: {
      message: `the group ${values} is in the population and not in the sample or one of its replicates`,
      remedy: 'join it to another group',
    },
    negativeWeight: {
      message: 'the fitted weights are below 0 in some rows',
      remedy: 'ask for raking or logit, whose weights stay above 0',
    },
  };
  refuse(specFile, { column: 'design.calibration', code, ...words[code] });
}
