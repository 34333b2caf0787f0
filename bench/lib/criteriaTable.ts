import { ColumnBuilder, type FirmTable, type Rule, Screener } from '../../src/kernels/criteria/index.ts';
import { writeDecisions } from '../../src/rooms/programmes/matching/analyses/writeDecisions.ts';
import type { DrawnFirm, DrawnProgramme, drawnFacts } from './criteriaCase.ts';

/** Packs drawn firms: one pass over them. */
export function tableOf(firms: readonly DrawnFirm[]): FirmTable {
  const size = new ColumnBuilder('code', firms.length);
  const isic = new ColumnBuilder('code', firms.length);
  const region = new ColumnBuilder('code', firms.length);
  const age = new ColumnBuilder('number', firms.length);
  const exports = new ColumnBuilder('number', firms.length);
  const turnover = new ColumnBuilder('number', firms.length);
  for (const firm of firms) {
    size.add(firm.size);
    isic.add(firm.isic);
    region.add(firm.region);
    age.add(firm.age);
    exports.add(firm.exports);
    turnover.add(firm.turnover);
  }
  const columns = { size, isic, region, age, exports, turnover } satisfies Record<
    keyof typeof drawnFacts,
    ColumnBuilder
  >;
  return { size: firms.length, columns: new Map(Object.entries(columns).map(([fact, one]) => [fact, one.finish()])) };
}

/** Everything that the command does between reading and writing: packing, deciding, rows of the CSV. */
export function decisionsAsCsv(
  firms: readonly DrawnFirm[],
  programmes: readonly DrawnProgramme[],
  rules: readonly Rule[],
): number {
  const screener = new Screener(tableOf(firms));
  const outcomes = programmes.map(({ id }, i) => ({ programme: id, screening: screener.screen(rules[i] as Rule) }));
  const ids = firms.map((_, row) => `F${row + 1}`);
  return writeDecisions(ids, outcomes).length;
}
