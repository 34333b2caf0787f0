import { crossSectionEffect } from './crossSections.ts';
import {
  type GridPlace,
  type GroupTimeCell,
  type GroupTimeChoices,
  gridOf,
  isControlFor,
  isFew,
  referenceCell,
} from './groupTimeAtt.ts';

/** Observations by row: repeated cross-sections, or a panel in which units come and go. */
export interface ObservedRows {
  /** Ascending. */
  periods: readonly number[];
  /** Of each row its unit, from 0; a unit of its own for each row where the same are not followed. */
  unit: Int32Array;
  /** Of each row the place of its period. */
  period: Int32Array;
  outcome: Float64Array;
  /** For each covariate its values by row, without the constant. */
  covariates: readonly Float64Array[];
  /** By row; null: all the same. */
  weights: Float64Array | null;
  /** By unit; Infinity where it never was treated. */
  firstTreated: Float64Array;
}

/**
 * Effects by group and period from rows: each comparison takes all rows of its two periods, as if they were other units.
 * @param rows observations, complete
 * @param choices as for groupTimeAtt
 * @returns cells as groupTimeAtt’s, their influence on units: that of a unit’s rows added up, scaled by units over rows of the comparison
 * @throws RangeError where arrays do not fit each other
 * The rule of did 2.5.1 for repeated cross-sections and, with units, for unbalanced panels. Held by crossSections.test.ts: on a balanced panel without
 * covariates it equals groupTimeAtt, influence by influence. Cost: groups × periods × crossSectionEffect.
 */
export function groupTimeOfRows(rows: ObservedRows, choices: GroupTimeChoices): GroupTimeCell[] {
  const { unit, period, outcome, covariates, weights, periods, firstTreated } = rows;
  for (const { length } of [period, outcome, ...covariates, ...(weights === null ? [] : [weights])])
    if (length !== unit.length)
      throw new RangeError(`groupTimeOfRows: all must have ${unit.length} rows, not ${length}`);
  return gridOf(periods, firstTreated, choices).map((place) =>
    place.base === place.at ? referenceCell(place) : cellOfRows(rows, choices, place),
  );
}

function cellOfRows(
  { periods, unit, period, outcome, covariates, weights, firstTreated }: ObservedRows,
  choices: GroupTimeChoices,
  { group, time, at, base }: GridPlace,
): GroupTimeCell {
  const isControl = isControlFor(choices, group, Math.max(time, periods[base]!));
  const members: number[] = [];
  for (let row = 0; row < unit.length; row += 1) {
    if (period[row] !== at && period[row] !== base) continue;
    const first = firstTreated[unit[row]!]!;
    if (first === group || isControl(first)) members.push(row);
  }
  const columns = covariates.length + 1;
  const data = {
    outcome: Float64Array.from(members, (row) => outcome[row]!),
    after: Uint8Array.from(members, (row) => (period[row] === at ? 1 : 0)),
    treated: Uint8Array.from(members, (row) => (firstTreated[unit[row]!] === group ? 1 : 0)),
    covariates: new Float64Array(members.length * columns),
    columns,
    weights: Float64Array.from(members, (row) => (weights === null ? 1 : weights[row]!)),
  };
  for (const [i, row] of members.entries()) {
    data.covariates[i * columns] = 1;
    for (let j = 1; j < columns; j += 1) data.covariates[i * columns + j] = covariates[j - 1]![row]!;
  }
  const effect = crossSectionEffect(data, choices.estimator);
  if (!effect.ok)
    return { group, time, att: null, status: 'notIdentified', reason: effect.reason, few: false, influence: null };
  const arms = new Map(members.map((row) => [unit[row]!, firstTreated[unit[row]!] === group ? 1 : 0]));
  const few = isFew(Uint8Array.from(arms.values()));
  const influence = new Float64Array(firstTreated.length);
  const scale = firstTreated.length / members.length;
  for (const [i, row] of members.entries()) influence[unit[row]!]! += effect.influence[i]! * scale;
  return { group, time, att: effect.att, status: 'ok', reason: null, few, influence };
}
