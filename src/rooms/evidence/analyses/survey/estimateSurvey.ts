import { CalibrationError } from '../../../../kernels/survey/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { joinAlternatives } from './alternatives.ts';
import type { SurveyColumns } from './columnSet.ts';
import { deriveIndicator, yesNoLabels } from './deriveIndicator.ts';
import type { EstimateSpec } from './estimateSpec.ts';
import { estimateOne } from './estimators.ts';
import { readIndicators } from './indicatorCatalogue.ts';
import type { Indicator } from './indicatorSpec.ts';
import { type DesignSources, readDesign, refuseCalibration } from './readDesign.ts';
import { readMarginTotals } from './readTotals.ts';
import { estimateRegion } from './regions.ts';
import { columnOfIndicator, resolveIndicators } from './resolveIndicators.ts';
import { readSurveyColumns } from './surveyColumns.ts';
import type { SurveyOutput, SurveyResult } from './surveyResult.ts';
import { SurveySample } from './surveySample.ts';
import type { SurveySpec } from './surveySpec.ts';

export interface SurveyOptions {
  /** Where paths in the spec begin. */
  specFolder: string;
  /** As faults name it. */
  specFile: string;
  seed: number;
}

/** A survey file in, an estimate with its error for each domain out. */
export async function estimateSurvey(
  file: string,
  given: SurveySpec,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
  { specFolder, specFile, seed }: SurveyOptions = { specFolder: '.', specFile: '--spec', seed: given.seed ?? 1 },
): Promise<SurveyOutput> {
  const { spec, used } = resolveIndicators(given, readIndicators(given, specFolder), specFile);
  const { calibration, alternativeWeights, weights } = spec.design;
  const margins = calibration === null ? [] : await readMarginTotals(calibration, specFile, specFolder);
  const columns = await readSurveyColumns(file, spec, environment, signal, [...used.values()]);
  const inside = addIndicators(columns, [...used.values()]);
  const sources = { margins, specFile, seed };
  const sample = openSample(columns, spec, weights, sources, inside);
  const others = alternativeWeights.map((name) => ({
    weights: name,
    sample: openSample(columns, spec, name, sources, inside),
  }));
  const estimates = spec.estimates.flatMap((one, i) => {
    signal?.throwIfAborted();
    environment.progress(i, spec.estimates.length, 'estimates');
    const results = estimateAny(sample, one, sources);
    if (others.length === 0) return results;
    return joinAlternatives(
      results,
      others.map((other) => ({ weights: other.weights, results: estimateAny(other.sample, one, sources) })),
    );
  });
  return { estimates };
}

/** Answers by the rules of the indicators become columns; returns the rows to which each applies. */
function addIndicators(columns: SurveyColumns, used: readonly Indicator[]): Map<string, Uint8Array> {
  const inside = new Map<string, Uint8Array>();
  for (const indicator of used) {
    const derived = deriveIndicator(columns, indicator);
    const codes = derived.codes === null ? null : { codes: derived.codes, labels: yesNoLabels };
    columns.add(columnOfIndicator(indicator.id), { numbers: derived.values, codes });
    inside.set(indicator.id, derived.inside);
  }
  return inside;
}

function openSample(
  columns: SurveyColumns,
  { design: spec }: SurveySpec,
  weights: string,
  sources: DesignSources,
  inside: ReadonlyMap<string, Uint8Array>,
): SurveySample {
  const design = readDesign(columns, { design: spec }, weights, sources);
  const isGiven = (spec.replicates?.columns.length ?? 0) > 0;
  const byRank = isGiven && spec.strata.length === 0 && spec.clusters.length === 0;
  return new SurveySample(columns, design, inside, byRank);
}

function estimateAny(sample: SurveySample, one: EstimateSpec, sources: DesignSources): SurveyResult[] {
  try {
    return one.region === undefined
      ? estimateOne(sample, one)
      : estimateRegion(one, (spec) => estimateOne(sample, { ...spec, region: undefined }));
  } catch (error) {
    if (error instanceof CalibrationError) refuseCalibration(sources, error);
    throw error;
  }
}
