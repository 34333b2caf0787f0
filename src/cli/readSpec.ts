import { readFileSync } from 'node:fs';
import path from 'node:path';
import { InputFaults } from '../platform/command/define.ts';

const mostBytes = 16 * 1024 * 1024;

/** The parsed spec of an analysis; `undefined` where none was named. */
export function readSpec(file: string | undefined): { spec: unknown; specFolder: string; specFile: string | null } {
  if (file === undefined) return { spec: undefined, specFolder: process.cwd(), specFile: null };
  const fault = (message: string, remedy: string) =>
    new InputFaults([{ file, row: null, column: null, code: 'spec', message, remedy }]);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw fault('there is no such file', 'check the path after --spec');
    if (code === 'EISDIR') throw fault('this is a folder', 'name a JSON file after --spec');
    throw fault('the file cannot be read', 'check that you may read it');
  }
  if (text.length > mostBytes)
    throw fault('the spec is over 16 MB', 'a spec is a short JSON file; data go in as a file of their own');
  try {
    return {
      spec: JSON.parse(text.replace(/^\uFEFF/, '')),
      specFolder: path.dirname(path.resolve(file)),
      specFile: file,
    };
  } catch (error) {
    throw fault(`this is not JSON (${(error as Error).message})`, 'correct the spec; a JSON checker shows the place');
  }
}
