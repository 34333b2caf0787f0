import { openTable, type Table } from '../../../platform/files/index.ts';
import type { Mapping } from '../model.ts';
import { DayEvidence, DecimalEvidence, readableColumns, withReadings } from '../rules/settleReadings.ts';
import type { ImportSource } from './stageImport.ts';

/** Rows that are looked at; more only as long as a column leaves its days open. */
const usualRows = 2_000;

/**
 * Decides how the days, numbers and shares of each column are written, by what stands in the column; what the mapping
 * states itself is not asked. The decision is kept with the import, so that its records can be read again in the same way.
 */
export async function settleMapping(economy: string, source: ImportSource, table: Table): Promise<Mapping> {
  const { mapping } = source;
  const columns = readableColumns(mapping);
  const days = evidenceOf(columns.days, table.header, mapping.days, () => new DayEvidence());
  const numbers = evidenceOf(
    [...columns.numbers, ...columns.shares],
    table.header,
    mapping.decimals,
    () => new DecimalEvidence(),
  );
  const looked = [...days, ...numbers];
  if (looked.length === 0) return mapping;
  await lookAt(source, looked, () => days.some(({ evidence }) => evidence.isOpen));
  const isWorkbook = table.format === 'xlsx' || table.format === 'dta';
  return withReadings(mapping, {
    days: settled(days, (evidence) => evidence.settle(economy, isWorkbook)),
    decimals: settled(numbers, (evidence) => evidence.settle()),
    percents: numbers
      .filter(({ column, evidence }) => columns.shares.includes(column) && evidence.largest > 1)
      .map(({ column }) => column),
  });
}

interface Looked<Evidence> {
  column: string;
  index: number;
  evidence: Evidence;
}

function evidenceOf<Evidence>(
  columns: readonly string[],
  header: readonly string[],
  stated: Readonly<Record<string, unknown>> | undefined,
  begin: () => Evidence,
): Looked<Evidence>[] {
  return columns
    .map((column) => ({ column, index: header.indexOf(column), evidence: begin() }))
    .filter(({ column, index }) => index >= 0 && stated?.[column] === undefined);
}

async function lookAt(
  { path, encoding, delimiter, sheet }: ImportSource,
  looked: readonly Looked<{ see: (cell: string) => void }>[],
  isOpen: () => boolean,
): Promise<void> {
  const table = await openTable(path, { encoding, delimiter, sheet, onRowFault: () => {} });
  let rows = 0;
  for await (const batch of table.records(looked.map(({ index }) => index))) {
    for (const cells of batch) for (const { index, evidence } of looked) evidence.see((cells[index] as string).trim());
    rows += batch.length;
    if (rows >= usualRows && !isOpen()) return;
  }
}

function settled<Evidence, Reading>(
  looked: readonly Looked<Evidence>[],
  settle: (evidence: Evidence) => Reading | null,
): Map<string, Reading> {
  const found = new Map<string, Reading>();
  for (const { column, evidence } of looked) {
    const reading = settle(evidence);
    if (reading !== null) found.set(column, reading);
  }
  return found;
}
