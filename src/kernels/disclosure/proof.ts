import { seededRandom } from '../random/index.ts';
import { type AttackModel, floorOf, withAttack } from './attackModel.ts';
import type { Cut } from './coverMaster.ts';
import { cutFromPrices } from './cutFromPrices.ts';
import { amountOf, ceilingAt, type NeedsOfTable } from './needs.ts';
import type { LinearSolver } from './solver.ts';

/** A need that a pattern doesn't meet: `move` is as far as the attacker must reckon with. */
export interface Failure {
  need: number;
  /** Index of the intruder; −1 for everybody. */
  intruder: number;
  direction: 1 | -1;
  move: number;
  /** What any safe pattern must hide of; null where hiding more wouldn't help by these prices. */
  cut: Cut | null;
}

export interface Question extends NeedsOfTable {
  solver: LinearSolver;
  /** Cells that are hidden in every pattern: primaries and what was hidden before. */
  isAlways: Uint8Array;
}

const tolerance = 1e-7;
export const isMet = (move: number, need: number): boolean => move >= need - tolerance * Math.max(1, need);

/**
 * Does a pattern protect every need from everybody? One table that agrees with what is published and differs enough in many cells at once
 * proves many needs at a time, and a table in which what several intruders know stays put proves them for all of those; only what is
 * left is asked one by one, exactly.
 * @param hidden 1 for a cell that is hidden
 * @param asked which needs, all where left out
 * @param limit stop after so many failures
 * @returns the needs that are not met; empty where the pattern is safe. Every one that is not returned has been proved, unless stopped
 */
export function proveNeeds(
  question: Question,
  hidden: Uint8Array,
  limit: number,
  asked?: readonly OpenNeed[],
): Failure[] {
  const columns = Int32Array.from([...hidden.keys()].filter((cell) => hidden[cell] === 1));
  const lower = Float64Array.from(columns, (cell) => -question.system.values[cell]!);
  const upper = new Float64Array(columns.length).fill(Number.POSITIVE_INFINITY);
  if (columns.length === 0 || question.needs.length === 0) return [];
  return withAttack(question.solver, question.system, columns, { lower, upper }, (attack) =>
    new Proof(question, attack, lower, asked).run(limit),
  );
}

export type OpenNeed = Pick<Failure, 'need' | 'intruder' | 'direction'>;

class Proof {
  private readonly open: Uint8Array;
  private readonly left: Int32Array;
  private readonly random = seededRandom(1);
  private readonly count: number;

  constructor(
    private readonly question: Question,
    private readonly attack: AttackModel,
    private readonly lower: Float64Array,
    asked: readonly OpenNeed[] | undefined,
  ) {
    this.count = question.needs.length;
    const { length } = question.intruders;
    this.open = new Uint8Array((length + 1) * this.count * 2);
    this.left = new Int32Array(length + 1);
    for (let intruder = -1; intruder < length; intruder += 1)
      for (let need = 0; need < this.count; need += 1) {
        if (asked !== undefined) break;
        for (const direction of [1, -1] as const) this.ask({ need, intruder, direction });
      }
    for (const one of asked ?? []) this.ask(one);
  }

  private ask({ need, intruder, direction }: OpenNeed): void {
    const amount = this.amount(need, intruder, direction);
    const at = this.at(need, intruder, direction);
    if (amount <= 0 || this.open[at] === 1) return;
    this.open[at] = 1;
    this.left[intruder + 1]! += 1;
  }

  run(limit: number): Failure[] {
    const failures: Failure[] = [];
    this.roundsFor([], 3, 40);
    this.alone(-1, failures, limit);
    if (failures.length >= limit) return failures;
    this.forgiveFailed(failures);
    this.roundsForMany();
    for (let intruder = 0; intruder < this.question.intruders.length; intruder += 1) {
      if (this.left[intruder + 1] === 0) continue;
      this.roundsFor([intruder], 2, 8);
      this.alone(intruder, failures, limit);
      if (failures.length >= limit) break;
    }
    return failures;
  }

  /** What everybody can tell, intruders can: no need to ask again. */
  private forgiveFailed(failures: readonly Failure[]): void {
    for (const { need, direction } of failures)
      for (let intruder = 0; intruder < this.question.intruders.length; intruder += 1)
        this.close(need, intruder, direction);
  }

  private roundsForMany(): void {
    const { length } = this.question.intruders;
    for (let share = 0.5; share * length >= 2; ) {
      const open = this.left.reduce((sum, one) => sum + one, 0);
      if (open === 0) return;
      const some = [...this.question.intruders.keys()].filter(
        (intruder) => this.left[intruder + 1]! > 0 && this.random() < share,
      );
      if (some.length === 0 || this.round(some) < 0.03 * open * share) share /= 2;
    }
  }

  private roundsFor(intruders: readonly number[], stalls: number, most: number): void {
    const who = intruders[0] ?? -1;
    for (let stalled = 0, done = 0; stalled < stalls && done < most && this.left[who + 1]! > 0; done += 1)
      stalled = this.round(intruders) === 0 ? stalled + 1 : 0;
  }

  /** One table for many needs: each open one is pulled up or down, by chance where both are open. Returns how many it proved. */
  private round(intruders: readonly number[]): number {
    const { needs } = this.question;
    const lower = this.lower.slice();
    const upper = new Float64Array(lower.length).fill(Number.POSITIVE_INFINITY);
    for (const intruder of intruders) this.hold(intruder, lower, upper);
    const worth = new Float64Array(lower.length);
    const who = intruders.length === 0 ? [-1] : intruders;
    for (const [need, { cell, up, down }] of needs.entries()) {
      const column = this.attack.columnOf[cell]!;
      const wants = (direction: 1 | -1) => who.some((one) => this.open[this.at(need, one, direction)] === 1);
      const [isUp, isDown] = [wants(1), wants(-1)];
      if ((!isUp && !isDown) || upper[column] === 0 || this.random() < 0.25) continue;
      if (isUp && (!isDown || this.random() < 0.5)) {
        upper[column] = up;
        worth[column] = 1 / up;
      } else {
        lower[column] = Math.max(lower[column]!, -down);
        worth[column] = -1 / down;
      }
    }
    this.setBounds(lower, upper);
    return this.closeMet(this.attack.largest(worth), intruders.length === 0 ? [-1] : [-1, ...intruders]);
  }

  private closeMet(values: Float64Array, who: readonly number[]): number {
    let proved = 0;
    for (const [need, { cell }] of this.question.needs.entries()) {
      const move = values[this.attack.columnOf[cell]!]!;
      const direction = move > 0 ? 1 : -1;
      for (const intruder of who) {
        if (this.open[this.at(need, intruder, direction)] === 0) continue;
        const amount = this.amount(need, intruder, direction);
        if (!isMet(Math.abs(move), amount)) continue;
        this.close(need, intruder, direction);
        proved += 1;
      }
    }
    return proved;
  }

  /** Exactly, one after the other. */
  private alone(intruder: number, failures: Failure[], limit: number): void {
    if (this.left[intruder + 1] === 0) return;
    const lower = this.lower.slice();
    const upper = new Float64Array(lower.length).fill(Number.POSITIVE_INFINITY);
    if (intruder >= 0) this.hold(intruder, lower, upper);
    this.setBounds(lower, upper);
    for (const [need, { cell }] of this.question.needs.entries())
      for (const direction of [1, -1] as const) {
        if (this.open[this.at(need, intruder, direction)] === 0) continue;
        const column = this.attack.columnOf[cell]!;
        const amount = this.amount(need, intruder, direction);
        if (direction === 1) this.attack.bound([cell], [lower[column]!], [amount]);
        else this.attack.bound([cell], [Math.max(lower[column]!, -amount)], [upper[column]!]);
        const { move, values, rowDuals } = this.attack.farthest(cell, direction);
        this.attack.bound([cell], [lower[column]!], [upper[column]!]);
        this.close(need, intruder, direction);
        if (isMet(move, amount)) {
          if (values !== null) this.closeMet(values, [intruder]);
          continue;
        }
        const who = intruder < 0 ? null : this.question.intruders[intruder]!;
        const cut = cutFromPrices(this.question, this.attack, { cell, direction, amount, intruder: who }, rowDuals);
        failures.push({ need, intruder, direction, move, cut });
        if (failures.length >= limit) return;
      }
  }

  private hold(intruder: number, lower: Float64Array, upper: Float64Array): void {
    const who = this.question.intruders[intruder]!;
    for (const cell of who.known) {
      const column = this.attack.columnOf[cell]!;
      if (column >= 0) lower[column] = upper[column] = 0;
    }
    for (const { cell } of who.floors) {
      const column = this.attack.columnOf[cell]!;
      if (column >= 0) lower[column] = Math.max(lower[column]!, floorOf(this.question.system, cell, who));
    }
  }

  private setBounds(lower: Float64Array, upper: Float64Array): void {
    this.attack.bound([...this.attack.columns], [...lower], [...upper]);
  }

  private amount(need: number, intruder: number, direction: 1 | -1): number {
    return amountOf(this.question, need, intruder, direction);
  }

  private close(need: number, intruder: number, direction: 1 | -1): void {
    const at = this.at(need, intruder, direction);
    if (this.open[at] === 0) return;
    this.open[at] = 0;
    this.left[intruder + 1]! -= 1;
  }

  private at(need: number, intruder: number, direction: 1 | -1): number {
    return ceilingAt(this.count, need, intruder, direction);
  }
}
