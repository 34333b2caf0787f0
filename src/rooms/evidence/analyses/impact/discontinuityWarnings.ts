import {
  type DensityTest,
  type DiscontinuityData,
  type DiscontinuityResult,
  hasMassPoints,
} from '../../../../kernels/causal/index.ts';
import type { DiscontinuitySpec } from './discontinuitySpec.ts';

export interface DiscontinuityCounts {
  droppedRows: number;
  inDonut: number;
  left: number;
  right: number;
  effectiveLeft: number;
  effectiveRight: number;
  distinctLeft: number;
  distinctRight: number;
}

/** What an officer should know before believing the jump. */
export function warnOfDiscontinuity(
  spec: DiscontinuitySpec,
  data: DiscontinuityData,
  found: DiscontinuityResult,
  density: DensityTest,
  n: DiscontinuityCounts,
): string[] {
  const counts = [
    { units: n.left, distinct: n.distinctLeft },
    { units: n.right, distinct: n.distinctRight },
  ];
  const first = found.firstStage;
  const isSharp = data.treated?.every((one, i) => one === (data.running[i]! >= spec.cutoff ? 1 : 0)) ?? false;
  const distinctInside = [-1, 1].map((side) => distinctWithin(data, found, side));
  return [
    ...(n.droppedRows > 0 ? [`${n.droppedRows} rows were left out because a cell is empty that the spec needs`] : []),
    ...(hasMassPoints(...counts)
      ? ['values of the running variable repeat often: the interval takes it for continuous, which it is not quite']
      : []),
    ...(found.bandwidth !== null && Math.min(...distinctInside) < 10
      ? [
          `inside the bandwidth the running variable has ${distinctInside[0]} and ${distinctInside[1]} distinct values: too few to follow a curve; compare the two nearest values as in an experiment (local randomisation)`,
        ]
      : []),
    ...(density.status === 'ok' && density.pValue < 0.05
      ? ['there are not equally many units just below and just above the cut-off: units may have chosen their side']
      : []),
    ...(spec.donut > 0 ? [`${n.inDonut} rows near the cut-off were left out: the jump rests on the curves alone`] : []),
    ...(isSharp
      ? ['everybody at or above the cut-off took treatment up and nobody below: treated changes nothing']
      : []),
    ...(first !== null && Math.abs(first.conventional) < 3.2 * first.standardError
      ? ['take-up jumps too little at the cut-off: the interval of the effect cannot be trusted']
      : []),
    ...(Math.min(n.effectiveLeft, n.effectiveRight) < 50 && found.effect !== null
      ? [`only ${n.effectiveLeft} and ${n.effectiveRight} rows lie inside the bandwidth`]
      : []),
  ];
}

function distinctWithin(data: DiscontinuityData, { bandwidth: found }: DiscontinuityResult, side: number): number {
  if (found === null) return 0;
  const inside = data.running.filter((r) => {
    const x = r - data.cutoff;
    return side < 0 ? x < 0 && -x < found.left : x >= 0 && x < found.right;
  });
  return new Set(inside).size;
}
