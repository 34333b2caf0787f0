import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import type { FixedEffectsSpec } from './fixedEffectsSpec.ts';
import { type DesignColumn, designColumns, readUnits, type Units } from './readUnits.ts';

export interface TreatedPanel {
  units: Units;
  unit: Int32Array;
  unitNames: readonly string[];
  time: Int32Array;
  /** Periods in ascending order. */
  periods: readonly number[];
  /** 1 or 0, a row. */
  treated: Float64Array;
  outcome: Float64Array;
  weights: Float64Array | null;
  cluster: Int32Array | null;
  covariates: DesignColumn[];
}

/** Reads the rows of a panel; refuses a unit that is there twice in a period, and contradictions about its treatment. */
export async function readTreatedPanel(
  file: string,
  spec: FixedEffectsSpec,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<TreatedPanel> {
  const { treated, firstTreated, weights, covariates } = spec;
  const cluster = spec.errors === 'cluster' ? (spec.cluster ?? spec.unit) : null;
  const units = await readUnits(
    file,
    {
      codes: [...new Set([spec.unit, ...(cluster === null ? [] : [cluster])])],
      numbers: [spec.time, spec.outcome, ...(weights === null ? [] : [weights])],
      binaries: treated === undefined ? [] : [treated],
      optionalNumbers: firstTreated === undefined ? [] : [firstTreated],
      covariates,
    },
    environment,
    signal,
  );
  const { codes: unit, labels: unitNames } = renumber(units.code(spec.unit));
  const when = units.number(spec.time);
  const periods = [...new Set(when)].sort((a, b) => a - b);
  const placeOf = new Map(periods.map((period, place) => [period, place]));
  const begins = firstTreated === undefined ? null : units.number(firstTreated).map((x) => (x > 0 ? x : Number.NaN));
  refuseContradictions(units, spec, { unit, unitNames, when, begins });
  if (periods.length < 2 || unitNames.length < 2)
    refuse(file, {
      code: 'onePeriod',
      message: 'there are fewer than two periods or two units',
      remedy: 'give rows of at least two units in at least two periods',
    });
  return {
    units,
    unit,
    unitNames,
    time: Int32Array.from(when, (one) => placeOf.get(one)!),
    periods,
    treated: begins === null ? units.number(treated!) : begins.map((first, i) => (when[i]! >= first ? 1 : 0)),
    outcome: units.number(spec.outcome),
    weights: weights === null ? null : units.number(weights),
    cluster: cluster === null ? null : renumber(units.code(cluster)).codes,
    covariates: covariates.flatMap((name) => designColumns(units.covariate(name), 'constant')),
  };
}

/** Codes without gaps, of rows that are left. */
function renumber({ codes, labels }: { codes: Int32Array; labels: readonly string[] }) {
  const place = new Map<number, number>();
  const renumbered = Int32Array.from(codes, (code) => {
    const known = place.get(code) ?? place.size;
    place.set(code, known);
    return known;
  });
  return { codes: renumbered, labels: [...place.keys()].map((code) => labels[code]!) };
}

function refuseContradictions(
  units: Units,
  spec: FixedEffectsSpec,
  {
    unit,
    unitNames,
    when,
    begins,
  }: { unit: Int32Array; unitNames: readonly string[]; when: Float64Array; begins: Float64Array | null },
): void {
  const faults = new FaultList(units.file);
  const seen = new Set<string>();
  const firstOf = new Map<number, number>();
  const weights = spec.weights === null ? null : units.number(spec.weights);
  for (let i = 0; i < unit.length; i += 1) {
    const name = unitNames[unit[i]!]!.slice(0, 40);
    const at = { row: units.kept[i]! + 2, code: 'contradiction' };
    const key = `${unit[i]} ${when[i]}`;
    if (seen.has(key))
      faults.add({
        ...at,
        column: spec.unit,
        message: `"${name}" is there twice in ${when[i]}`,
        remedy: 'keep one row for each unit and period',
      });
    seen.add(key);
    const first = begins === null || Number.isNaN(begins[i]) ? Number.POSITIVE_INFINITY : begins[i]!;
    if (firstOf.has(unit[i]!) && firstOf.get(unit[i]!) !== first)
      faults.add({
        ...at,
        column: spec.firstTreated ?? null,
        message: `"${name}" is first treated in different periods`,
        remedy: 'give the same period in all its rows, or a column treated of 0 and 1 where treatment ends',
      });
    if (!firstOf.has(unit[i]!)) firstOf.set(unit[i]!, first);
    if (weights !== null && !(weights[i]! > 0))
      faults.add({
        ...at,
        column: spec.weights,
        message: `the weight ${weights[i]} is not above 0`,
        remedy: 'give weights above 0, and leave rows of no weight out',
      });
  }
  faults.throwIfAny();
}
