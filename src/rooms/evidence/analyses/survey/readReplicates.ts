import { seededRandom } from '../../../../kernels/random/index.ts';
import {
  conventionalScale,
  givenReplicates,
  makeReplicates,
  type Replicates,
  type SurveyDesign,
} from '../../../../kernels/survey/index.ts';
import { FaultList } from '../../../../platform/command/faults.ts';
import { rowInFile, type SurveyColumns } from './columnSet.ts';
import type { ReplicatesSpec } from './designSpec.ts';

/** Replicates from the named columns, or made from the design. */
export function readReplicates(
  columns: SurveyColumns,
  design: SurveyDesign,
  spec: ReplicatesSpec,
  seed: number,
): Replicates {
  const { type, mse, rho, replications, bootstrap } = spec;
  if (spec.columns.length === 0)
    return makeReplicates(design, { kind: type, rho, mse, replications, bootstrap }, seededRandom(seed));
  const weights = spec.columns.map((name) => columns.numbers(name));
  refuseNegative(columns.file, spec.columns, weights);
  const convention = conventionalScale(type, weights.length, rho);
  const scale = type === 'BRR' || type === 'Fay' ? convention : (spec.scale ?? convention);
  const rscales =
    spec.rscales.length === 0 ? new Float64Array(weights.length).fill(1) : Float64Array.from(spec.rscales);
  return givenReplicates(weights, scale, rscales, mse);
}

function refuseNegative(file: string, names: readonly string[], weights: readonly Float64Array[]): void {
  const faults = new FaultList(file);
  for (const [i, name] of names.entries())
    for (let row = 0; row < weights[i]!.length; row += 1)
      if (weights[i]![row]! < 0)
        faults.add({
          row: rowInFile(row),
          column: name,
          code: 'weight',
          message: 'the replicate weight is below 0',
          remedy: 'give 0 where the replicate leaves the row out',
        });
  faults.throwIfAny();
}
