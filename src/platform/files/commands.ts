import { z } from 'zod';
import { type Command, defineAnalysis } from '../command/define.ts';
import { refuse } from '../command/faults.ts';
import type { Cell } from './cells.ts';
import { type ReadFileResult, readFile } from './readFile.ts';
import { writeCsv } from './writeCsv.ts';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.strictObject({ missing: z.string() })]);

export const filesReadOutput = z.strictObject({
  format: z.enum(['csv', 'xlsx', 'dta', 'geojson']),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  rowCount: z.int().describe('Records of the whole file, the header left out'),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string().nullable(),
      type: z.enum(['string', 'integer', 'number', 'boolean', 'date', 'instant']),
      valueLabels: z.record(z.string(), z.string()),
    }),
  ),
  rows: z.array(z.array(cell)),
});

const filesRead = defineAnalysis({
  group: 'files',
  verb: 'read',
  summary: 'Shows what a table holds: encoding, delimiter, columns with their types, and rows.',
  arguments: ['FILE'],
  options: [
    { name: 'columns', value: 'A,B', summary: 'only these columns, in this order' },
    { name: 'rows', value: 'N', summary: 'only the first N rows' },
    { name: 'encoding', value: 'NAME', summary: 'the encoding, where it is not to be detected' },
    { name: 'sheet', value: 'NAME', summary: 'the sheet of a workbook, by its name or number; else the first' },
    { name: 'delimiter', value: 'D', summary: 'comma, semicolon or tab, where it is not to be detected' },
  ],
  schema: { input: null, output: filesReadOutput, example: 'toolroom files read examples/files-read/workshops.csv' },
  async run(input, environment) {
    const file = input.files[0];
    if (file === undefined)
      refuse('-', { code: 'noFile', message: 'no file is named', remedy: 'name the file to read' });
    const found = await readFile(file, {
      columns: text(input.options.columns),
      rows: rowLimit(text(input.options.rows)),
      encoding: text(input.options.encoding),
      delimiter: text(input.options.delimiter),
      sheet: text(input.options.sheet),
      progress: (rows) => environment.progress(rows, null),
      signal: input.signal,
    });
    if (input.format !== 'csv') return { output: writeShown(found) };
    const names = found.columns.map((column) => column.name);
    return {
      output: writeCsv(
        names,
        found.rows.map((row) => row.map(csvCell)),
      ),
    };
  },
});

/** A row to a line: a table is read line by line, and one line for each cell would double its length. */
function writeShown({ rows, ...head }: ReadFileResult): string {
  const start = JSON.stringify({ ...head, rows: [] }, null, 2).slice(0, -'[]\n}'.length);
  const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  return `${start}${rows.length === 0 ? '[]' : `[\n${lines}\n  ]`}\n}\n`;
}

/** A missing value of whatever kind is an empty cell. */
const csvCell = (cell: Cell) => (typeof cell === 'object' ? null : cell);

function text(option: string | boolean | undefined): string | undefined {
  return typeof option === 'string' ? option : undefined;
}

function rowLimit(spelling: string | undefined): number | null {
  if (spelling === undefined) return null;
  if (/^\d{1,9}$/.test(spelling)) return Number(spelling);
  refuse('--rows', {
    code: 'badOption',
    message: `"${spelling}" is not a number of rows`,
    remedy: 'give a whole number, 0 or more',
  });
}

export const fileCommands: readonly Command[] = [filesRead];
