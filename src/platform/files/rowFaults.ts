import type { Fault } from '../command/define.ts';
import { FaultList } from '../command/faults.ts';
import type { Batch } from './table.ts';

/** Rows that can't be read as they stand: told of one by one, the first fault of each, and left out of what is given. */
export class RowFaults {
  private readonly list: FaultList;
  private readonly rows = new Set<number>();

  constructor(
    private readonly path: string,
    private readonly onRowFault: ((fault: Fault) => void) | undefined,
  ) {
    this.list = new FaultList(path);
  }

  add(fault: Omit<Fault, 'file'> & { row: number }): void {
    if (this.rows.has(fault.row)) return;
    this.rows.add(fault.row);
    if (this.onRowFault) this.onRowFault({ file: this.path, ...fault });
    else this.list.add(fault);
  }

  has(row: number): boolean {
    return this.rows.has(row);
  }

  /** What has been passed over need not be remembered. */
  *soundBatches(records: string[][], firstRow: number): Generator<Batch> {
    if (this.rows.size === 0) {
      yield Object.assign(records, { firstRow });
      return;
    }
    let batch: Batch | null = null;
    for (const [index, record] of records.entries()) {
      if (this.rows.has(firstRow + index)) {
        if (batch !== null) yield batch;
        batch = null;
      } else if (batch === null) batch = Object.assign([record], { firstRow: firstRow + index });
      else batch.push(record);
    }
    if (batch !== null) yield batch;
    this.rows.clear();
  }

  throwIfAny(): void {
    this.list.throwIfAny();
  }
}

export const cellTooLong = {
  code: 'cellTooLong',
  message: 'a cell is longer than 1 MB, or its row than 8 MB',
  remedy: 'shorten it',
};
