import type { PlantTable } from '../../../kernels/concentration/index.ts';
import type { AnalysisEnvironment } from '../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../platform/command/faults.ts';
import { findColumn, numeral, openTable } from '../../../platform/files/index.ts';
import { PlantIndex } from './plantIndex.ts';

export interface NamedPlants {
  table: PlantTable;
  /** Names by index, ordered by code point. */
  areas: readonly string[];
  industries: readonly string[];
  rowsRead: number;
  rowsLeftOut: number;
}

interface Columns {
  area: string;
  industry: string;
  employment: string | null;
  separator: string | null;
}

/** Plants from rows of a file. A row without area, industry or (where it is asked for) employment is left out and counted. */
export async function readPlants(
  file: string,
  columns: Columns,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<NamedPlants> {
  const source = await openTable(file);
  const area = findColumn(file, source, columns.area);
  const industry = findColumn(file, source, columns.industry);
  const employment = columns.employment === null ? null : findColumn(file, source, columns.employment);
  const faults = new FaultList(file);
  const plants = new PlantIndex(employment !== null);
  let rowsRead = 0;
  for await (const batch of source.records()) {
    signal?.throwIfAborted();
    for (const [index, record] of batch.entries()) {
      const jobs =
        employment === null ? 1 : readJobs(record[employment]!, batch.firstRow + index, columns.employment!, faults);
      if (jobs !== null) plants.add(record[area]!.trim(), splitIndustries(record[industry]!, columns.separator), jobs);
    }
    rowsRead += batch.length;
    environment.progress(rowsRead, null);
  }
  faults.throwIfAny();
  const named = plants.finish();
  if (named.table.plantArea.length === 0)
    refuse(file, {
      code: 'noRows',
      message: `no row has both "${columns.area}" and "${columns.industry}"`,
      remedy: 'check that the spec names the right columns',
    });
  return { ...named, rowsRead, rowsLeftOut: rowsRead - named.table.plantArea.length };
}

function splitIndustries(cell: string, separator: string | null): string[] {
  const parts = separator === null ? [cell] : cell.split(separator);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Null where the cell is empty or at fault. */
function readJobs(cell: string, row: number, column: string, faults: FaultList): number | null {
  const text = cell.trim();
  if (text === '') return null;
  const jobs = numeral.test(text) ? Number(text) : Number.NaN;
  if (jobs >= 0 && Number.isFinite(jobs)) return jobs;
  const message = `"${text.slice(0, 40)}" is not a number of jobs`;
  faults.add({
    row,
    column,
    code: 'notANumber',
    message,
    remedy: 'give a number of 0 or more, or leave the cell empty',
  });
  return null;
}
