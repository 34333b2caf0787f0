import { openBounded } from '../boundedFile.ts';
import type { Batch, OpenOptions } from '../table.ts';
import { showDate, showInstant, typeOfVariable } from './dates.ts';
import { piecesOf } from './dtaRows.ts';
import type { DtaFile, DtaVariable } from './model.ts';

const rowsPerBatch = 1000;
const cellsPerBatch = 1_000_000;

/** Rows as text: what is missing, of whatever kind, is empty. Cells of columns that are not asked for are empty too. */
export async function* readDtaRecords(
  dta: DtaFile,
  options: OpenOptions,
  only?: readonly number[],
): AsyncGenerator<Batch> {
  const width = dta.variables.length;
  const places = only ?? [...dta.variables.keys()];
  const variables = places.map((place) => dta.variables[place]!);
  const rowsPerPiece = Math.max(1, Math.min(rowsPerBatch, Math.floor(cellsPerBatch / width)));
  const file = await openBounded(dta.path);
  try {
    for await (const piece of piecesOf(file, dta, { variables, options, rowsPerPiece })) {
      const records = Array.from({ length: piece.rows }, () => new Array<string>(width).fill(''));
      for (const [index, variable] of variables.entries()) {
        const place = places[index]!;
        if (typeOfVariable(variable) === 'string')
          piece.texts(variable, (row, text) => {
            records[row]![place] = text;
          });
        else {
          const show = numberWriter(variable);
          piece.numbers(variable, (row, value, missing) => {
            if (missing === 0) records[row]![place] = show(value);
          });
        }
      }
      yield* piece.faults.soundBatches(records, piece.firstRow + 2);
    }
  } finally {
    await file.close();
  }
}

function numberWriter(variable: DtaVariable): (value: number) => string {
  const type = typeOfVariable(variable);
  if (type === 'date') return (value) => String(showDate(value));
  if (type === 'instant') return (value) => String(showInstant(value));
  return String;
}
