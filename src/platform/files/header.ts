import { FaultList, refuse } from '../command/faults.ts';
import type { TextLayout } from './csvTable.ts';
import type { FileLimits } from './limits.ts';
import { refuseScan } from './scanFaults.ts';
import { RecordScanner } from './scanRecords.ts';

/** The names of the columns: trimmed, none empty, none twice. */
export function readHeader(
  path: string,
  text: string,
  isWhole: boolean,
  layout: TextLayout,
  limits: FileLimits,
): string[] {
  let found: string[] | null = null;
  const scanner = new RecordScanner(layout.delimiter, limits, (cells, _row, isBlank) => {
    if (!isBlank) found ??= cells;
  });
  for (let at = 0; at < text.length && found === null && scanner.fault === null; at += 4096) {
    scanner.push(text.slice(at, at + 4096));
  }
  if (found === null && isWhole) scanner.end();
  if (found === null && scanner.fault !== null) refuseScan(path, scanner.fault, null);
  if (found === null && !isWhole)
    refuse(path, {
      row: 1,
      code: 'headerTooLong',
      message: 'the first line does not end within 256 kB',
      remedy: 'check that the file is a table with a header line',
    });
  if (found === null)
    refuse(path, {
      code: 'empty',
      message: 'the file holds nothing but blank lines',
      remedy: 'give a table with a header line',
    });
  const names = (found as string[]).map((name) => name.trim());
  checkNames(path, names);
  return names;
}

/** Throws unless each column has a name of its own. */
export function checkNames(path: string, names: readonly string[], row = 1): void {
  const faults = new FaultList(path);
  const seen = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const place = index + 1;
    if (/[\0\uFFFD]/.test(name)) {
      const message = `the name of column ${place} holds bytes that are not text in this encoding`;
      faults.add({ row, column: null, code: 'undecodable', message, remedy: 'name the right one with --encoding' });
    } else if (name === '') {
      const message = `column ${place} has no name`;
      faults.add({ row, column: null, code: 'headerEmpty', message, remedy: 'name it, or delete the column' });
    } else if (seen.has(name)) {
      const message = `columns ${seen.get(name)} and ${place} have the same name`;
      faults.add({ row, column: name, code: 'headerTwice', message, remedy: 'rename one of them' });
    } else {
      seen.set(name, place);
    }
  }
  faults.throwIfAny();
}
