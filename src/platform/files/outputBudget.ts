import { refuse } from '../command/faults.ts';
import type { Cell } from './cells.ts';

/** Characters of an answer as JSON. The engine holds no longer text than 536 million, and a small file can point many times to one long text. */
const most = 500_000_000;

export class OutputBudget {
  private left = most;

  constructor(private readonly path: string) {}

  take(characters: number): void {
    this.left -= characters;
    if (this.left >= 0) return;
    refuse(this.path, {
      code: 'tooMuch',
      message: 'the answer would be longer than 500 million characters',
      remedy: 'ask for fewer columns or rows (--columns, --rows)',
    });
  }

  takeCell(cell: Cell): void {
    if (typeof cell === 'string') this.take(cell.length + 3);
    else if (typeof cell === 'number') this.take(Number.isInteger(cell) ? (cell > -1000 && cell < 1000 ? 4 : 12) : 19);
    else this.take(cell === null || typeof cell === 'boolean' ? 5 : 17);
  }
}
