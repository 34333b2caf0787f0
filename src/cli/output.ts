import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { WrittenBytes } from '../platform/command/define.ts';
import { UsageError } from './usageError.ts';

/** Writes the result, and only it: to a file all at once or not at all, else to standard output. */
export function writeOutput(output: object | string, target?: string): void {
  const pieces = piecesOf(output);
  if (target === undefined) for (const piece of pieces) writeWhole(1, piece);
  // A pipe or device, such as /dev/null, can't be replaced by a file that is whole.
  else if (kindOf(target) === 'other') writePieces(target, pieces);
  else replaceFile(target, pieces);
}

function piecesOf(output: object | string): readonly Uint8Array[] {
  if (output instanceof WrittenBytes) return output.pieces;
  return [Buffer.from(typeof output === 'string' ? output : `${JSON.stringify(output, null, 2)}\n`)];
}

function writePieces(target: string, pieces: readonly Uint8Array[]): void {
  const descriptor = openSync(target, 'w');
  try {
    for (const piece of pieces) writeWhole(descriptor, piece);
  } finally {
    closeSync(descriptor);
  }
}

function replaceFile(target: string, pieces: readonly Uint8Array[]): void {
  const temporary = `${target}.${process.pid}.part`;
  try {
    writePieces(temporary, pieces);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Before anything is computed or applied: a result that can't be written would be lost. */
export function checkTarget(target: string | undefined, named = '--out'): void {
  if (target === undefined) return;
  if (kindOf(target) === 'folder') throw new UsageError(`${named} ${target}: this is a folder; name a file in it`);
  const folder = path.dirname(path.resolve(target));
  if (kindOf(folder) !== 'folder') {
    throw new UsageError(`${named} ${target}: there is no folder ${folder}; make it, or name another file`);
  }
}

function kindOf(target: string): 'file' | 'folder' | 'other' | 'absent' {
  const facts = statSync(target, { throwIfNoEntry: false });
  if (facts === undefined) return 'absent';
  return facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : 'other';
}

/** A pipe takes what it has room for; a reader that has gone is no fault of ours. */
function writeWhole(descriptor: number, bytes: Uint8Array): void {
  let rest = bytes;
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
