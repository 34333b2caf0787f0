import { readFile, stat } from 'node:fs/promises';
import { type Fault, InputFaults } from '../../../../platform/command/define.ts';
import { openTable, unguardFormula } from '../../../../platform/files/index.ts';
import { neededColumns, tableColumns } from '../rules/programmeTable.ts';
import { type Cells, readProgrammeRow } from '../rules/readProgrammeRow.ts';
import { parseProgrammes, type ReadPart } from './readProgrammeFiles.ts';

export const uploadLimits = { bytes: 4 * 1024 * 1024, programmes: 500 };

/** Rows with a fault are left out of `found`; a fault without a row concerns the whole file. */
export interface ReadUpload {
  found: ReadPart[];
  faults: Omit<Fault, 'file'>[];
}

interface Setting {
  economy: string;
  currency: string;
}

/** A table of programmes (CSV, XLSX), or programme files in YAML or JSON; every fault is told with its place. */
export async function readProgrammeUpload(
  { path, fileName }: { path: string; fileName: string },
  setting: Setting,
): Promise<ReadUpload> {
  try {
    if ((await stat(path)).size > uploadLimits.bytes)
      return wholeFile('tooLarge', 'the file is larger than 4 MB', 'divide it into several');
    const isText = /\.(ya?ml|json)$/i.test(fileName);
    return bounded(isText ? await readText(path) : await readTable(path, setting));
  } catch (error) {
    if (error instanceof InputFaults) return { found: [], faults: [...error.faults] };
    if (error instanceof RangeError) return wholeFile('tooDeep', 'the file is nested too deeply', 'keep it flat');
    if (error instanceof ReferenceError)
      return wholeFile('aliases', 'the file refers to parts of itself too often', 'write values out');
    throw error;
  }
}

const wholeFile = (code: string, message: string, remedy: string): ReadUpload => ({
  found: [],
  faults: [{ row: null, column: null, code, message, remedy }],
});

function bounded(read: ReadUpload): ReadUpload {
  if (read.found.length > uploadLimits.programmes)
    return wholeFile(
      'tooMany',
      `there are more than ${uploadLimits.programmes} programmes in it`,
      'divide it into several',
    );
  if (read.found.length === 0 && read.faults.length === 0)
    return wholeFile('empty', 'there is no programme in it', 'write a row for each programme');
  return read;
}

async function readText(path: string): Promise<ReadUpload> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch {
    return wholeFile('encoding', 'the file is no text in UTF-8', 'save it as UTF-8');
  }
  return parseProgrammes(path, text);
}

async function readTable(path: string, setting: Setting): Promise<ReadUpload> {
  const read: ReadUpload = { found: [], faults: [] };
  const table = await openTable(path, { onRowFault: ({ file: _, ...fault }) => read.faults.push(fault) });
  const names = table.header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  );
  read.faults.push(...headerFaults(table.header, names));
  if (read.faults.length > 0) return read;
  for await (const batch of table.records()) {
    for (const [at, cells] of batch.entries()) {
      const row = batch.firstRow + at;
      const values: Cells = Object.fromEntries(names.map((name, i) => [name, unguardFormula(cells[i] ?? '')]));
      if (Object.values(values).every((value) => value.trim() === '')) continue;
      const { programme, faults } = readProgrammeRow(values, setting);
      if (programme !== null) read.found.push({ programme, row });
      read.faults.push(...faults.map((fault) => ({ row, ...fault })));
    }
    if (read.found.length > uploadLimits.programmes || read.faults.length > 5000) break;
  }
  return read;
}

function headerFaults(header: readonly string[], names: readonly string[]): Omit<Fault, 'file'>[] {
  const unknown = names.flatMap((name, at) =>
    (tableColumns as readonly string[]).includes(name)
      ? []
      : [
          fault(
            header[at] ?? name,
            'unknownColumn',
            `there is no column "${header[at]}" here`,
            'rename it as the template has it, or delete it',
          ),
        ],
  );
  const missing = neededColumns
    .filter((name) => !names.includes(name))
    .map((name) =>
      fault(name, 'missingColumn', `the column "${name}" is missing`, 'add it; the template has every column'),
    );
  return [...unknown, ...missing];
}

const fault = (column: string, code: string, message: string, remedy: string) => ({
  row: 1,
  column,
  code,
  message,
  remedy,
});
