import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Document, LineCounter, parseAllDocuments, parseDocument, type YAMLError } from 'yaml';
import type { Fault } from '../../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { checkProgramme, type Programme, type ProgrammeIssue } from '../rules/programme.ts';

const limits = { bytes: 256 * 1024, files: 10_000, aliases: 50 };

export interface ProgrammeFile {
  file: string;
  programme: Programme;
  /** Line of a field, as near as it is known. */
  lineOf: (path: readonly (string | number)[]) => number | null;
}

/** Every programme of a folder, by id; faults of all files are told together. */
export function readProgrammeFolder(folder: string): ProgrammeFile[] {
  const names = listFiles(folder);
  const faults = new FaultList(folder);
  const found: ProgrammeFile[] = [];
  for (const name of names) {
    const read = readProgrammeFile(path.join(folder, name));
    if ('programme' in read) found.push(read);
    else for (const { file: _, ...fault } of read.faults) add(faults, path.join(folder, name), fault);
  }
  faults.throwIfAny();
  return found.sort((a, b) => (a.programme.id < b.programme.id ? -1 : a.programme.id > b.programme.id ? 1 : 0));
}

/** A list of one folder's faults that names the file of each. */
function add(faults: FaultList, file: string, fault: Omit<Fault, 'file'>): void {
  const before = faults.kept.length;
  faults.add(fault);
  if (faults.kept.length > before) (faults.kept[before] as Fault).file = file;
}

function listFiles(folder: string): string[] {
  const refuseFolder = (message: string, remedy: string) => refuse(folder, { code: 'noFolder', message, remedy });
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    return refuseFolder('there is no such folder', 'name the folder of programme files after --programmes');
  const names = readdirSync(folder)
    .filter((name) => /\.(ya?ml|json)$/i.test(name))
    .sort();
  if (names.length === 0) refuseFolder('there is no programme file in it', 'put .yaml or .json files there');
  if (names.length > limits.files) refuseFolder(`there are ${names.length} files in it`, `keep to ${limits.files}`);
  return names;
}

type Read = ProgrammeFile | { faults: Fault[] };

export function readProgrammeFile(file: string): Read {
  const fault = (row: number | null, code: string, message: string, remedy: string): Read => ({
    faults: [{ file, row, column: null, code, message, remedy }],
  });
  const bytes = statSync(file).size;
  if (bytes > limits.bytes)
    return fault(null, 'tooLarge', `the file has ${bytes} bytes`, 'keep a programme file below 256 kB');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch {
    return fault(null, 'encoding', 'the file is no text in UTF-8', 'save it as UTF-8');
  }
  return parseProgramme(file, text);
}

/** Reads the text of a programme file, YAML or JSON, which is YAML too. */
export function parseProgramme(file: string, text: string): Read {
  const lines = new LineCounter();
  const fault = (row: number | null, code: string, message: string, remedy: string) => ({
    file,
    row,
    column: null,
    code,
    message,
    remedy,
  });
  try {
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2', logLevel: 'silent' });
    if (document.errors.length > 0)
      return { faults: document.errors.slice(0, 20).map((error) => syntaxFault(file, error)) };
    const lineOf = (at: readonly (string | number)[]) => lineIn(document, lines, at);
    const read = checkProgramme(document.toJS({ maxAliasCount: limits.aliases }));
    if (read.ok) return { file, programme: read.programme, lineOf };
    return { faults: read.issues.map((one) => issueFault(file, one, lineOf(one.path))) };
  } catch (error) {
    if (error instanceof RangeError)
      return { faults: [fault(null, 'tooDeep', 'the file is nested too deeply', 'keep it flat')] };
    if (error instanceof ReferenceError)
      return { faults: [fault(null, 'aliases', 'the file refers to parts of itself too often', 'write values out')] };
    throw error;
  }
}

/** Every programme in a text of YAML or JSON: one, a list, or a stream of several; with the line of each. */
export function parseProgrammes(file: string, text: string): { found: ReadPart[]; faults: Fault[] } {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    uniqueKeys: true,
    version: '1.2',
    logLevel: 'silent',
  });
  if (!Array.isArray(documents)) return { found: [], faults: [] };
  const found: ReadPart[] = [];
  const faults: Fault[] = [];
  for (const document of documents) {
    for (const error of document.errors.slice(0, 20)) faults.push(syntaxFault(file, error));
    if (document.errors.length > 0) continue;
    const value: unknown = document.toJS({ maxAliasCount: limits.aliases });
    const parts = Array.isArray(value) ? value.map((part, at) => ({ part, at: [at] })) : [{ part: value, at: [] }];
    for (const { part, at } of parts) {
      const read = checkProgramme(part);
      const rowOf = (path: readonly (string | number)[]) => lineIn(document, lines, [...at, ...path]);
      if (read.ok) found.push({ programme: read.programme, row: rowOf([]) });
      else faults.push(...read.issues.map((one) => issueFault(file, one, rowOf(one.path))));
    }
  }
  return { found, faults };
}

export interface ReadPart {
  programme: Programme;
  row: number | null;
}

const keyOf = (key: string | number) => (typeof key === 'string' && /^\d{1,6}$/.test(key) ? Number(key) : key);

function syntaxFault(file: string, error: YAMLError): Fault {
  const what = (error.message.split('\n')[0] as string).replace(/ at line \d+.*$/, '');
  const row = error.linePos?.[0].line ?? null;
  return {
    file,
    row,
    column: null,
    code: 'syntax',
    message: `this is no YAML or JSON: ${what}`,
    remedy: 'correct the line',
  };
}

const issueFault = (file: string, { path: at, code, message, remedy }: ProgrammeIssue, row: number | null): Fault => ({
  file,
  row,
  column: at.join('.') || null,
  code,
  message,
  remedy,
});

function lineIn(document: Document, lines: LineCounter, at: readonly (string | number)[]): number | null {
  for (let length = at.length; length >= 0; length -= 1) {
    const node = document.getIn(at.slice(0, length).map(keyOf), true) as
      | { range?: [number, number, number] }
      | undefined;
    if (node?.range !== undefined) return lines.linePos(node.range[0]).line;
  }
  return null;
}
