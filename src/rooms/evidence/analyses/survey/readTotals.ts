import path from 'node:path';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { findColumn, numeral, openTable } from '../../../../platform/files/index.ts';
import type { CalibrationSpec } from './designSpec.ts';

/** A margin's groups: values in the order of its columns, and units of the population. */
export interface MarginTotals {
  columns: readonly string[];
  groups: readonly { values: readonly string[]; total: number }[];
}

/** Known totals of the margins, from the spec itself or the files that it names. */
export async function readMarginTotals(
  { margins }: CalibrationSpec,
  specFile: string,
  specFolder: string,
): Promise<MarginTotals[]> {
  const read: MarginTotals[] = [];
  for (const [i, { columns, totals, file }] of margins.entries()) {
    const groups =
      file === undefined
        ? totals!.map((record, r) => groupOf(record, columns, specFile, `design.calibration.margins.${i}.totals.${r}`))
        : await readFile(path.resolve(specFolder, file), columns);
    refuseTwice(groups, file ?? specFile, i);
    read.push({ columns, groups });
  }
  return read;
}

type Group = MarginTotals['groups'][number];

function groupOf(record: Record<string, string | number>, columns: readonly string[], file: string, at: string): Group {
  const total = Number(record.total);
  const isWhole =
    Object.keys(record).length === columns.length + 1 && columns.every((name) => record[name] !== undefined);
  if (!isWhole || !(total >= 0) || !Number.isFinite(total))
    refuse(file, {
      column: at,
      code: 'spec',
      message: 'the group has not a value for each column and a total of 0 or more',
      remedy: `give ${columns.map((name) => `"${name}"`).join(', ')} and "total"`,
    });
  return { values: columns.map((name) => String(record[name])), total };
}

async function readFile(file: string, columns: readonly string[]): Promise<Group[]> {
  const table = await openTable(file);
  const places = columns.map((name) => findColumn(file, table, name));
  const totalAt = findColumn(file, table, 'total');
  const faults = new FaultList(file);
  const groups: Group[] = [];
  for await (const batch of table.records())
    for (const [i, record] of batch.entries()) {
      const cell = record[totalAt]!.trim();
      if (!numeral.test(cell) || Number(cell) < 0)
        faults.add({
          row: batch.firstRow + i,
          column: 'total',
          code: 'notATotal',
          message: `"${cell.slice(0, 40)}" is not a number of 0 or more`,
          remedy: 'give the units of the population in the group',
        });
      groups.push({ values: places.map((at) => record[at]!.trim()), total: Number(cell) });
    }
  faults.throwIfAny();
  return groups;
}

function refuseTwice(groups: readonly Group[], file: string, margin: number): void {
  const seen = new Set<string>();
  for (const { values } of groups) {
    const name = JSON.stringify(values);
    if (seen.has(name))
      refuse(file, {
        column: `design.calibration.margins.${margin}`,
        code: 'totalTwice',
        message: `the group ${values.join(', ')} is there twice`,
        remedy: 'give each group one total',
      });
    seen.add(name);
  }
}
