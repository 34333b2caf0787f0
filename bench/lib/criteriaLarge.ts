import {
  type Atom,
  compileRule,
  countBits,
  countBoth,
  rowsOf,
  Screener,
  withoutBits,
} from '../../src/kernels/criteria/index.ts';
import { drawFirms, drawProgrammes } from './criteriaCase.ts';
import { tableOf } from './criteriaTable.ts';

const cpu = (before?: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

/** A million firms: 500 programmes with counts and lists, then what another limit would do. */
export async function measureLarge(): Promise<void> {
  const size = 1_000_000;
  const firms = drawFirms(size, 0.1, 5);
  let before = process.cpuUsage();
  const table = tableOf(firms);
  console.log(`\n1 M firms × 500 programmes: packing ${cpu(before).toFixed(2)} s CPU`);
  firms.length = 0;
  const programmes = drawProgrammes(500, 7);
  before = process.cpuUsage();
  const screener = new Screener(table);
  let eligible = 0;
  let unknown = 0;
  let listed = 0;
  for (const { criteria } of programmes) {
    const screening = screener.screen(compileRule(criteria));
    eligible += screening.counts.eligible;
    unknown += screening.counts.unknown;
    listed += rowsOf(screening.eligible).length;
  }
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `  counts and lists of all: ${cpu(before).toFixed(2)} s CPU; ${eligible.toLocaleString('en')} eligible (${listed.toLocaleString('en')} listed), ${unknown.toLocaleString('en')} unknown; peak ${peak} MB so far`,
  );
  const one = programmes[0] as (typeof programmes)[0];
  const now = screener.screen(compileRule(one.criteria));
  const times: { counts: number; list: number }[] = [];
  let last = '';
  for (let i = 1; i <= 21; i += 1) {
    const all = (one.criteria as { all: readonly Atom[] }).all;
    const changed = all.map((atom) =>
      atom.fact === 'turnover' ? { ...atom, value: one.turnoverBelow * (1 + i / 10) } : atom,
    );
    const rule = compileRule({ all: changed });
    const started = performance.now();
    const then = screener.screen(rule);
    const counted = countBits(then.eligible) - countBoth(then.eligible, now.eligible);
    const counts = performance.now() - started;
    const rows = rowsOf(withoutBits(then.eligible, now.eligible));
    if (rows.length !== counted) throw new Error('the list is not what was counted');
    times.push({ counts, list: performance.now() - started });
    last = `${counted.toLocaleString('en')} firms would come in`;
  }
  const middle = (of: (one: { counts: number; list: number }) => number) =>
    times
      .map(of)
      .sort((a, b) => a - b)[10]
      ?.toFixed(1);
  console.log(
    `  another limit: counts ${middle((t) => t.counts)} ms, with the list ${middle((t) => t.list)} ms (median of 21; ${last})`,
  );
}
