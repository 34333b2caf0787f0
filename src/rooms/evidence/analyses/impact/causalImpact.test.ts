import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { seededRandom } from '../../../../kernels/random/index.ts';
import { InputFaults } from '../../../../platform/command/define.ts';
import { formatFault } from '../../../../platform/command/faults.ts';
import type { DiscontinuityOutcome } from './discontinuityImpact.ts';
import type { ExperimentOutcome } from './experimentImpact.ts';
import type { FixedEffectsOutcome } from './fixedEffectsImpact.ts';
import type { MatchingResult } from './matchingImpact.ts';
import { parseImpactSpec } from './parseImpactSpec.ts';

const silent = { progress: () => {}, note: () => {} };
const random = seededRandom(3);
const firms = Array.from({ length: 60 }, (_, i) => {
  const people = 5 + Math.floor(random() * 40);
  const helped = random() < (people > 25 ? 0.5 : 0.25) ? 1 : 0;
  const sector = ['food', 'metal'][i % 2]!;
  const sales = people + 5 * helped + Math.round(100 * random()) / 10;
  return { firm: `F${i}`, park: `P${i % 12}`, won: Number(i % 12 < 5), people, helped, sector, sales };
});
const columns = ['firm', 'park', 'won', 'people', 'helped', 'sector', 'sales'] as const;
type Firm = (typeof firms)[number];
const csv = (rows: readonly Partial<Record<keyof Firm, string | number>>[]) =>
  `${columns.join(',')}\n${rows.map((row) => columns.map((name) => row[name] ?? '').join(',')).join('\n')}\n`;
const changed = (place: number, change: Partial<Record<keyof Firm, string | number>>) =>
  csv(firms.map((firm, i) => (i === place ? { ...firm, ...change } : firm)));

const matching = { method: 'matching', treatment: 'helped', outcome: 'sales', covariates: ['people', 'sector'] };
const experiment = { method: 'experiment', treatment: 'won', outcome: 'sales', draws: 99 };
const discontinuity = { method: 'regressionDiscontinuity', running: 'people', cutoff: 20, outcome: 'sales' };

describe('evidence impact: matching, fixed effects, discontinuities, experiments', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-causal-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function run<Result>(text: string, spec: object): Promise<Result> {
    const file = path.join(mkdtempSync(path.join(folder, 'case-')), 'firms.csv');
    writeFileSync(file, text);
    return runFile(file, spec);
  }
  async function runFile<Result>(file: string, spec: object): Promise<Result> {
    const parsed = parseImpactSpec({ spec, specFile: null });
    const result = await parsed.method.run(file, parsed.spec, { seed: 1 }, silent);
    const checked = parsed.method.output.safeParse(result);
    assert.ok(checked.success, String(checked.error));
    assert.doesNotMatch(JSON.stringify(result), /NaN|Infinity/);
    return result as Result;
  }
  async function faults(text: string, spec: object): Promise<string> {
    try {
      await run(text, spec);
      return '';
    } catch (error) {
      if (!(error instanceof InputFaults)) throw error;
      return error.faults.map((fault) => formatFault(fault).replace(/^.*firms\.csv:/, '')).join('\n');
    }
  }

  describe('matching', () => {
    it('gives the pairs of MatchIt by row number, and says of what the groups still differ', async (t) => {
      const goldens = path.join(process.env.TOOLROOM_REFERENCE_DATA ?? path.resolve('../shared/data'), 'goldens');
      if (!existsSync(goldens)) return t.skip('the reference data are not there: 1 comparison');
      const reference = JSON.parse(readFileSync(path.join(goldens, 'matching_lalonde.json'), 'utf8'));
      const names = ['age', 'educ', 'race', 'married', 'nodegree', 're74', 're75'];
      const spec = { method: 'matching', treatment: 'treat', outcome: 're78', covariates: names };
      const found = await runFile<MatchingResult>(path.join(goldens, 'lalonde.csv'), spec);
      const ids = readFileSync(path.join(goldens, 'lalonde.csv'), 'utf8')
        .split('\n')
        .map((line) => line.split(',').at(-1)?.replaceAll('"', ''));
      const golden = reference.nn_1to1_noreplace_largest;
      assert.deepEqual(
        found.pairs.map(({ treated, controls }) => ({ t: ids[treated], c: ids[controls[0]!] })),
        golden.pairs,
      );
      assert.ok(Math.abs(found.att.att! - golden.att[0]) < 1e-6);
      assert.ok(Math.abs(found.att.standardError! - golden.att[1]) < 1e-6);
      assert.match(found.warnings.join(), /still differ .*race black/);
      assert.equal(found.balance.length, golden.balance.all.length);
    });

    it('keeps to exact groups and the caliper, and counts who stays without', async () => {
      const spec = { ...matching, exact: ['sector'], caliper: 0.05, ratio: 2 };
      const found = await run<MatchingResult>(csv(firms), spec);
      for (const { treated, controls } of found.pairs)
        for (const control of controls) assert.equal(firms[treated - 1]!.sector, firms[control - 1]!.sector);
      assert.equal(found.n.matchedTreated + found.unmatched.length, found.n.treated);
      assert.equal(found.n.matchedTreated, found.pairs.length);
    });

    it('with replacement gives Abadie and Imbens’ error, by mahalanobis too, adjusted if asked', async () => {
      for (const distance of ['propensity', 'mahalanobis'])
        for (const biasAdjustment of [false, true]) {
          const spec = { ...matching, distance, biasAdjustment, replacement: true, ratio: 2 };
          const { att } = await run<MatchingResult>(csv(firms), spec);
          assert.equal(att.errorKind, 'abadieImbens');
          assert.equal(att.status, 'ok');
          assert.ok(att.lower! < 5 && 5 < att.upper!, JSON.stringify(att));
        }
    });

    it('says separated where covariates decide about treatment, with no number', async () => {
      const rows = firms.map((firm) => ({ ...firm, helped: firm.people > 20 ? 1 : 0 }));
      const { att, pairs, warnings } = await run<MatchingResult>(csv(rows), matching);
      assert.deepEqual([att.att, att.standardError, att.status, pairs.length], [null, null, 'notIdentified', 0]);
      assert.match(att.reason!, /^separated/);
      assert.match(warnings.join(), /mahalanobis/);
      const by = await run<MatchingResult>(csv(rows), { ...matching, distance: 'mahalanobis' });
      assert.equal(by.att.status, 'ok');
    });

    it('with one treated unit gives an effect without an error', async () => {
      const rows = firms.map((firm, i) => ({ ...firm, helped: i === 3 ? 1 : 0, people: i % 7 }));
      const { att } = await run<MatchingResult>(csv(rows), { ...matching, covariates: ['people'] });
      assert.deepEqual([att.standardError, att.status], [null, 'notEnough']);
      assert.ok(att.att !== null);
    });

    it('leaves rows out in which a cell is empty, says so, and keeps row numbers', async () => {
      const found = await run<MatchingResult>(changed(0, { people: '', helped: 0 }), matching);
      assert.equal(found.n.droppedRows, 1);
      assert.match(found.warnings[0]!, /1 rows were left out/);
      for (const { treated } of found.pairs) assert.equal(firms[treated - 1]!.helped, 1);
    });
  });

  describe('what is wrong with the file is said with row and column', () => {
    for (const [what, text, spec, said] of [
      ['a treatment of 2', changed(3, { helped: 2 }), matching, /^5:helped: "2" is neither 0 nor 1; give 1 where/],
      ['text in the outcome', changed(4, { sales: 'much' }), matching, /^6:sales: "much" is not a number/],
      ['a number whose square is none', changed(4, { sales: '1e200' }), matching, /^6:sales: "1e200" is too large/],
      ['nobody treated', csv(firms.map((one) => ({ ...one, helped: 0 }))), matching, /-:helped: no unit is treated/],
      [
        'nobody to compare with',
        csv(firms.map((one) => ({ ...one, won: 1 }))),
        experiment,
        /-:won: every unit is treated/,
      ],
      ['a column that is not there', csv(firms), { ...matching, exact: ['town'] }, /1:town: there is no column/],
      ['no rows', `${columns.join(',')}\n`, matching, /the file has no rows/],
      ['nothing complete', csv(firms.map((one) => ({ ...one, sector: '' }))), matching, /in every row a cell is empty/],
      ['all on one side', csv(firms), { ...discontinuity, cutoff: 500 }, /-:people: no row is at or above the cut-off/],
      [
        'a cluster in both groups',
        csv(firms),
        { ...experiment, treatment: 'helped', cluster: 'park' },
        /helped: the cluster holds assigned and unassigned/,
      ],
      [
        'a chance of 1',
        changed(2, { people: 1 }),
        { ...experiment, probability: 'people' },
        /^.*people: the chance \d+ does not lie between/,
      ],
    ] as const)
      it(what, async () => assert.match(await faults(text, spec), said));

    it('names the key of a spec that contradicts itself', async () => {
      for (const [spec, said] of [
        [{ ...matching, distance: 'mahalanobis', caliper: 0.2 }, /caliper: a caliper is a difference of scores/],
        [{ ...matching, biasAdjustment: true }, /biasAdjustment: .* with replacement/],
        [{ ...matching, covariates: ['sales'] }, /covariates: "sales" is treatment or outcome/],
        [{ ...matching, ratio: 0 }, /ratio/],
        [{ ...discontinuity, bandwidth: -1 }, /bandwidth/],
        [{ ...discontinuity, placeboCutoffs: [20] }, /placeboCutoffs: the cut-off itself/],
        [{ ...experiment, cluster: 'park', stratum: 'park' }, /cluster: cluster and stratum are one column/],
        [
          { method: 'twoWayFixedEffects', unit: 'a', time: 'b', outcome: 'c' },
          /treated: one of treated and firstTreated/,
        ],
      ] as const)
        assert.match(await faults(csv(firms), spec), said);
    });
  });

  describe('twoWayFixedEffects', () => {
    const spec = { method: 'twoWayFixedEffects', unit: 'firm', time: 'year', firstTreated: 'first', outcome: 'sales' };
    const panel = (rows: string[]) => `firm,year,first,sales,on\n${rows.join('\n')}\n`;
    const whole = Array.from({ length: 12 }, (_, i) => i).flatMap((i) =>
      [1, 2, 3, 4].map((year) => {
        const first = [0, 2, 3][i % 3]!;
        const on = first > 0 && year >= first ? 1 : 0;
        return `F${i},${year},${first || ''},${i + year + 2 * on + ((i * 7 + year * 3) % 5) / 10},${on}`;
      }),
    );

    it('gives the effect by firstTreated and by treated alike, and of which comparisons it is a mean', async () => {
      const found = await run<FixedEffectsOutcome>(panel(whole), spec);
      const { firstTreated: _, ...rest } = spec;
      const same = await run<FixedEffectsOutcome>(panel(whole), { ...rest, treated: 'on' });
      assert.deepEqual(same.effect, found.effect);
      assert.ok(Math.abs(found.effect.att! - 2) < 0.2);
      const mean = found.comparison.bacon.reduce((sum, { weight, estimate }) => sum + weight * estimate, 0);
      assert.ok(Math.abs(mean - found.effect.att!) < 1e-10);
      assert.match(found.warnings.join(), /treated already.*groupTimeAtt/);
      assert.equal(found.n.clusters, 12);
      assert.ok(Math.abs(found.comparison.check.att! - 2) < 0.2);
    });

    it('says that treatment ends, and why there are no comparisons', async () => {
      const { firstTreated: _, ...rest } = spec;
      const rows = whole.map((row) => row.replace(/^(F1,4,.*),1$/, '$1,0'));
      const found = await run<FixedEffectsOutcome>(panel(rows), { ...rest, treated: 'on' });
      assert.match(found.warnings.join(), /treatment ends/);
      assert.equal(found.comparison.reason, 'treatment ends for some units');
      assert.deepEqual([found.comparison.check.att, found.comparison.check.reason], [null, found.comparison.reason]);
      const gaps = await run<FixedEffectsOutcome>(panel(whole.slice(1)), spec);
      assert.equal(gaps.comparison.reason, 'some units are not there in every period');
    });

    it('has no effect where treatment never changes', async () => {
      const rows = whole.map((row) => row.replace(/^(F\d+,\d,)[^,]*/, '$1'));
      const { effect } = await run<FixedEffectsOutcome>(panel(rows), spec);
      assert.deepEqual([effect.att, effect.status], [null, 'singular']);
    });

    it('refuses a unit that is there twice, and one that is first treated twice', async () => {
      assert.match(await faults(panel([...whole, whole[0]!]), spec), /^50:firm: "F0" is there twice in 1/);
      const torn = whole.map((row) => row.replace(/^F1,4,2/, 'F1,4,4'));
      assert.match(await faults(panel(torn), spec), /first: "F1" is first treated in different periods/);
    });
  });

  describe('regressionDiscontinuity', () => {
    const draw = seededRandom(5);
    const rows = Array.from({ length: 600 }, () => {
      const x = Math.round(2000 * draw() - 1000) / 1000;
      const took = draw() < (x >= 0 ? 0.9 : 0.1) ? 1 : 0;
      return `${x},${x + took + draw()},${took}`;
    });
    const text = `score,sales,took\n${rows.join('\n')}\n`;
    const spec = { method: 'regressionDiscontinuity', running: 'score', outcome: 'sales' };

    it('finds the jump, the ratio where take-up is given, and nothing at a placebo', async () => {
      const sharp = await run<DiscontinuityOutcome>(text, { ...spec, placeboCutoffs: [-0.5, 0.5] });
      assert.ok(sharp.effect.lower! < 0.8 && 0.8 < sharp.effect.upper! && sharp.effect.pValue! < 0.05);
      assert.ok(sharp.placebo.every(({ pValue }) => pValue! > 0.01));
      const fuzzy = await run<DiscontinuityOutcome>(text, { ...spec, treated: 'took' });
      assert.ok(fuzzy.effect.lower! < 1 && 1 < fuzzy.effect.upper!);
      assert.ok(Math.abs(fuzzy.firstStage!.att! - 0.8) < 0.25);
      assert.equal(sharp.bandwidth!.chosen, true);
      const given = await run<DiscontinuityOutcome>(text, {
        ...spec,
        bandwidth: { left: 0.3, right: 0.4 },
        donut: 0.05,
      });
      assert.deepEqual([given.bandwidth!.left, given.bandwidth!.right], [0.3, 0.4]);
      assert.ok(given.n.inDonut > 0);
      assert.match(given.warnings.join(), /rows near the cut-off were left out/);
    });

    it('says that a score of few values is not a curve, and that rows are too few', async () => {
      const few = text.replace(/^(-?\d\.\d)\d*,/gm, '$1,');
      const found = await run<DiscontinuityOutcome>(few, spec);
      assert.match(found.warnings.join(), /distinct values: too few to follow a curve.*local randomisation/);
      assert.equal(found.density.status, 'undefined');
      const short = text.split('\n').slice(0, 25).join('\n');
      const none = await run<DiscontinuityOutcome>(short, spec);
      assert.deepEqual([none.effect.att, none.effect.status], [null, 'notEnough']);
    });
  });

  describe('experiment', () => {
    it('estimates by strata, with covariates and by clusters, the last with the advice to read the test', async () => {
      const of = async (more: object) => {
        const found = await run<ExperimentOutcome>(csv(firms), { ...experiment, ...more });
        assert.equal(found.effect.status, 'ok');
        return found;
      };
      assert.equal((await of({ stratum: 'sector' })).effect.estimator, 'stratifiedMeans');
      assert.equal((await of({ covariates: ['people'] })).effect.estimator, 'covariateAdjusted');
      const clustered = await of({ cluster: 'park' });
      assert.equal(clustered.effect.estimator, 'clusterRobust');
      assert.deepEqual([clustered.n.clustersAssigned, clustered.n.clustersUnassigned], [5, 7]);
      assert.match(clustered.warnings.join(), /5 clusters: read the p-value of the randomisation test/);
      assert.ok(clustered.randomisation!.pValue! > 0);
    });

    it('counts units without an outcome and says where they are unequal', async () => {
      const rows = firms.map((firm, i) => ({ ...firm, sales: firm.won === 1 && i % 3 === 0 ? '' : firm.sales }));
      const found = await run<ExperimentOutcome>(csv(rows), experiment);
      assert.ok(found.n.withoutOutcome > 0);
      assert.match(found.warnings.join(), /outcomes are known of \d+ percent of the assigned and 100 percent/);
    });

    it('has no effect where no stratum holds both groups', async () => {
      const { effect, n } = await run<ExperimentOutcome>(csv(firms), { ...experiment, stratum: 'park' });
      assert.deepEqual([effect.att, effect.status, n.inOneArmedStrata], [null, 'notEnough', 60]);
    });
  });

  it('corrects the p-values of several outcomes together, by Holm and by the draw', async () => {
    const text = csv(firms)
      .replace('sales\n', 'sales,again\n')
      .replace(/,([\d.]+)\n/g, ',$1,$1\n');
    const { family } = await run<ExperimentOutcome>(text, {
      ...experiment,
      otherOutcomes: ['people', 'again'],
      draws: 499,
    });
    assert.deepEqual(
      family.map(({ outcome }) => outcome),
      ['sales', 'people', 'again'],
    );
    assert.equal(family[0]!.att, family[2]!.att);
    for (const { pValue, holm, romanoWolf } of family) assert.ok(holm! >= pValue! && romanoWolf! <= holm! + 0.06);
    assert.match(await faults(csv(firms), { ...experiment, otherOutcomes: ['sales'] }), /named twice/);
    assert.match(
      await faults(csv(firms), { ...experiment, cluster: 'park', otherOutcomes: ['people'] }),
      /single units/,
    );
  });

  it('gives a p-value by the wild bootstrap where clusters are few, and says why where it can’t', async () => {
    const rows = firms.flatMap((firm, i) =>
      [1, 2].map((year) => `F${i},${year},${firm.park},${firm.won === 1 && year === 2 ? 1 : 0},${firm.sales + year}`),
    );
    const text = `firm,year,park,helped,sales\n${rows.join('\n')}\n`;
    const fixed = { method: 'twoWayFixedEffects', unit: 'firm', time: 'year', treated: 'helped', outcome: 'sales' };
    const few = await run<FixedEffectsOutcome>(text, { ...fixed, cluster: 'park' });
    assert.deepEqual(
      [few.fewClusters!.status, few.fewClusters!.points, few.fewClusters!.draws, few.fewClusters!.enumerated],
      ['ok', 'signs', 4096, true],
    );
    assert.ok(few.warnings.some((one) => one.includes('12 clusters')));
    assert.equal((await run<FixedEffectsOutcome>(text, fixed)).fewClusters, null);
    const lone = text.replace(/,P([1-9]|1[01]),1,/g, ',P$1,0,');
    const one = await run<FixedEffectsOutcome>(lone, { ...fixed, cluster: 'park' });
    assert.match(one.fewClusters!.reason ?? '', /fewer than three clusters are treated/);
  });
});
