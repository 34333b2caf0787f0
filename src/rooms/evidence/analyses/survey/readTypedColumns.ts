import type { FaultList } from '../../../../platform/command/faults.ts';
import type { Column, NumberColumn } from '../../../../platform/files/index.ts';
import { CodeReader, NumberReader } from '../../../../platform/files/index.ts';
import { type RawColumn, rowInFile } from './columnSet.ts';
import { missingCell } from './missingCell.ts';
import type { ReadRequest } from './readRequest.ts';

/** Columns of a Stata file: numbers stay numbers, days and instants become ISO texts, extended missings are missing. */
export async function readTypedColumns({ table, places, wanted, faults, progress, signal }: ReadRequest) {
  const { columns, rowCount } = await table.columns({ places: [...places.values()], progress, signal });
  const read = new Map<string, RawColumn>();
  for (const [i, name] of [...places.keys()].entries()) {
    const column = columns[i]!;
    if (wanted.needed.has(name)) refuseGaps(column, name, faults);
    read.set(name, column.kind === 'text' ? readText(column.values, name) : readNumber(column, name));
  }
  return { rows: rowCount, columns: read };

  function readNumber(column: NumberColumn, name: string): RawColumn {
    if (column.type !== 'date' && column.type !== 'instant') return { numbers: column.values, codes: null };
    return readText(Array.from(column.values, column.type === 'date' ? isoDate : isoInstant), name);
  }

  function readText(texts: readonly string[], name: string): RawColumn {
    const codes = new CodeReader();
    const numbers = wanted.numbers.has(name) ? new NumberReader(name, faults) : null;
    for (const [row, text] of texts.entries()) {
      const cell = text.trim();
      codes.add(cell);
      numbers?.add(cell, rowInFile(row));
    }
    return { numbers: numbers?.finish() ?? null, codes: codes.finish() };
  }
}

const isoInstant = (ms: number) => (Number.isNaN(ms) ? '' : new Date(ms).toISOString());
const isoDate = (day: number) => isoInstant(day * 86_400_000).slice(0, 10);

function refuseGaps({ missing }: Column, name: string, faults: FaultList): void {
  for (let row = 0; row < missing.length; row += 1)
    if (missing[row] !== 0) faults.add({ row: rowInFile(row), column: name, ...missingCell });
}
