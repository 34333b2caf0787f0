import type { FaultList } from '../../../../platform/command/faults.ts';
import type { Column } from '../../../../platform/files/index.ts';
import { CodeReader, missingCell, NumberReader } from './columnReaders.ts';
import { type RawColumn, rowInFile } from './columnSet.ts';
import type { ReadRequest } from './readRequest.ts';

/** Columns of a Stata file: numbers stay numbers, extended missings are missing. */
export async function readTypedColumns({ table, places, wanted, faults, progress, signal }: ReadRequest) {
  const { columns, rowCount } = await table.columns({ places: [...places.values()], progress, signal });
  const read = new Map<string, RawColumn>();
  for (const [i, name] of [...places.keys()].entries()) {
    const column = columns[i]!;
    if (wanted.needed.has(name)) refuseGaps(column, name, faults);
    read.set(name, column.kind === 'number' ? { numbers: column.values, codes: null } : readText(column, name));
  }
  return { rows: rowCount, columns: read };

  function readText(column: Extract<Column, { kind: 'text' }>, name: string): RawColumn {
    const codes = new CodeReader();
    const numbers = wanted.numbers.has(name) ? new NumberReader(name, faults) : null;
    for (const [row, text] of column.values.entries()) {
      const cell = text.trim();
      codes.add(cell);
      numbers?.add(cell, rowInFile(row));
    }
    return { numbers: numbers?.finish() ?? null, codes: codes.finish() };
  }
}

function refuseGaps({ missing }: Column, name: string, faults: FaultList): void {
  for (let row = 0; row < missing.length; row += 1)
    if (missing[row] !== 0) faults.add({ row: rowInFile(row), column: name, ...missingCell });
}
