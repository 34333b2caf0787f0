import path from 'node:path';
import { type SpatialWeights, weightsFromLinks } from '../../../../kernels/spatial/weights/index.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { findColumn, numeral, openTable } from '../../../../platform/files/index.ts';

export interface ReadNeighbours {
  weights: SpatialWeights;
  /** Rows that name an area that the data do not have. */
  rowsLeftOut: number;
}

/** Links between the areas of the data, from a table `id, neighbour[, weight]`; each row is one direction. */
export async function readNeighbours(
  specFolder: string,
  name: string,
  ids: readonly string[],
  mayHoldSelf: boolean,
): Promise<ReadNeighbours> {
  const file = path.resolve(specFolder, name);
  const source = await openTable(file);
  const [id, neighbour] = [findColumn(file, source, 'id'), findColumn(file, source, 'neighbour')];
  const weightColumn = source.header.indexOf('weight');
  const rank = new Map(ids.map((one, at) => [one, at]));
  const faults = new FaultList(file);
  const seen = new Map<number, number>();
  const [from, to, weights]: [number[], number[], number[]] = [[], [], []];
  let rowsLeftOut = 0;
  for await (const batch of source.records())
    for (const [index, record] of batch.entries()) {
      const row = batch.firstRow + index;
      const [one, other] = [rank.get(record[id]!.trim()), rank.get(record[neighbour]!.trim())];
      if (one === undefined || other === undefined) {
        rowsLeftOut += 1;
        continue;
      }
      const link = one * ids.length + other;
      const fault = linkFault(record[neighbour]!.trim(), one === other && !mayHoldSelf, seen.get(link));
      if (fault !== null) faults.add({ row, column: 'neighbour', code: 'neighbour', ...fault });
      seen.set(link, row);
      from.push(one);
      to.push(other);
      weights.push(weightColumn < 0 ? 1 : readWeight(record[weightColumn]!.trim(), row, faults));
    }
  faults.throwIfAny();
  if (from.length === 0)
    refuse(file, {
      code: 'neighbours',
      message: 'no row names two areas of the data',
      remedy: 'spell areas in "id" and "neighbour" as the data do',
    });
  const links = weightsFromLinks(ids.length, Int32Array.from(from), Int32Array.from(to), Float64Array.from(weights));
  return { weights: links, rowsLeftOut };
}

function linkFault(neighbour: string, isSelf: boolean, earlier: number | undefined) {
  if (isSelf) return { message: `"${neighbour.slice(0, 40)}" is named as its own neighbour`, remedy: 'delete the row' };
  if (earlier === undefined) return null;
  return { message: `the same pair stands in row ${earlier} already`, remedy: 'give each pair once in each direction' };
}

function readWeight(cell: string, row: number, faults: FaultList): number {
  const weight = numeral.test(cell) ? Number(cell) : Number.NaN;
  if (weight > 0 && weight < Number.POSITIVE_INFINITY) return weight;
  faults.add({
    row,
    column: 'weight',
    code: 'notAWeight',
    message: `"${cell.slice(0, 40)}" is not a weight`,
    remedy: 'give a number above 0, or delete the row where the two are no neighbours',
  });
  return 1;
}
