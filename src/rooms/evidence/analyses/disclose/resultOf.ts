import type { CellInterval, SuppressionPlan } from '../../../../kernels/disclosure/index.ts';
import type { DiscloseResult } from './discloseOutput.ts';
import type { JointTable } from './jointTable.ts';
import { keyOf, type Layout } from './layout.ts';

/** The plan in the words of the tables: by keys, the table itself first. */
export function resultOf(
  joint: JointTable,
  layouts: readonly Layout[],
  files: readonly string[],
  plan: SuppressionPlan,
  nameOf: (owner: number) => string,
): DiscloseResult {
  const intervals = new Map(plan.intervals.map((interval) => [interval.cell, interval]));
  const tables = layouts.map((layout, t) => tableOf(layout, joint.places[t]!, joint, plan, intervals));
  const [main, ...linked] = tables as [(typeof tables)[0], ...typeof tables];
  return {
    cells: main.cells,
    audit: {
      unsafe: new Set(plan.unsafe.map(({ cell }) => cell)).size,
      intervals: main.intervals,
      unsafeCells: plan.unsafe.map(({ cell, direction, intruder, reason }) => ({
        key: keyOfNumber(cell, layouts, joint),
        direction,
        knownBy: (intruder?.owners ?? []).map(nameOf),
        reason,
      })),
    },
    objectiveValue: plan.objective,
    bound: plan.bound,
    method: plan.method,
    linked: linked.map((table, i) => ({ file: files[i + 1]!, ...table })),
  };
}

function tableOf(
  layout: Layout,
  places: Int32Array,
  joint: JointTable,
  { hiddenBy }: SuppressionPlan,
  intervals: ReadonlyMap<number, CellInterval>,
): Pick<DiscloseResult, 'cells'> & Pick<DiscloseResult['audit'], 'intervals'> {
  const found: ReturnType<typeof tableOf> = { cells: [], intervals: [] };
  for (const [at, number] of places.entries()) {
    const key = keyOf(layout, at);
    const cell = joint.cells[number];
    const suppressed = number < 0 ? null : hiddenBy[number]!;
    found.cells.push({
      key,
      value: suppressed === null ? (cell?.value ?? 0) : null,
      contributors: cell?.contributors ?? 0,
      suppressed,
    });
    const interval = suppressed === null ? undefined : intervals.get(number);
    if (interval !== undefined)
      found.intervals.push({ key, lower: interval.lower, upper: interval.upper, protection: interval.protection });
  }
  return found;
}

/** Where a cell stands first; a difference between universes stands nowhere and has no key. */
function keyOfNumber(number: number, layouts: readonly Layout[], joint: JointTable): Record<string, string> {
  for (const [t, layout] of layouts.entries()) {
    const at = joint.places[t]!.indexOf(number);
    if (at >= 0) return keyOf(layout, at);
  }
  return {};
}
