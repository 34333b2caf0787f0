import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { findColumn, NumberReader, openTable } from '../../../../platform/files/index.ts';
import { PlantIndex } from '../plantIndex.ts';

export interface ChangeRows {
  areas: readonly string[];
  industries: readonly string[];
  area: Int32Array;
  industry: Int32Array;
  /** Amounts at both dates; 0 where the cell is empty. */
  start: Float64Array;
  end: Float64Array;
  rowsRead: number;
}

/** Rows with an amount at two dates. A row without area or industry is left out; an empty amount means that it was not there. */
export async function readChange(
  file: string,
  columns: { area: string; industry: string; start: string; end: string },
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<ChangeRows> {
  const source = await openTable(file);
  const [area, industry] = [findColumn(file, source, columns.area), findColumn(file, source, columns.industry)];
  const [start, end] = [findColumn(file, source, columns.start), findColumn(file, source, columns.end)];
  const faults = new FaultList(file);
  const readers = [new NumberReader(columns.start, faults), new NumberReader(columns.end, faults)] as const;
  const plants = new PlantIndex(false);
  let rowsRead = 0;
  for await (const batch of source.records()) {
    signal?.throwIfAborted();
    for (const [index, record] of batch.entries()) {
      const names = [record[area]!.trim(), record[industry]!.trim()] as const;
      if (names.includes('')) continue;
      const row = batch.firstRow + index;
      for (const [at, place] of [start, end].entries()) {
        const cell = record[place]!.trim();
        if (cell.startsWith('-') && Number(cell) < 0)
          faults.add({
            ...{ row, column: at === 0 ? columns.start : columns.end, code: 'negative' },
            message: `"${cell.slice(0, 40)}" is below 0`,
            remedy: 'give a number of 0 or more, or leave the cell empty where it was not there',
          });
        readers[at]!.add(cell, row);
      }
      plants.add(names[0], [names[1]], 1);
    }
    rowsRead += batch.length;
    environment.progress(rowsRead, null);
  }
  faults.throwIfAny();
  const { table, areas, industries } = plants.finish();
  if (table.plantArea.length === 0)
    refuse(file, {
      code: 'noRows',
      message: `no row has both "${columns.area}" and "${columns.industry}"`,
      remedy: 'check that the spec names the right columns',
    });
  const [first, last] = readers.map((reader) =>
    Float64Array.from(reader.finish(), (amount) => (amount > 0 ? amount : 0)),
  );
  return {
    areas,
    industries,
    area: table.plantArea,
    industry: table.membershipIndustry,
    start: first!,
    end: last!,
    rowsRead,
  };
}
