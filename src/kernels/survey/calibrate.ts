import { rakeResiduals, regressionResiduals, type ToResiduals } from './calibrationResiduals.ts';
import type { SurveyDesign } from './design.ts';
import { fitWeights } from './fitWeights.ts';
import type { CalibrationRule, KnownTotals } from './knownTotals.ts';
import type { Replicates } from './replicates.ts';

export interface Calibration {
  toResiduals: ToResiduals;
}

/**
 * Fits the weights of a survey to known totals, and makes its errors know of it.
 * @param design of the survey; its replicates are fitted one by one
 * @param known totals: a group for each row of each margin, values of each row
 * @param rule how to fit
 * @returns the design with weights d·g, g by the method: post-stratification N_c/N̂_c; linear 1 + x'λ; raking exp(x'λ); logit
 *   (L(U − 1) + U(1 − L)e^{Au})/((U − 1) + (1 − L)e^{Au}), A = (U − L)/((1 − L)(U − 1)). λ by Newton's steps until every total is met
 * @throws CalibrationError: singular (the totals contradict or repeat each other), notReached (no such weights, or bounds too narrow),
 *   emptyGroup (people in the population, none in the sample), negativeWeight (linear fitting gave one: use raking or logit)
 * Errors: z is replaced by w (e − x'B), e = z/w, B the regression of e on x by the weights before fitting; `rake`: margin means are taken
 * off in turn, ten times over, unweighted, as R's survey does. Cost: iterations × n × p², p totals.
 * Source: Deville & Särndal (1992), JASA 87:376; Deming & Stephan (1940). Agrees with R survey: postStratify, rake, calibrate (calfun
 * linear, raking, logit). Held by calibrate.test.ts.
 */
export function calibrateDesign(design: SurveyDesign, known: KnownTotals, rule: CalibrationRule): SurveyDesign {
  const weights = fitWeights(design.weights, known, rule);
  const toResiduals =
    rule.method === 'rake'
      ? rakeResiduals(known)
      : regressionResiduals(design.weights, known, rule.method === 'postStratify');
  const replicates = design.replicates === null ? null : fitReplicates(design.replicates, known, rule);
  return { ...design, weights, replicates, calibration: { toResiduals } };
}

/** Up to this many weights are kept; beyond they are fitted anew for each estimate. */
const mostKept = 30_000_000;

function fitReplicates(replicates: Replicates, known: KnownTotals, rule: CalibrationRule): Replicates {
  const kept: Float64Array[] = [];
  return {
    ...replicates,
    weightsOf: (r) => {
      const fitted = kept[r] ?? fitWeights(replicates.weightsOf(r), known, rule);
      if (fitted.length * replicates.count <= mostKept) kept[r] = fitted;
      return fitted;
    },
  };
}
