import { floorOf } from './attackModel.ts';
import type { CoverMaster, Cut } from './coverMaster.ts';
import type { Intruder } from './disclosureTable.ts';
import { amountOf } from './needs.ts';
import type { Question } from './proof.ts';

/** Cuts that a single line shows: a cell can't move in it unless others in the same line make up for it. */
export function lineCuts(question: Question): Cut[] {
  const { system, needs, intruders } = question;
  const needAt = new Map(needs.map((need, i) => [need.cell, i]));
  const knownBy = new Map<number, number[]>();
  for (const [i, { known, floors }] of intruders.entries())
    for (const cell of [...known, ...floors.map((floor) => floor.cell)]) {
      const list = knownBy.get(cell);
      if (list === undefined) knownBy.set(cell, [i]);
      else list.push(i);
    }
  const cuts: Cut[] = [];
  for (let line = 0; line + 1 < system.lineStarts.length; line += 1) {
    const [from, to] = [system.lineStarts[line]!, system.lineStarts[line + 1]!];
    const who = new Set([-1]);
    for (let at = from; at < to; at += 1) for (const one of knownBy.get(system.lineCells[at]!) ?? []) who.add(one);
    for (let at = from; at < to; at += 1) {
      const need = needAt.get(system.lineCells[at]!);
      if (need !== undefined) cuts.push(...cutsOf(question, [from, to], at, need, [...who]));
    }
  }
  return cuts;
}

function cutsOf(
  question: Question,
  range: readonly [number, number],
  at: number,
  need: number,
  who: readonly number[],
): Cut[] {
  const cuts = new Map<string, Cut>();
  for (const intruder of who)
    for (const direction of [1, -1] as const) {
      const amount = amountOf(question, need, intruder, direction);
      if (amount <= 0) continue;
      const cut = lineCut(question, range, at, direction, amount, question.intruders[intruder] ?? null);
      if (cut !== null) cuts.set(`${cut.cells.join()} ${cut.weights.join()}`, cut);
    }
  return [...cuts.values()];
}

function lineCut(
  { system, isAlways }: Question,
  [from, to]: readonly [number, number],
  target: number,
  direction: 1 | -1,
  amount: number,
  intruder: Intruder | null,
): Cut | null {
  let missing = amount;
  const rooms = new Map<number, number>();
  for (let at = from; at < to; at += 1) {
    const cell = system.lineCells[at]!;
    if (at === target || system.isCandidate[cell] === 0 || intruder?.known.includes(cell)) continue;
    const isRise = system.lineSigns[at]! * system.lineSigns[target]! * direction < 0;
    const room = isRise ? amount : Math.min(amount, -floorOf(system, cell, intruder));
    if (room <= 0) continue;
    if (isAlways[cell] === 1) missing -= room;
    else rooms.set(cell, room);
  }
  if (missing <= 1e-7 * Math.max(1, amount)) return null;
  const cells = [...rooms.keys()].sort((a, b) => a - b);
  return { cells, weights: cells.map((cell) => Math.min(1, rooms.get(cell)! / missing)), least: 1 };
}

/** Cells that the master hides although nothing in a line of theirs could move with them. Returns how many cuts were added. */
export function addCompany(master: CoverMaster, { system, isAlways }: Question, shares: Float64Array): number {
  let added = 0;
  for (let line = 0; line + 1 < system.lineStarts.length; line += 1) {
    const cells = [...system.lineCells.subarray(system.lineStarts[line]!, system.lineStarts[line + 1]!)];
    if (cells.some((cell) => isAlways[cell] === 1)) continue;
    const sum = cells.reduce((total, cell) => total + shares[cell]!, 0);
    for (const cell of cells) {
      if (shares[cell]! <= sum - shares[cell]! + 0.01) continue;
      const others = cells.filter((one) => master.has(one)).sort((a, b) => a - b);
      master.add({ cells: others, weights: others.map((one) => (one === cell ? -1 : 1)), least: 0 });
      added += 1;
    }
  }
  return added;
}
