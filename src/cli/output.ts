import { renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';

/** Writes the result, and only it: to a file all at once or not at all, else to standard output. */
export function writeOutput(output: object | string, target: string | undefined): void {
  const text = typeof output === 'string' ? output : `${JSON.stringify(output, null, 2)}\n`;
  if (target === undefined) {
    writeWhole(1, text);
    return;
  }
  const temporary = `${target}.${process.pid}.part`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A pipe takes what it has room for; a reader that has gone is no fault of ours. */
function writeWhole(descriptor: number, text: string): void {
  let rest = Buffer.from(text);
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
