import { type AttackModel, floorOf } from './attackModel.ts';
import type { Cut } from './coverMaster.ts';
import type { Intruder } from './disclosureTable.ts';
import type { TableSystem } from './tableSystem.ts';

const noise = 1e-7;

/**
 * The capacity inequality behind a failed attack. By the prices y of the lines no table moves the cell by more than the sum, over hidden
 * cells, of price × room; so a pattern that lets it move by `amount` hides enough others. Room upwards has no end: such a cell weighs all.
 * @param rowDuals of the attack's last solve: a price for each of its lines; lines without hidden cells have price 0
 * @returns the inequality over cells that may or may not be hidden, scaled to “at least 1”; null where prices say nothing
 * Any prices give a true inequality; the optimal ones give one that the pattern breaks.
 * Source: Fischetti and Salazar (2001), Management Science 47:1008, capacity constraints (13), coefficients cut to the amount.
 */
export function cutFromPrices(
  { system, isAlways }: { system: TableSystem; isAlways: Uint8Array },
  attack: AttackModel,
  target: { cell: number; direction: 1 | -1; amount: number; intruder: Intruder | null },
  rowDuals: Float64Array,
): Cut | null {
  const prices = new Float64Array(system.count);
  for (const [row, line] of attack.rowLines.entries()) {
    const price = rowDuals[row]!;
    if (price === 0) continue;
    for (let at = system.lineStarts[line]!; at < system.lineStarts[line + 1]!; at += 1)
      prices[system.lineCells[at]!]! -= system.lineSigns[at]! * price;
  }
  prices[target.cell]! -= target.direction;
  const known = new Set(target.intruder?.known);
  const cells: number[] = [];
  const rooms: number[] = [];
  let missing = target.amount;
  for (let cell = 0; cell < system.count; cell += 1) {
    const price = prices[cell]!;
    if (Math.abs(price) <= noise || system.isCandidate[cell] === 0 || known.has(cell)) continue;
    const room = price < 0 ? target.amount : Math.min(target.amount, -price * floorOf(system, cell, target.intruder));
    if (room <= 0 || (cell === target.cell && price < 0)) continue;
    if (isAlways[cell] === 1) missing -= room;
    else {
      cells.push(cell);
      rooms.push(room);
    }
  }
  if (missing <= noise * Math.max(1, target.amount)) return null;
  return { cells, weights: rooms.map((room) => Math.min(1, room / missing)), least: 1 };
}
