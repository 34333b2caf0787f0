import type { AdditiveRelation } from './additiveRelations.ts';
import type { DisclosureTable } from './disclosureTable.ts';

/** The sums of a table as lines: in each the total stands with sign 1, its parts with −1, and all together add to 0. */
export interface TableSystem {
  count: number;
  values: Float64Array;
  /** Compressed by line. */
  lineStarts: Int32Array;
  lineCells: Int32Array;
  lineSigns: Int8Array;
  /** Compressed by cell: the lines that it is in. */
  cellStarts: Int32Array;
  cellLines: Int32Array;
  /** Cells that are or may be hidden. Others are known: published before, or of nobody. */
  isCandidate: Uint8Array;
}

/**
 * @param table with sums that hold
 * @returns its lines both ways
 * @throws RangeError where a relation names no cell, or its parts don't add to its total (relative 1e-9)
 */
export function tableSystem(table: DisclosureTable): TableSystem {
  const count = table.cells.length;
  const values = Float64Array.from(table.cells, ({ value }) => value);
  for (const value of values)
    if (!(value >= 0) || !Number.isFinite(value))
      throw new RangeError(`tableSystem: values must be finite and 0 or more, not ${value}`);
  const lineStarts = new Int32Array(table.relations.length + 1);
  for (const [line, { parts }] of table.relations.entries())
    lineStarts[line + 1] = lineStarts[line]! + parts.length + 1;
  const size = lineStarts.at(-1)!;
  const lineCells = new Int32Array(size);
  const lineSigns = new Int8Array(size);
  const cellStarts = new Int32Array(count + 1);
  for (const [line, relation] of table.relations.entries()) {
    checkSum(relation, values);
    let at = lineStarts[line]!;
    lineSigns[at] = 1;
    lineCells[at++] = relation.total;
    for (const part of relation.parts) {
      lineSigns[at] = -1;
      lineCells[at++] = part;
    }
  }
  for (const cell of lineCells) cellStarts[cell + 1]! += 1;
  for (let cell = 0; cell < count; cell += 1) cellStarts[cell + 1]! += cellStarts[cell]!;
  const cellLines = new Int32Array(size);
  const next = cellStarts.slice();
  for (let line = 0; line < table.relations.length; line += 1)
    for (let at = lineStarts[line]!; at < lineStarts[line + 1]!; at += 1) {
      const cell = lineCells[at]!;
      cellLines[next[cell]!] = line;
      next[cell]! += 1;
    }
  const isCandidate = Uint8Array.from(table.cells, ({ contributors }, cell) =>
    table.fixed[cell] === 'hidden' || (table.fixed[cell] !== 'published' && contributors > 0) ? 1 : 0,
  );
  return { count, values, lineStarts, lineCells, lineSigns, cellStarts, cellLines, isCandidate };
}

function checkSum({ total, parts }: AdditiveRelation, values: Float64Array): void {
  let sum = 0;
  for (const cell of [total, ...parts])
    if (!(cell >= 0 && cell < values.length)) throw new RangeError(`tableSystem: a relation names no cell ${cell}`);
  for (const part of parts) sum += values[part]!;
  const whole = values[total]!;
  if (Math.abs(sum - whole) > 1e-9 * Math.max(1, Math.abs(whole)))
    throw new RangeError(`tableSystem: the parts of cell ${total} add to ${sum}, not to ${whole}`);
}
