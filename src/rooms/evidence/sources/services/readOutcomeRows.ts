import type { Transaction } from '../../../../platform/context.ts';
import { openTable } from '../../../../platform/files/index.ts';
import { linkNumbers } from '../../../registry/index.ts';
import { type Layout, mostFaults, type Receipt, type RowFault } from '../model.ts';
import { readPeriod, readValue } from '../rules/layout.ts';
import type { NewValue } from '../store/sources.ts';

export interface ReadOutcomes {
  receipt: Receipt;
  values: NewValue[];
}

interface Given {
  row: number;
  number: string;
  period: string;
  cells: readonly string[];
}

/** Reads a file by its layout and links each row to a firm by its number. An empty value is left out; a row of which something else can’t be read is a fault. */
export async function readOutcomeRows(
  tx: Transaction,
  file: string,
  layout: Layout,
  progress: (rows: number) => void,
): Promise<ReadOutcomes> {
  const table = await openTable(file);
  const at = (name: string) => table.header.indexOf(name);
  const [numberAt, periodAt] = [at(layout.number), layout.period === '' ? -1 : at(layout.period)];
  const places = layout.outcomes.map(({ column }) => at(column));
  const reading = new Reading(layout);
  for await (const batch of table.records()) {
    const given: Given[] = [];
    for (const [i, record] of batch.entries()) {
      const row = batch.firstRow + i;
      const number = record[numberAt]!.trim();
      const period = periodAt < 0 ? layout.fixedPeriod : readPeriod(record[periodAt]!);
      if (number === '') reading.fault(row, layout.number, 'noNumber', '');
      else if (period === null) reading.fault(row, layout.period, 'noPeriod', record[periodAt]!);
      else given.push({ row, number, period, cells: places.map((place) => record[place]!) });
    }
    reading.rows += batch.length;
    const firms = await linkNumbers(
      tx,
      given.map(({ number }) => number),
    );
    for (const one of given) reading.take(one, firms.get(one.number) ?? []);
    progress(reading.rows);
  }
  return reading.finish();
}

class Reading {
  rows = 0;
  private readonly values: NewValue[] = [];
  private readonly seen = new Set<string>();
  private readonly firms = new Set<string>();
  private readonly periods = new Set<string>();
  private readonly faults: RowFault[] = [];
  private readonly unknownNumbers: string[] = [];
  private faultCount = 0;
  private counts = { linked: 0, unknown: 0, shared: 0 };

  constructor(private readonly layout: Layout) {}

  fault(row: number, column: string, code: string, text: string): void {
    this.faultCount += 1;
    if (this.faults.length < mostFaults) this.faults.push({ row, column, code, text: text.slice(0, 60) });
  }

  take({ row, number, period, cells }: Given, firms: readonly string[]): void {
    const values = cells.map((cell, i) => {
      if (cell.trim() === '') return null;
      const value = readValue(cell);
      if (value === null) this.fault(row, this.layout.outcomes[i]!.column, 'noValue', cell);
      return value;
    });
    const [firm] = firms;
    if (firm === undefined) {
      this.counts.unknown += 1;
      if (this.unknownNumbers.length < 20) this.unknownNumbers.push(number.slice(0, 60));
      return;
    }
    if (firms.length > 1) {
      this.counts.shared += 1;
      return;
    }
    if (this.seen.has(`${firm} ${period}`)) {
      this.fault(row, this.layout.number, 'twice', `${number} ${period}`);
      return;
    }
    this.seen.add(`${firm} ${period}`);
    this.counts.linked += 1;
    this.firms.add(firm);
    this.periods.add(period);
    for (const [i, value] of values.entries())
      if (value !== null) {
        const { indicator, unit } = this.layout.outcomes[i]!;
        this.values.push({ enterprise_id: firm, indicator, period, value, unit });
      }
  }

  finish(): ReadOutcomes {
    return {
      values: this.values,
      receipt: {
        rows: this.rows,
        ...this.counts,
        firms: this.firms.size,
        values: this.values.length,
        changed: 0,
        periods: [...this.periods].sort(),
        indicators: this.layout.outcomes.map(({ indicator }) => indicator),
        faults: this.faults,
        faultCount: this.faultCount,
        sampleUnknown: this.unknownNumbers,
      },
    };
  }
}
