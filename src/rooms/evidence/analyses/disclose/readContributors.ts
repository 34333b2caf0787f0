import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { CodeReader, findColumn, NumberReader, openTable } from '../../../../platform/files/index.ts';
import type { CodedColumn } from '../survey/where.ts';

export interface Contributors {
  rows: number;
  /** What each row adds. */
  values: Float64Array;
  /** The owner of each row, numbered; null where each row is an owner of its own. */
  owners: CodedColumn | null;
  column: (name: string) => CodedColumn;
}

export interface WantedColumns {
  value: string | null;
  contributor: string | null;
  dimensions: readonly string[];
  /** Of conditions: may be empty. */
  facts: readonly string[];
}

/** Reads the columns that a table and those linked to it speak of; faults say row and column. */
export async function readContributors(
  file: string,
  wanted: WantedColumns,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<Contributors> {
  const table = await openTable(file);
  const faults = new FaultList(file);
  const needed = new Set([...wanted.dimensions, ...(wanted.contributor === null ? [] : [wanted.contributor])]);
  const coded = [...new Set([...needed, ...wanted.facts])].map((name) => ({
    name,
    at: findColumn(file, table, name),
    reader: new CodeReader(),
  }));
  const value =
    wanted.value === null
      ? null
      : { at: findColumn(file, table, wanted.value), reader: new NumberReader(wanted.value, faults) };
  let rows = 0;
  for await (const batch of table.records()) {
    signal?.throwIfAborted();
    for (const [i, record] of batch.entries()) {
      const row = batch.firstRow + i;
      for (const { name, at, reader } of coded) {
        const cell = record[at]!.trim();
        if (cell === '' && needed.has(name))
          faults.add({
            row,
            column: name,
            code: 'missing',
            message: 'the cell is empty, so nobody knows where the row belongs',
            remedy: 'fill it in, or leave the row out of the file',
          });
        reader.add(cell);
      }
      if (value !== null) readValue(record[value.at]!.trim(), row, wanted.value!, value.reader, faults);
    }
    rows += batch.length;
    environment.progress(rows, null);
  }
  faults.throwIfAny();
  if (rows === 0)
    refuse(file, {
      code: 'noRows',
      message: 'the file has no rows',
      remedy: 'name a file with a row for each contributor',
    });
  const byName = new Map(coded.map(({ name, reader }) => [name, reader.finish()]));
  return {
    rows,
    values: value === null ? new Float64Array(rows).fill(1) : value.reader.finish(),
    owners: wanted.contributor === null ? null : byName.get(wanted.contributor)!,
    column: (name) => byName.get(name)!,
  };
}

function readValue(cell: string, row: number, column: string, reader: NumberReader, faults: FaultList): void {
  if (cell === '')
    faults.add({
      row,
      column,
      code: 'missing',
      message: 'the value is missing',
      remedy: 'give a number, 0 where there is nothing, or leave the row out',
    });
  else if (Number(cell) < 0)
    faults.add({
      row,
      column,
      code: 'negative',
      message: `the value ${cell.slice(0, 40)} is below 0`,
      remedy: 'give values of 0 or more: the rules on dominance mean nothing otherwise',
    });
  reader.add(cell, row);
}
