import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { seededRandom } from '../../../../kernels/random/index.ts';
import { InputFaults } from '../../../../platform/command/define.ts';
import { impactMethods } from './methods.ts';

const { spec, output, run } = impactMethods.syntheticDid;
const quiet = { progress: () => {}, note: () => {} };

describe('evidence impact, syntheticDid', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-synthetic-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const estimate = async (lines: readonly string[], more: object = {}) => {
    const file = path.join(folder, 'panel.csv');
    writeFileSync(file, `firm,year,first,sales\n${lines.join('\n')}\n`);
    const names = { unit: 'firm', time: 'year', firstTreated: 'first', outcome: 'sales' };
    const asked = spec.parse({ method: 'syntheticDid', ...names, replications: 50, ...more });
    return output.parse(await run(file, asked, { seed: 1 }, quiet)) as never as {
      effect: { att: number; standardError: number | null; status: string; reason: string | null };
      groups: { firstTreated: number; treatedUnits: number; unitWeights: { unit: string; weight: number }[] }[];
    };
  };
  const random = seededRandom(3);
  const draw = (firms: number, firstOf: (firm: number) => number, years = [2015, 2016, 2017, 2018, 2019]) =>
    Array.from({ length: firms }, (_, firm) => {
      const [level, slope] = [random() * 10, random()];
      return years.map((year, t) => {
        const effect = firstOf(firm) > 0 && year >= firstOf(firm) ? 5 : 0;
        return `F${firm},${year},${firstOf(firm)},${level + slope * t + effect + random() * 0.01}`;
      });
    }).flat();

  it('finds an effect, names the units it stands on, and weighs them to one', async () => {
    const { effect, groups } = await estimate(draw(20, (firm) => (firm < 3 ? 2018 : 0)));
    assert.ok(Math.abs(effect.att - 5) < 0.2 && effect.status === 'ok' && effect.standardError! > 0);
    assert.equal(groups[0]!.treatedUnits, 3);
    assert.ok(Math.abs(groups[0]!.unitWeights.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-6);
    assert.ok(groups[0]!.unitWeights.every(({ unit }) => !['F0', 'F1', 'F2'].includes(unit)));
  });

  it('gives no error where one cannot be known, and says why', async () => {
    const lines = draw(8, (firm) => (firm < 5 ? 2018 : 0));
    const { effect } = await estimate(lines);
    assert.deepEqual([effect.standardError, effect.status], [null, 'notEnough']);
    assert.match(effect.reason ?? '', /too few untreated/);
    const one = await estimate(
      draw(8, (firm) => (firm === 0 ? 2018 : 0)),
      { standardError: 'jackknife' },
    );
    assert.match(one.effect.reason ?? '', /one treated unit/);
  });

  it('refuses what gives it nothing to weigh by', async () => {
    const fails = (lines: string[], words: RegExp) =>
      assert.rejects(estimate(lines), (error) => error instanceof InputFaults && words.test(error.message));
    await fails(
      draw(6, (firm) => (firm < 2 ? 2016 : 0)),
      /fewer than two periods before/,
    );
    await fails(
      draw(6, () => 0),
      /no unit is treated/,
    );
    await fails(
      draw(6, (firm) => (firm < 5 ? 2018 : 0)),
      /fewer than two units were never treated/,
    );
    await fails(['A,x,0,1'], /"x" is not a number/);
  });
});
