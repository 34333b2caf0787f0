/**
 * A workbook of 100,000 invented establishments in 22 columns by `registry import` into a fresh data folder. Beside it, its cells
 * as CSV by the same command: what it costs that they come as a workbook.
 * Run: node bin/bench importWorkbook. For another size: node --import tsx bench/importWorkbook.ts 20000.
 */
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generateRegister, registerColumns } from '../src/demonstration/generateRegister.ts';
import { writeRegister } from '../src/demonstration/writeRegister.ts';
import { measureImport } from './lib/measureImport.ts';
import { writeWorkbookRows } from './lib/writeWorkbookRows.ts';

const count = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-bench-'));
chmodSync(folder, 0o711);

function* rows(): Generator<readonly string[]> {
  yield registerColumns;
  for (const row of generateRegister(count, 1)) yield registerColumns.map((column) => row[column]);
}

try {
  const workbook = path.join(folder, 'register.xlsx');
  const csv = path.join(folder, 'register.csv');
  writeWorkbookRows(workbook, rows());
  await writeRegister(csv, count, 1);
  const rest = { preset: 'demonstration', economy: 'XDM' };
  console.log(`workbook of ${(statSync(workbook).size / 1e6).toFixed(0)} MB, ${registerColumns.length} columns`);
  const asWorkbook = await measureImport({ file: workbook, ...rest }, path.join(folder, 'workbook'));
  console.log('the same cells as CSV');
  const asCsv = await measureImport({ file: csv, ...rest }, path.join(folder, 'csv'));
  console.log(`the workbook takes ${(asWorkbook / asCsv).toFixed(1)} times as long as its cells as CSV`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
