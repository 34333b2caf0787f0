import type { ObservedRows } from '../../../../kernels/causal/index.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { type Rows, renumber, usableRows } from './balancePanel.ts';
import type { GroupTimeSpec } from './groupTimeSpec.ts';

export interface ReadRows {
  kind: 'rows';
  rows: ObservedRows;
  /** Cluster of each unit, from 0; null without a column of clusters. */
  cluster: Int32Array | null;
  clusters: number;
  n: { units: number; rows: number; droppedUnits: number };
}

/** Complete rows of units that were untreated in the first period; units are those of the file, or each row is one. */
export function observeRows(file: string, rows: Rows, complete: Uint8Array, spec: GroupTimeSpec): ReadRows {
  const { isUsed, firstOf, periods } = usableRows(file, rows, complete, spec);
  const placeOf = new Map(periods.map((period, i) => [period, i]));
  const kept: number[] = [];
  for (let row = 0; row < rows.count; row += 1)
    if (isUsed(row) && firstOf(row) > periods[0]! + spec.anticipation) kept.push(row);
  if (kept.length === 0)
    refuse(file, {
      code: 'noUnits',
      message: 'no row is of a unit that was untreated in the first period',
      remedy: 'look at the column of first treatment and at empty cells',
    });
  const unit = renumber(kept.map((row) => rows.unit[row]!));
  const pick = (values: Float64Array) => Float64Array.from(kept, (row) => values[row]!);
  const firstTreated = new Float64Array(unit.count);
  const clusterOf = new Int32Array(unit.count);
  for (const [i, row] of kept.entries()) {
    firstTreated[unit.codes[i]!] = firstOf(row);
    if (rows.cluster !== null) clusterOf[unit.codes[i]!] = rows.cluster[row]!;
  }
  const cluster = rows.cluster === null ? null : renumber(clusterOf);
  return {
    kind: 'rows',
    rows: {
      periods,
      unit: unit.codes,
      period: Int32Array.from(kept, (row) => placeOf.get(rows.time[row]!)!),
      outcome: pick(rows.outcome),
      covariates: rows.covariates.map(pick),
      weights: rows.weights === null ? null : pick(rows.weights),
      firstTreated,
    },
    cluster: cluster?.codes ?? null,
    clusters: cluster?.count ?? 0,
    n: { units: unit.count, rows: kept.length, droppedUnits: rows.units - unit.count },
  };
}
