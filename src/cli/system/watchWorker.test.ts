import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workerMegabytes } from './watchWorker.ts';

const gigabyte = 2 ** 30;
const cases: [string, asked: string | undefined, machine: number, expected: number][] = [
  ['a large machine gives two gigabytes', undefined, 64 * gigabyte, 2048],
  ['a small one half of what it has', undefined, 2 * gigabyte, 1024],
  ['never less than an import needs', undefined, gigabyte / 8, 256],
  ['what is asked for is given', '700', gigabyte, 700],
  ['what is no number of megabytes is not listened to', '-1', 2 * gigabyte, 1024],
  ['nor are units', '2GB', 2 * gigabyte, 1024],
];
for (const [name, asked, machine, expected] of cases)
  test(name, () => assert.equal(workerMegabytes(asked, machine), expected));
