import type { Column, ColumnDescription, ColumnRequest, ColumnSet, NumberColumn, TextColumn } from '../cells.ts';
import { OutputBudget } from '../outputBudget.ts';
import type { OpenOptions } from '../table.ts';
import { daysTo1970, msTo1970 } from './dates.ts';
import { readRows } from './dtaRows.ts';
import type { DtaFile } from './model.ts';
import { describeVariables } from './showDta.ts';

/** Columns in memory, numbers as doubles; nothing but these columns is decoded. */
export async function readDtaColumns(dta: DtaFile, options: OpenOptions, request: ColumnRequest): Promise<ColumnSet> {
  const variables = request.places.map((place) => dta.variables[place]!);
  const budget = new OutputBudget(dta.path);
  const described = await describeVariables(dta, variables, budget);
  const columns = described.map((description) => makeColumn(description, dta.rowCount));
  await readRows(dta, { variables, options }, (piece) => {
    request.signal?.throwIfAborted();
    for (const [index, column] of columns.entries()) {
      const variable = variables[index]!;
      if (column.kind === 'text')
        piece.texts(variable, (row, text) => {
          budget.take(text.length);
          column.values[piece.firstRow + row] = text;
          if (text === '') column.missing[piece.firstRow + row] = 1;
        });
      else {
        const { values, missing } = column;
        const base = column.type === 'date' ? daysTo1970 : column.type === 'instant' ? msTo1970 : 0;
        piece.numbers(variable, (row, value, code) => {
          values[piece.firstRow + row] = value - base;
          missing[piece.firstRow + row] = code;
        });
      }
    }
    request.progress?.(piece.firstRow + piece.rows);
  });
  return { rowCount: dta.rowCount, columns };
}

function makeColumn(description: ColumnDescription, rows: number): Column {
  const missing = new Uint8Array(rows);
  if (description.type === 'string')
    return { ...description, kind: 'text', values: new Array<string>(rows).fill(''), missing } satisfies TextColumn;
  return { ...description, kind: 'number', values: new Float64Array(rows), missing } satisfies NumberColumn;
}
