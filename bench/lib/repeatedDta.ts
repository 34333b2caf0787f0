import { closeSync, openSync, writeSync } from 'node:fs';
import { type DtaValue, type DtaVariableSpec, writeDta } from '../../src/platform/files/stata/fixtures.ts';

const bytesOf = { byte: 1, int: 2, long: 4, float: 4, double: 8 } as const;

/** A large Stata file (118): a block of rows of numbers, written many times over; counts and places of the head are set to match. */
export function writeRepeatedDta(path: string, variables: DtaVariableSpec[], block: DtaValue[][], times: number): void {
  const rowBytes = variables.reduce((sum, { type }) => sum + bytesOf[type as keyof typeof bytesOf], 0);
  const small = writeDta({ release: 118, variables, rows: block });
  const start = small.indexOf('<data>') + 6;
  const end = start + block.length * rowBytes;
  const added = BigInt((times - 1) * block.length * rowBytes);
  small.writeBigUInt64LE(BigInt(times * block.length), small.indexOf('<N>') + 3);
  const map = small.indexOf('<map>') + 5;
  for (let index = 10; index < 14; index += 1)
    small.writeBigUInt64LE(small.readBigUInt64LE(map + index * 8) + added, map + index * 8);
  const file = openSync(path, 'w');
  writeSync(file, small.subarray(0, start));
  for (let count = 0; count < times; count += 1) writeSync(file, small.subarray(start, end));
  writeSync(file, small.subarray(end));
  closeSync(file);
}
