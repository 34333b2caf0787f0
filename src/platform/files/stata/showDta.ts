import { withFile } from '../boundedFile.ts';
import { type Cell, type ColumnDescription, nameOfMissing, type Shown, type ShowRequest } from '../cells.ts';
import { OutputBudget } from '../outputBudget.ts';
import type { OpenOptions } from '../table.ts';
import { showDate, showInstant, typeOfVariable } from './dates.ts';
import { readRows } from './dtaRows.ts';
import type { DtaFile, DtaVariable } from './model.ts';
import { lenientDecoder } from './readText.ts';
import { readLabelTables } from './valueLabels.ts';

/** The head says how many rows there are and of what kind: no more is read than is shown. */
export async function showDta(dta: DtaFile, options: OpenOptions, request: ShowRequest): Promise<Shown> {
  const variables = request.places.map((place) => dta.variables[place]!);
  const budget = new OutputBudget(dta.path);
  const columns = await describeVariables(dta, variables, budget);
  const rows: Cell[][] = [];
  const wanted = { variables, options, rows: request.rows ?? undefined };
  await readRows(dta, wanted, (piece) => {
    request.signal.throwIfAborted();
    const cells = Array.from({ length: piece.rows }, () => new Array<Cell>(variables.length).fill(null));
    for (const [place, variable] of variables.entries()) {
      const show = cellMaker(variable);
      if (show === null)
        piece.texts(variable, (row, text) => {
          budget.take(text.length + 3);
          cells[row]![place] = text;
        });
      else
        piece.numbers(variable, (row, value, missing) => {
          cells[row]![place] = missing === 0 ? show(value) : cellOfMissing(missing);
        });
    }
    for (const row of cells) {
      for (const cell of row) if (typeof cell !== 'string') budget.takeCell(cell);
      rows.push(row);
    }
    request.progress(rows.length);
  });
  return { rowCount: dta.rowCount, columns, rows };
}

/** Null: text. */
function cellMaker(variable: DtaVariable): ((value: number) => Cell) | null {
  const type = typeOfVariable(variable);
  if (type === 'string') return null;
  return type === 'date' ? showDate : type === 'instant' ? showInstant : (value) => value;
}

function cellOfMissing(code: number): Cell {
  const missing = nameOfMissing(code);
  return missing === null ? null : { missing };
}

/** Labels of values are read for these variables alone. */
export async function describeVariables(
  dta: DtaFile,
  variables: readonly DtaVariable[],
  budget: OutputBudget,
): Promise<ColumnDescription[]> {
  const decode = lenientDecoder(dta.encoding);
  const wanted = new Set(variables.map(({ labelSet }) => labelSet).filter((name) => name !== ''));
  const tables =
    wanted.size === 0
      ? new Map<string, Record<string, string>>()
      : await withFile(dta.path, (file) => readLabelTables(file, dta, (name) => wanted.has(decode(name)), decode));
  return variables.map((variable) => {
    const valueLabels = tables.get(variable.labelSet) ?? {};
    for (const label of Object.values(valueLabels)) budget.take(label.length + 1);
    return { name: variable.name, label: variable.label, type: typeOfVariable(variable), valueLabels };
  });
}
