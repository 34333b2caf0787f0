import { refuse } from '../command/faults.ts';

/** Cells and characters that one answer may hold: a small file can point many times to the same long text. */
const most = 256 * 1024 * 1024;

export class OutputBudget {
  private left = most;

  constructor(private readonly path: string) {}

  take(amount: number): void {
    this.left -= amount;
    if (this.left >= 0) return;
    refuse(this.path, {
      code: 'tooMuch',
      message: 'the answer would hold more than 256 million cells and characters',
      remedy: 'ask for fewer columns or rows (--columns, --rows)',
    });
  }
}
