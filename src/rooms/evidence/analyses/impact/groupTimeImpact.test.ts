import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { InputFaults } from '../../../../platform/command/define.ts';
import { formatFault } from '../../../../platform/command/faults.ts';
import { groupTimeImpact } from './groupTimeImpact.ts';
import type { GroupTimeSpec } from './groupTimeSpec.ts';
import { parseImpactSpec } from './parseImpactSpec.ts';

const silent = { progress: () => {}, note: () => {} };
const base = { method: 'groupTimeAtt', unit: 'firm', time: 'year', firstTreated: 'first', outcome: 'sales' };
const specOf = (more: object = {}): GroupTimeSpec =>
  parseImpactSpec({ spec: { ...base, ...more }, specFile: null }).spec as GroupTimeSpec;

describe('evidence impact, groupTimeAtt', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-impact-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (csv: string, more: object = {}) => {
    const file = path.join(mkdtempSync(path.join(folder, 'case-')), 'panel.csv');
    writeFileSync(file, csv);
    return groupTimeImpact(file, specOf(more), { seed: 1 }, silent);
  };
  const faultsOf = async (work: () => unknown): Promise<string> => {
    try {
      await work();
      return '';
    } catch (error) {
      if (!(error instanceof InputFaults)) throw error;
      return error.faults.map((fault) => formatFault(fault).replace(/^.*panel\.csv:/, '')).join('\n');
    }
  };

  const panel = (rows: string[]) => `firm,year,first,sales\n${rows.join('\n')}\n`;
  const few = panel(['A,1,2,1', 'A,2,2,4', 'B,1,0,1', 'B,2,0,2', 'C,1,,3', 'C,2,,4.5', 'D,1,2,2', 'D,2,2,4.6']);

  it('is the difference of differences where there are two groups and two periods', async () => {
    const { attgt, aggregates, n, preTest } = await run(few);
    assert.equal(attgt.length, 1);
    assert.ok(Math.abs((attgt[0]?.att ?? 0) - ((3 + 2.6) / 2 - (1 + 1.5) / 2)) < 1e-12);
    assert.equal(aggregates.simple?.overall.att, attgt[0]?.att);
    assert.deepEqual(n, { units: 4, rows: 8, droppedUnits: 0 });
    assert.deepEqual(preTest, { wald: null, df: 0, pValue: null });
  });

  it('gives no error where one unit alone is treated, but says how surprising the effect is', async () => {
    const lone = panel([
      ...['A,1,2,1', 'A,2,2,9'],
      ...Array.from({ length: 39 }, (_, i) => [`B${i},1,0,${i % 5}`, `B${i},2,0,${(i % 5) + (i % 3)}`]).flat(),
    ]);
    const { attgt, aggregates, randomisation } = await run(lone);
    assert.deepEqual([attgt[0]?.standardError, attgt[0]?.status], [null, 'notEnough']);
    assert.match(attgt[0]?.reason ?? '', /one unit alone/);
    assert.deepEqual(
      [aggregates.simple?.overall.standardError, aggregates.simple?.overall.status],
      [null, 'notEnough'],
    );
    assert.equal(randomisation?.treated, 1);
    assert.ok(randomisation!.pValue! > 0.005 && randomisation!.pValue! < 0.06, `${randomisation!.pValue}`);
    assert.equal((await run(lone, { randomisationDraws: 0 })).randomisation, null);
  });

  it('says what the effect would be if trends had parted, where periods before treatment can say how', async (t) => {
    const { sensitivity } = await run(few, { sensitivity: {} });
    assert.equal(sensitivity?.status, 'notEnough');
    assert.match(sensitivity?.reason ?? '', /no period before the base period/);
    const file = path.join(
      process.env.TOOLROOM_REFERENCE_DATA ?? path.resolve('../shared/data'),
      'goldens',
      'mpdta.csv',
    );
    if (!existsSync(file)) {
      t.skip('the reference data are not there: 1 comparison');
      return;
    }
    const names = { unit: 'countyreal', time: 'year', firstTreated: 'first.treat', outcome: 'lemp' };
    const found = await groupTimeImpact(
      file,
      specOf({ ...names, sensitivity: { relativeMagnitudes: [0, 0.5], smoothness: [0, 0.01] } }),
      { seed: 1 },
      silent,
    );
    const dynamic = found.aggregates.dynamic!.overall;
    const { att, relativeMagnitudes, smoothness, breakdown, preTestPower } = found.sensitivity!;
    assert.ok(Math.abs(att! - dynamic.att!) < 1e-12);
    assert.ok(Math.abs(relativeMagnitudes[0]!.upper - dynamic.upper!) < 2e-3);
    assert.ok(
      relativeMagnitudes[1]!.upper > 0 && breakdown.relativeMagnitudes! > 0 && breakdown.relativeMagnitudes! < 0.5,
    );
    assert.ok(smoothness[1]!.upper - smoothness[1]!.lower > smoothness[0]!.upper - smoothness[0]!.lower);
    assert.ok(preTestPower[1]!.slope > preTestPower[0]!.slope);
  });

  it('takes cross-sections, and units that come and go by the rule that is asked for', async () => {
    const { attgt } = await run(few);
    const asRows = await run(few, { panel: false, unit: null });
    assert.ok(Math.abs(asRows.attgt[0]!.att! - attgt[0]!.att!) < 1e-12);
    assert.deepEqual(asRows.n, { units: 8, rows: 8, droppedUnits: 0 });
    assert.ok(asRows.attgt[0]!.standardError! > attgt[0]!.standardError!);
    const holed = `${few}E,1,2,5\nF,2,0,7\n`;
    const dropped = await run(holed);
    assert.deepEqual([dropped.n, dropped.attgt[0]!.att], [{ units: 4, rows: 8, droppedUnits: 2 }, attgt[0]!.att]);
    assert.deepEqual((await run(holed, { unbalanced: 'pairs' })).attgt, dropped.attgt);
    const rows = await run(holed, { unbalanced: 'rows' });
    assert.deepEqual(rows.n, { units: 6, rows: 10, droppedUnits: 0 });
    assert.ok(Math.abs(rows.attgt[0]!.att! - (8.6 / 2 - 8 / 3 - (13.5 / 3 - 4 / 2))) < 1e-12);
  });

  it('gives did’s Wald test and counts on its own example', async (t) => {
    const goldens = path.join(process.env.TOOLROOM_REFERENCE_DATA ?? path.resolve('../shared/data'), 'goldens');
    if (!existsSync(goldens)) {
      t.skip('the reference data are not there: 1 comparison');
      return;
    }
    const golden = JSON.parse(readFileSync(path.join(goldens, 'did_mpdta.json'), 'utf8'))[
      'reg|nevertreated|~lpop|varying'
    ];
    const names = {
      unit: 'countyreal',
      time: 'year',
      firstTreated: 'first.treat',
      outcome: 'lemp',
      covariates: ['lpop'],
    };
    const spec = specOf({ ...names, estimator: 'reg' });
    const { preTest, n, attgt } = await groupTimeImpact(path.join(goldens, 'mpdta.csv'), spec, { seed: 1 }, silent);
    assert.ok(Math.abs((preTest.wald ?? 0) - golden.W) < 1e-8);
    assert.ok(Math.abs((preTest.pValue ?? 0) - golden.Wpval) < 6e-6);
    assert.equal(n.units, golden.n);
    for (const [i, { att }] of attgt.entries()) assert.ok(Math.abs((att ?? 0) - golden.att[i]) < 1e-10);
  });

  it('leaves out and counts units that are treated from the start, that come and go, and of which something is missing', async () => {
    const more = ['E,1,1,5', 'E,2,1,6', 'F,1,0,5', 'G,1,0,', 'G,2,0,5'];
    const { n, attgt } = await run(`${few}${more.join('\n')}\n`);
    assert.deepEqual(n, { units: 4, rows: 8, droppedUnits: 3 });
    assert.ok(Math.abs((attgt[0]?.att ?? 0) - 1.55) < 1e-12);
  });

  it('takes text as categories, and gives simultaneous bands that are wider than pointwise ones', async () => {
    const rows: string[] = [];
    for (let i = 0; i < 90; i += 1)
      for (let year = 1; year <= 4; year += 1) {
        const first = i % 3 === 0 ? 3 : i % 3 === 1 ? 4 : 0;
        const wave = Math.sin(i * 12.9898 + year * 78.233);
        rows.push(
          `F${i},${year},${first},${(wave + (first > 0 && year >= first ? 1 : 0)).toFixed(6)},${i % 2 === 0 ? 'food' : 'metal'}`,
        );
      }
    const csv = `firm,year,first,sales,trade\n${rows.join('\n')}\n`;
    const plain = await run(csv, { covariates: ['trade'], controlGroup: 'notYet' });
    const banded = await run(csv, { covariates: ['trade'], controlGroup: 'notYet', bootstrap: { replications: 999 } });
    assert.deepEqual(
      plain.attgt.map(({ att }) => att),
      banded.attgt.map(({ att }) => att),
    );
    assert.ok((banded.criticalValue ?? 0) > (plain.criticalValue ?? 0));
    const again = await run(csv, { covariates: ['trade'], controlGroup: 'notYet', bootstrap: { replications: 999 } });
    assert.deepEqual(again, banded);
  });

  it('names what is wrong and where', async () => {
    const twice = panel(['A,1,2,1', 'A,1,2,4', 'B,1,0,1', 'B,2,0,2']);
    assert.match(await faultsOf(() => run(twice)), /^3:firm: "A" is there twice in 1; keep one row/);
    const moving = panel(['A,1,2,1', 'A,2,0,4', 'B,1,0,1', 'B,2,0,2']);
    assert.match(await faultsOf(() => run(moving)), /^3:first: "A" is first treated in different periods/);
    assert.match(await faultsOf(() => run(panel(['A,1,2,x', 'A,2,2,1']))), /"x" is not a number/);
    assert.match(await faultsOf(() => run(panel(['A,1,2,1', 'A,2,2,4']))), /every unit is treated at some time/);
    assert.match(await faultsOf(() => run('firm,year,first\nA,1,2\n')), /there is no column named "sales"/);
    assert.match(await faultsOf(() => run(panel([]))), /no rows/);
    assert.match(await faultsOf(() => run(panel(['A,1,2,1', 'B,1,0,1']))), /fewer than two periods/);
    assert.match(await faultsOf(() => specOf({ estimatr: 'dr' })), /there is no key "estimatr"/);
    assert.match(
      await faultsOf(() => specOf({ method: 'guessing' })),
      /there is no method "guessing"; name one of: groupTimeAtt/,
    );
    assert.match(await faultsOf(() => specOf({ unit: null })), /a panel needs a column of units/);
    assert.match(await faultsOf(() => specOf({ panel: false, unbalanced: 'rows' })), /says nothing of repeated/);
  });
});
