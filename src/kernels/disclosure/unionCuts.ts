import type { Cut } from './coverMaster.ts';
import type { Contribution, DisclosureRules, DisclosureTable } from './disclosureTable.ts';
import { judgeCell } from './judgeCell.ts';
import type { TableSystem } from './tableSystem.ts';

export interface OpenUnion {
  line: number;
  cut: Cut;
}

/**
 * Unions that a pattern publishes without saying so: a published total less its published parts is the sum of its hidden ones. Where that
 * sum breaks a rule, as the hidden cells of one firm do that protect each other, something else of the line must be hidden.
 * @param isAlways cells that every pattern hides
 * @returns for each such line an inequality that other patterns may fulfil: another cell hidden, or one of these published
 * Contributions of one owner in several cells are added; those not listed in a cell count in its value alone.
 * Source: sdcTools/UserSupport issue 160 (the fact, not code). Held by suppress.test.ts.
 */
export function openUnions(
  table: DisclosureTable,
  system: TableSystem,
  rules: DisclosureRules,
  isAlways: Uint8Array,
  hidden: Uint8Array,
): OpenUnion[] {
  const found: OpenUnion[] = [];
  for (let line = 0; line + 1 < system.lineStarts.length; line += 1) {
    const cells = [...system.lineCells.subarray(system.lineStarts[line]!, system.lineStarts[line + 1]!)];
    const [total, ...parts] = cells as [number, ...number[]];
    const inside = parts.filter((cell) => hidden[cell] === 1);
    if (hidden[total] === 1 || inside.length < 2) continue;
    if (judgeUnion(inside, table, rules) === null) continue;
    const free = cells.filter((cell) => system.isCandidate[cell] === 1 && isAlways[cell] === 0).sort((a, b) => a - b);
    const held = free.filter((cell) => hidden[cell] === 1).length;
    const weights = free.map((cell) => (hidden[cell] === 1 ? -1 : 1));
    found.push({ line, cut: { cells: free, weights, least: 1 - held } });
  }
  return found;
}

function judgeUnion(cells: readonly number[], table: DisclosureTable, rules: DisclosureRules) {
  const byOwner = new Map<number, number>();
  let value = 0;
  let unlisted = 0;
  for (const cell of cells) {
    const { largest, contributors, value: whole } = table.cells[cell]!;
    value += whole;
    unlisted += contributors - largest.length;
    for (const one of largest) byOwner.set(one.owner, (byOwner.get(one.owner) ?? 0) + one.value);
  }
  const largest: Contribution[] = [...byOwner]
    .map(([owner, amount]) => ({ owner, value: amount }))
    .sort((a, b) => b.value - a.value || a.owner - b.owner);
  return judgeCell({ contributors: largest.length + unlisted, largest, value }, rules).rule;
}
