import {
  ColumnBuilder,
  type FactDomain,
  type FactState,
  type FirmTable,
  type StateFault,
  stateFault,
} from '../../../../kernels/criteria/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { openTable, type Table } from '../../../../platform/files/index.ts';
import { readCell } from '../rules/readCell.ts';
import { domainsOfRule, type ProgrammeInForce } from './programmesInForce.ts';

export interface Firm {
  id: string;
  row: number;
  /** What the file says of each fact that a rule speaks of; changed with the next firm. */
  facts: ReadonlyMap<string, FactState>;
}

interface Column {
  name: string;
  at: number;
  type: FactDomain['type'] | null;
  domains: readonly (FactDomain | null)[];
  read: Map<string, FactState>;
}

/** Firms that follow each other in the file, packed. */
export interface FirmBatch {
  ids: readonly string[];
  rows: readonly number[];
  table: FirmTable;
}

const idColumn = 'firm_id';
const mostInBatch = 16_384;
const mostRemembered = 10_000;

/**
 * Hands over the firms of a file one by one. Cells of columns that no rule speaks of are not read. Faults of the file are thrown
 * together at its end.
 */
export async function readFirms(
  file: string,
  types: ReadonlyMap<string, FactDomain['type'] | null>,
  programmes: readonly ProgrammeInForce[],
  take: (firm: Firm) => void,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<void> {
  const table = await openTable(file);
  const id = findId(file, table);
  const columns = columnsOf(table, types, programmes);
  noteAbsent(table, types, environment);
  const faults = new FaultList(file);
  const seen = new Map<string, number>();
  const facts = new Map<string, FactState>();
  let rows = 0;
  for await (const batch of table.records()) {
    signal?.throwIfAborted();
    for (const [index, record] of batch.entries()) {
      const row = batch.firstRow + index;
      const firmId = (record[id] as string).trim();
      checkId(firmId, row, seen, faults);
      for (const column of columns) {
        const state = stateOfCell(column, record[column.at] as string, row, faults);
        if (state !== null) facts.set(column.name, state);
      }
      if (faults.count === 0) take({ id: firmId, row, facts });
    }
    rows += batch.length;
    environment.progress(rows, null);
  }
  faults.throwIfAny();
  if (rows === 0)
    refuse(file, { code: 'noRows', message: 'there is no firm in it', remedy: 'give one firm a row below the header' });
}

/** The same, packed by thousands: what is decided of many firms at once. */
export async function readFirmBatches(
  file: string,
  types: ReadonlyMap<string, FactDomain['type'] | null>,
  programmes: readonly ProgrammeInForce[],
  take: (batch: FirmBatch) => void,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<void> {
  let batch = new BatchBuilder(types);
  const takeFirm = (firm: Firm) => {
    batch.add(firm);
    if (batch.ids.length < mostInBatch) return;
    take(batch.finish());
    batch = new BatchBuilder(types);
  };
  await readFirms(file, types, programmes, takeFirm, environment, signal);
  if (batch.ids.length > 0) take(batch.finish());
}

class BatchBuilder {
  readonly ids: string[] = [];
  private readonly rows: number[] = [];
  private readonly columns: [string, ColumnBuilder][];

  constructor(types: ReadonlyMap<string, FactDomain['type'] | null>) {
    this.columns = [...types].map(([fact, type]) => [fact, new ColumnBuilder(type, mostInBatch)]);
  }

  add({ id, row, facts }: Firm): void {
    this.ids.push(id);
    this.rows.push(row);
    for (const [fact, column] of this.columns) column.add(facts.get(fact));
  }

  finish(): FirmBatch {
    const columns = new Map(this.columns.map(([fact, column]) => [fact, column.finish()]));
    return { ids: this.ids, rows: this.rows, table: { size: this.ids.length, columns } };
  }
}

function findId(file: string, { header }: Table): number {
  const at = header.indexOf(idColumn);
  if (at >= 0) return at;
  refuse(file, {
    row: 1,
    column: idColumn,
    code: 'columnMissing',
    message: `there is no column named "${idColumn}"`,
    remedy: 'name the column of the firms’ own numbers so',
  });
}

function columnsOf(
  { header }: Table,
  types: ReadonlyMap<string, FactDomain['type'] | null>,
  programmes: readonly ProgrammeInForce[],
): Column[] {
  return header.flatMap((name, at) => {
    const type = types.get(name.normalize('NFC'));
    if (type === undefined || name === idColumn) return [];
    const fact = name.normalize('NFC');
    const domains = programmes
      .flatMap(({ rule }) => domainsOfRule(rule).filter((one) => one.name === fact))
      .map(({ domain }) => domain);
    const distinct = new Map(domains.map((domain) => [JSON.stringify(domain), domain]));
    return [{ name: fact, at, type, domains: [...distinct.values()], read: new Map<string, FactState>() }];
  });
}

function noteAbsent({ header }: Table, types: ReadonlyMap<string, unknown>, { note }: AnalysisEnvironment): void {
  const present = new Set(header.map((name) => name.normalize('NFC')));
  const absent = [...types.keys()].filter((fact) => !present.has(fact)).sort();
  if (absent.length > 0) note(`no column for ${absent.join(', ')}: unknown for every firm`);
}

function checkId(id: string, row: number, seen: Map<string, number>, faults: FaultList): void {
  const before = seen.get(id);
  const fault = (code: string, message: string, remedy: string) =>
    faults.add({ row, column: idColumn, code, message, remedy });
  if (id === '') fault('missing', 'the firm has no id', 'give each firm an id of its own');
  else if (before === undefined) seen.set(id, row);
  else fault('duplicateId', `the id "${id.slice(0, 60)}" stands in row ${before} already`, 'keep one row a firm');
}

/** Null where the cell is at fault. Cells of a column repeat, so what one says is remembered. */
function stateOfCell(column: Column, cell: string, row: number, faults: FaultList): FactState | null {
  const known = column.read.get(cell);
  if (known !== undefined) return known;
  const read = readCell(cell, column.type);
  if (!('state' in read)) {
    faults.add({ row, column: column.name, code: 'cell', ...read });
    return null;
  }
  for (const domain of column.domains) {
    const fault = stateFault(domain, read.state);
    if (fault === null) continue;
    faults.add({ row, column: column.name, code: fault, ...domainWords(fault, cell.trim().slice(0, 40), domain) });
    return null;
  }
  if (column.read.size < mostRemembered) column.read.set(cell, read.state);
  return read.state;
}

function domainWords(fault: StateFault, cell: string, domain: FactDomain | null) {
  const bounds = `${domain?.least ?? ''}..${domain?.most ?? ''}`;
  if (fault === 'outOfBounds')
    return { message: `"${cell}" is outside ${bounds}, which a programme states`, remedy: 'correct the value' };
  if (fault === 'notWhole') return { message: `"${cell}" holds no whole number`, remedy: 'give a whole number' };
  return { message: `"${cell}" does not fit this fact`, remedy: 'correct the value' };
}
