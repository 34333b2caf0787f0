import type { z } from 'zod';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { discontinuityImpact, discontinuityOutput } from './discontinuityImpact.ts';
import { checkDiscontinuitySpec, discontinuitySpec } from './discontinuitySpec.ts';
import { experimentImpact, experimentOutput } from './experimentImpact.ts';
import { checkExperimentSpec, experimentSpec } from './experimentSpec.ts';
import { fixedEffectsImpact, fixedEffectsOutput } from './fixedEffectsImpact.ts';
import { checkFixedEffectsSpec, fixedEffectsSpec } from './fixedEffectsSpec.ts';
import { groupTimeImpact, groupTimeOutput } from './groupTimeImpact.ts';
import { checkGroupTimeSpec, groupTimeSpec } from './groupTimeSpec.ts';
import { matchingImpact, matchingOutput } from './matchingImpact.ts';
import { checkMatchingSpec, matchingSpec } from './matchingSpec.ts';
import { syntheticDidImpact, syntheticDidOutput, syntheticDidSpec } from './syntheticDidImpact.ts';

export interface ImpactOptions {
  seed: number;
  signal?: AbortSignal;
}

/** One way of estimating an effect from a file; its spec's `method` is its name. */
export interface ImpactMethod<Spec extends z.ZodType = z.ZodType> {
  spec: Spec;
  output: z.ZodType;
  /** Refuses what the schema cannot see. */
  check?(specFile: string, spec: z.output<Spec>): void;
  run(file: string, spec: z.output<Spec>, options: ImpactOptions, environment: AnalysisEnvironment): Promise<object>;
}

const define = <Spec extends z.ZodType>(method: ImpactMethod<Spec>): ImpactMethod<Spec> => method;

export const impactMethods = {
  groupTimeAtt: define({
    spec: groupTimeSpec,
    output: groupTimeOutput,
    check: checkGroupTimeSpec,
    run: groupTimeImpact,
  }),
  syntheticDid: define({ spec: syntheticDidSpec, output: syntheticDidOutput, run: syntheticDidImpact }),
  twoWayFixedEffects: define({
    spec: fixedEffectsSpec,
    output: fixedEffectsOutput,
    check: checkFixedEffectsSpec,
    run: fixedEffectsImpact,
  }),
  regressionDiscontinuity: define({
    spec: discontinuitySpec,
    output: discontinuityOutput,
    check: checkDiscontinuitySpec,
    run: discontinuityImpact,
  }),
  experiment: define({
    spec: experimentSpec,
    output: experimentOutput,
    check: checkExperimentSpec,
    run: experimentImpact,
  }),
  matching: define({ spec: matchingSpec, output: matchingOutput, check: checkMatchingSpec, run: matchingImpact }),
};
