import { type Fault, InputFaults } from './define.ts';

export const faultLineLimit = 1000;

/** One line `FILE:ROW:COLUMN: what; what to do`: a hostile file name or header must not break it into two. */
export function formatFault(fault: Fault): string {
  const place = [fault.file, fault.row ?? '-', fault.column ?? '-'].map((part) => oneLine(String(part), 200)).join(':');
  const sentence = oneLine(fault.message, 2000);
  return fault.remedy === '' ? `${place}: ${sentence}` : `${place}: ${sentence}; ${oneLine(fault.remedy, 2000)}`;
}

function oneLine(text: string, limit: number): string {
  const visible = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
  return visible.length > limit ? `${visible.slice(0, limit - 1)}…` : visible;
}

/** Gathers faults of one input; keeps the first thousand and counts the rest, so that a bad file costs no memory. */
export class FaultList {
  readonly kept: Fault[] = [];
  count = 0;

  constructor(readonly file: string) {}

  add(fault: Omit<Fault, 'file'>): void {
    this.count += 1;
    if (this.kept.length < faultLineLimit) this.kept.push({ file: this.file, ...fault });
  }

  /** The kept faults and, where some were not kept, a last entry that says how many. */
  list(): Fault[] {
    const unlisted = this.count - this.kept.length;
    if (unlisted === 0) return [...this.kept];
    return [...this.kept, { file: this.file, row: null, column: null, ...moreFaults(unlisted) }];
  }

  throwIfAny(): void {
    if (this.count > 0) throw new InputFaults(this.list());
  }
}

function moreFaults(count: number): Pick<Fault, 'code' | 'message' | 'remedy'> {
  const noun = count === 1 ? 'fault is' : 'faults are';
  return { code: 'more', message: `${count} more ${noun} not listed`, remedy: 'mend those above and run again' };
}

export function refuse(
  file: string,
  fault: { row?: number | null; column?: string | null; code: string; message: string; remedy: string },
): never {
  throw new InputFaults([{ file, row: null, column: null, ...fault }]);
}
