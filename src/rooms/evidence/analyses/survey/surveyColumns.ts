import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { CodeReader, findColumn, NumberReader, openTable } from '../../../../platform/files/index.ts';
import { type RawColumn, SurveyColumns } from './columnSet.ts';
import type { Indicator } from './indicatorSpec.ts';
import { missingCell } from './missingCell.ts';
import type { ReadRequest } from './readRequest.ts';
import { readTypedColumns } from './readTypedColumns.ts';
import type { SurveySpec } from './surveySpec.ts';
import { wantedColumns } from './wantedColumns.ts';

export { SurveyColumns } from './columnSet.ts';

/** Reads the columns that a spec speaks of and no others; faults say row and column. */
export async function readSurveyColumns(
  file: string,
  spec: SurveySpec,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
  indicators: readonly Indicator[] = [],
): Promise<SurveyColumns> {
  const wanted = wantedColumns(spec, indicators);
  const table = await openTable(file);
  const names = [...new Set([...wanted.needed, ...wanted.numbers, ...wanted.codes])];
  const places = new Map(names.map((name) => [name, findColumn(file, table, name)]));
  const faults = new FaultList(file);
  const progress = (rows: number) => environment.progress(rows, null);
  const read =
    table.format === 'dta'
      ? await readTypedColumns({ table, places, wanted, faults, progress, signal })
      : await readTextColumns({ table, places, wanted, faults, progress, signal });
  faults.throwIfAny();
  if (read.rows === 0)
    refuse(file, { code: 'noRows', message: 'the file has no rows', remedy: 'name a file with a row for each firm' });
  return new SurveyColumns(file, read.rows, read.columns);
}

async function readTextColumns({ table, places, wanted, faults, progress, signal }: ReadRequest) {
  const readers = [...places].map(([name, at]) => ({
    name,
    at,
    needed: wanted.needed.has(name),
    numbers: wanted.numbers.has(name) ? new NumberReader(name, faults) : null,
    codes: wanted.codes.has(name) ? new CodeReader() : null,
  }));
  let rows = 0;
  for await (const batch of table.records([...places.values()])) {
    signal?.throwIfAborted();
    for (const [i, record] of batch.entries()) {
      const row = batch.firstRow + i;
      for (const { name, at, needed, numbers, codes } of readers) {
        const cell = record[at]!.trim();
        if (cell === '' && needed) faults.add({ row, column: name, ...missingCell });
        numbers?.add(cell, row);
        codes?.add(cell);
      }
    }
    rows += batch.length;
    progress(rows);
  }
  const columns = new Map<string, RawColumn>(
    readers.map(({ name, numbers, codes }) => [
      name,
      { numbers: numbers?.finish() ?? null, codes: codes?.finish() ?? null },
    ]),
  );
  return { rows, columns };
}
