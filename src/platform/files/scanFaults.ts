import type { Fault } from '../command/define.ts';
import { refuse } from '../command/faults.ts';
import type { ScanFault } from './scanRecords.ts';

type Words = Pick<Fault, 'message' | 'remedy'>;

const wordsByCode: Record<ScanFault['code'], (fault: ScanFault) => Words> = {
  quoteNeverClosed: ({ row, column }) => ({
    message: `a quote opened in row ${row}, cell ${column + 1} is never closed`,
    remedy: 'close it; write a quote inside a quoted cell twice',
  }),
  cellTooLong: ({ row, column, inQuotes }) => ({
    message: inQuotes
      ? `a cell is longer than 1 MB: perhaps the quote opened in row ${row}, cell ${column + 1} is never closed`
      : 'a cell is longer than 1 MB',
    remedy: inQuotes ? 'close the quote, or shorten the cell' : 'shorten it',
  }),
  recordTooLong: () => ({ message: 'a record is longer than 8 MB', remedy: 'check quotes and line ends' }),
  tooManyColumns: () => ({
    message: 'a record has more than 10,000 cells',
    remedy: 'check the delimiter and line ends',
  }),
  textAfterQuote: ({ column }) => ({
    message: `cell ${column + 1} goes on after its closing quote`,
    remedy: 'write a quote inside a quoted cell twice',
  }),
};

export function scanFaultWords(fault: ScanFault): Words {
  return wordsByCode[fault.code](fault);
}

export function refuseScan(path: string, fault: ScanFault, header: readonly string[] | null): never {
  refuse(path, { row: fault.row, column: header?.[fault.column] ?? null, code: fault.code, ...scanFaultWords(fault) });
}
