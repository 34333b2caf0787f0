import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { findColumn, NumberReader, openTable } from '../../../../platform/files/index.ts';
import { compareCodePoints } from '../plantIndex.ts';

export interface AreaTable {
  /** Ordered by code point. */
  ids: readonly string[];
  /** NaN where the cell is empty. */
  values: Float64Array;
  /** What values are counted of; null without such a column. */
  base: Float64Array | null;
}

/** One row an area. An area that stands twice, or has no id, is a fault; an empty value is a missing one. */
export async function readAreaValues(
  file: string,
  columns: { id: string; value: string; base: string | null },
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<AreaTable> {
  const source = await openTable(file);
  const [id, value] = [findColumn(file, source, columns.id), findColumn(file, source, columns.value)];
  const base = columns.base === null ? null : findColumn(file, source, columns.base);
  const faults = new FaultList(file);
  const [values, bases] = [new NumberReader(columns.value, faults), new NumberReader(columns.base ?? '', faults)];
  const rowOf = new Map<string, number>();
  const ids: string[] = [];
  for await (const batch of source.records()) {
    signal?.throwIfAborted();
    for (const [index, record] of batch.entries()) {
      const row = batch.firstRow + index;
      const name = record[id]!.trim();
      const earlier = rowOf.get(name);
      if (name === '' || earlier !== undefined)
        faults.add({ row, column: columns.id, ...idFault(name, earlier), code: 'areaId' });
      rowOf.set(name, row);
      ids.push(name);
      values.add(record[value]!.trim(), row);
      if (base !== null) bases.add(record[base]!.trim(), row);
    }
    environment.progress(ids.length, null);
  }
  faults.throwIfAny();
  if (ids.length === 0)
    refuse(file, { code: 'noRows', message: 'there is no row', remedy: 'give a row for each area' });
  const order = ids.map((_, at) => at).sort((a, b) => compareCodePoints(ids[a]!, ids[b]!));
  const inOrder = (numbers: Float64Array) => Float64Array.from(order, (at) => numbers[at]!);
  const ordered = { ids: order.map((at) => ids[at]!), values: inOrder(values.finish()) };
  return { ...ordered, base: base === null ? null : inOrder(bases.finish()) };
}

const idFault = (name: string, earlier: number | undefined) =>
  name === ''
    ? { message: 'the area has no id', remedy: 'give each area an id, or delete the row' }
    : {
        message: `the area "${name.slice(0, 40)}" stands in row ${earlier} already`,
        remedy: 'give one row for each area',
      };
