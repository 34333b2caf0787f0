import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { FaultList } from '../../../../platform/command/faults.ts';
import type { ExperimentSpec } from './experimentSpec.ts';
import { type DesignColumn, designColumns, readUnits, refuseOneArm } from './readUnits.ts';

/** Units of an experiment, those without an outcome among them (NaN). */
export interface ExperimentUnits {
  rows: number;
  assigned: Uint8Array;
  outcome: Float64Array;
  otherOutcomes: Float64Array[];
  stratum: Int32Array | null;
  cluster: Int32Array | null;
  probability: Float64Array | null;
  covariates: DesignColumn[];
  /** Covariates with all levels of categories, for the table of balance. */
  shown: DesignColumn[];
}

/** Reads them, and refuses what contradicts the draw: chances outside 0 … 1, a cluster in both groups or in two strata. */
export async function readExperiment(
  file: string,
  spec: ExperimentSpec,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<ExperimentUnits> {
  const named = (name: string | null) => (name === null ? [] : [name]);
  const units = await readUnits(
    file,
    {
      binaries: [spec.treatment],
      optionalNumbers: [spec.outcome, ...spec.otherOutcomes],
      numbers: named(spec.probability),
      codes: [...named(spec.stratum), ...named(spec.cluster)],
      covariates: spec.covariates,
    },
    environment,
    signal,
  );
  const assigned = units.binary(spec.treatment);
  refuseOneArm(file, spec.treatment, assigned);
  const codes = (name: string | null) => (name === null ? null : units.code(name).codes);
  const probability = spec.probability === null ? null : units.number(spec.probability);
  const stratum = codes(spec.stratum);
  const cluster = codes(spec.cluster);
  const faults = new FaultList(file);
  const first = new Map<number, number>();
  for (let i = 0; i < assigned.length; i += 1) {
    const at = { row: units.kept[i]! + 2, code: 'contradiction' };
    const p = probability?.[i] ?? 0.5;
    if (!(p > 0 && p < 1))
      faults.add({
        ...at,
        column: spec.probability,
        message: `the chance ${p} does not lie between 0 and 1`,
        remedy: 'leave out units whose group was certain: they say nothing about the effect',
      });
    if (cluster === null) continue;
    const before = first.get(cluster[i]!);
    if (before === undefined) first.set(cluster[i]!, i);
    else if (assigned[before] !== assigned[i])
      faults.add({
        ...at,
        column: spec.treatment,
        message: 'the cluster holds assigned and unassigned units',
        remedy: 'leave cluster out where single units were drawn',
      });
    else if (stratum !== null && stratum[before] !== stratum[i])
      faults.add({
        ...at,
        column: spec.stratum,
        message: 'the cluster lies in two strata',
        remedy: 'name the stratum within which whole clusters were drawn',
      });
  }
  faults.throwIfAny();
  const covariates = spec.covariates.map(units.covariate);
  return {
    rows: units.rows,
    assigned,
    outcome: units.number(spec.outcome),
    otherOutcomes: spec.otherOutcomes.map(units.number),
    stratum,
    cluster,
    probability,
    covariates: covariates.flatMap((one) => designColumns(one, 'constant')),
    shown: covariates.flatMap((one) => designColumns(one, 'nothing')),
  };
}

/** Units with an outcome whose stratum holds both groups. */
export function comparable(units: ExperimentUnits): { units: ExperimentUnits; inOneArmedStrata: number } {
  const observed = [...units.outcome.keys()].filter((i) => !Number.isNaN(units.outcome[i]!));
  const arms = new Map<number, number>();
  const stratumOf = (i: number) => units.stratum?.[i] ?? 0;
  for (const i of observed) arms.set(stratumOf(i), (arms.get(stratumOf(i)) ?? 0) | (1 << units.assigned[i]!));
  const kept = observed.filter((i) => arms.get(stratumOf(i)) === 3);
  return { units: pick(units, kept), inOneArmedStrata: observed.length - kept.length };
}

export function pick(units: ExperimentUnits, rows: readonly number[]): ExperimentUnits {
  const numbers = (values: Float64Array) => Float64Array.from(rows, (i) => values[i]!);
  const codes = (values: Int32Array | null) => (values === null ? null : Int32Array.from(rows, (i) => values[i]!));
  const columns = (list: readonly DesignColumn[]) => list.map((one) => ({ ...one, values: numbers(one.values) }));
  return {
    ...units,
    assigned: Uint8Array.from(rows, (i) => units.assigned[i]!),
    outcome: numbers(units.outcome),
    otherOutcomes: units.otherOutcomes.map(numbers),
    stratum: codes(units.stratum),
    cluster: codes(units.cluster),
    probability: units.probability === null ? null : numbers(units.probability),
    covariates: columns(units.covariates),
    shown: columns(units.shown),
  };
}
