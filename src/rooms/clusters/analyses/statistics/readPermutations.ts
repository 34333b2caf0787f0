import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '../../../../platform/command/faults.ts';

/** Permutations from a file without header: a row a draw. Plants are numbered from 1 in the order of the rows that were kept: rows left out have no number. */
export async function readPermutations(
  folder: string,
  name: string,
  plants: number,
): Promise<{ permutations: Int32Array; count: number }> {
  const file = path.resolve(folder, name);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    refuse(file, {
      code: 'permutations',
      message: error.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${error.code})`,
      remedy: 'name a CSV without header',
    }),
  );
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const permutations = new Int32Array(lines.length * plants);
  for (const [at, line] of lines.entries()) {
    const numbers = line.split(/[,;\t]/).map(Number);
    const isPermutation =
      numbers.length === plants &&
      new Set(numbers).size === plants &&
      numbers.every((one) => Number.isInteger(one) && one >= 1 && one <= plants);
    if (!isPermutation)
      refuse(file, {
        row: at + 1,
        code: 'permutations',
        message: `the row is no permutation of 1 … ${plants}`,
        remedy: `give ${plants} different numbers: column i holds the plant whose type and weight are put on site i`,
      });
    permutations.set(numbers, at * plants);
  }
  return { permutations, count: lines.length };
}
