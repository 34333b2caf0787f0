import type { KnownTotals } from '../../../../kernels/survey/index.ts';
import { FaultList } from '../../../../platform/command/faults.ts';
import { rowInFile, type SurveyColumns } from './columnSet.ts';
import type { CalibrationSpec } from './designSpec.ts';
import type { MarginTotals } from './readTotals.ts';
import { intercept } from './wantedColumns.ts';

/** The group of each row in each margin, and the columns whose totals are known. A row in no group is a fault. */
export function knownTotals(
  columns: SurveyColumns,
  { variables }: CalibrationSpec,
  { margins }: { margins: readonly MarginTotals[] },
): KnownTotals {
  return {
    margins: margins.map((margin) => ({
      group: groupRows(columns, margin),
      totals: Float64Array.from(margin.groups, ({ total }) => total),
    })),
    variables: Object.entries(variables).map(([name, total]) => ({
      values: name === intercept ? new Float64Array(columns.rows).fill(1) : columns.numbers(name),
      total,
    })),
  };
}

function groupRows(columns: SurveyColumns, margin: MarginTotals): Int32Array {
  const faults = new FaultList(columns.file);
  const coded = margin.columns.map((name) => columns.codes(name));
  const groups = new Map(margin.groups.map(({ values }, i) => [JSON.stringify(values), i]));
  const group = Int32Array.from({ length: columns.rows }, (_, row) => {
    const values = coded.map(({ codes, labels }) => labels[codes[row]!]!);
    const found = groups.get(JSON.stringify(values));
    if (found === undefined)
      faults.add({
        row: rowInFile(row),
        column: margin.columns[0]!,
        code: 'noTotal',
        message: `no total is known of the group ${values.join(', ')}`,
        remedy: 'give its total, or leave the row out of the file',
      });
    return found ?? 0;
  });
  faults.throwIfAny();
  return group;
}
