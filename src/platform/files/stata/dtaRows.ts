import { type BoundedFile, withFile } from '../boundedFile.ts';
import { defaultLimits, type FileLimits } from '../limits.ts';
import { RowFaults } from '../rowFaults.ts';
import type { OpenOptions } from '../table.ts';
import type { DtaFile, DtaVariable } from './model.ts';
import { eachNumber, type RowChunk } from './readNumbers.ts';
import { type DecodeText, eachText, textDecoder } from './readText.ts';
import { readRowChunks, spanOf } from './rowChunks.ts';
import { StrlTexts, undecodable } from './strlTexts.ts';

/** Rows with long texts come in few at a time: each text may be as long as a cell may be. */
const rowsWithStrls = 32;

export interface RowsRequest {
  variables: readonly DtaVariable[];
  options: OpenOptions;
  rows?: number | undefined;
  rowsPerPiece?: number | undefined;
}

/** Some rows, whose cells can be gone through variable by variable. */
export interface RowPiece {
  firstRow: number;
  rows: number;
  /** The numbers of a numeric variable (NaN and a code where missing). */
  numbers: (variable: DtaVariable, put: (index: number, value: number, missing: number) => void) => void;
  texts: (variable: DtaVariable, put: (index: number, text: string) => void) => void;
  faults: RowFaults;
}

/** A piece is good until the next is asked for; faults are thrown at the end, unless somebody hears of them. */
export async function readRows(
  dta: DtaFile,
  request: RowsRequest,
  use: (piece: RowPiece) => void | Promise<void>,
): Promise<void> {
  await withFile(dta.path, async (file) => {
    for await (const piece of piecesOf(file, dta, request)) await use(piece);
  });
}

export async function* piecesOf(file: BoundedFile, dta: DtaFile, request: RowsRequest): AsyncGenerator<RowPiece> {
  const { variables, options } = request;
  const limits: FileLimits = { ...defaultLimits, ...options.limits };
  const faults = new RowFaults(dta.path, options.onRowFault);
  const decode = textDecoder(dta.encoding);
  const long = variables.filter(({ storage }) => storage === 'strL');
  const strls = new StrlTexts(file, dta, decode, limits);
  const rowsPerChunk = long.length > 0 ? rowsWithStrls : request.rowsPerPiece;
  for await (const chunk of readRowChunks(file, dta, spanOf(variables), { rows: request.rows, rowsPerChunk }))
    yield makePiece(dta, chunk, decode, await strls.fetch(chunk, long, faults), faults);
  faults.throwIfAny();
}

function makePiece(
  { encoding }: DtaFile,
  chunk: RowChunk,
  decode: DecodeText,
  long: Map<DtaVariable, string[]>,
  faults: RowFaults,
): RowPiece {
  const { firstRow, rows } = chunk;
  return {
    firstRow,
    rows,
    faults,
    numbers: (variable, put) => eachNumber(chunk, variable, put),
    texts(variable, put) {
      const fetched = long.get(variable);
      if (fetched !== undefined) for (const [index, text] of fetched.entries()) put(index, text);
      else
        eachText(chunk, variable, decode, (index, text) => {
          if (text === null) faults.add({ row: firstRow + index + 2, column: variable.name, ...undecodable(encoding) });
          put(index, text ?? '');
        });
    },
  };
}
