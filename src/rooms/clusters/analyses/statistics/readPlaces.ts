import path from 'node:path';
import { FaultList } from '../../../../platform/command/faults.ts';
import { findColumn, numeral, openTable } from '../../../../platform/files/index.ts';

export interface Place {
  areaKm2: number;
  population: number;
}

/** Size and people of areas, from a table `area, areaKm2, population`. */
export async function readPlaces(specFolder: string, name: string): Promise<ReadonlyMap<string, Place>> {
  const file = path.resolve(specFolder, name);
  const source = await openTable(file);
  const columns = ['area', 'areaKm2', 'population'].map((column) => findColumn(file, source, column));
  const faults = new FaultList(file);
  const places = new Map<string, Place>();
  for await (const batch of source.records())
    for (const [index, record] of batch.entries()) {
      const row = batch.firstRow + index;
      const [area, size, people] = columns.map((column) => record[column]!.trim());
      if (places.has(area!))
        faults.add({
          row,
          column: 'area',
          code: 'areaId',
          message: `the area "${area!.slice(0, 40)}" stands twice`,
          remedy: 'give one row for each area',
        });
      const above = (cell: string, column: string) => {
        const value = numeral.test(cell) ? Number(cell) : Number.NaN;
        if (value > 0 && value < Number.POSITIVE_INFINITY) return value;
        faults.add({
          row,
          column,
          code: 'notANumber',
          message: `"${cell.slice(0, 40)}" is not above 0`,
          remedy: 'give a number above 0',
        });
        return 1;
      };
      places.set(area!, { areaKm2: above(size!, 'areaKm2'), population: above(people!, 'population') });
    }
  faults.throwIfAny();
  return places;
}
