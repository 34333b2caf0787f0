import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type RandomSource, seededRandom } from '../../../../kernels/random/index.ts';
import { InputFaults } from '../../../../platform/command/define.ts';
import { statistics } from './estimateSpec.ts';
import { estimateFile, workFolder } from './fixtures.ts';
import type { SurveyResult } from './surveyResult.ts';

const folder = workFolder();

/** One to thirty firms in up to nine units of three strata, with gaps, weights that are none and answers that never vary. */
function drawFile(random: RandomSource, pick: <T>(list: readonly T[]) => T): string {
  const cell = (value: unknown) => (random() < 0.07 ? '' : String(value));
  const isAlike = random() < 0.3;
  const rows = Array.from({ length: 1 + Math.floor(random() * 30) }, () => {
    const stratum = pick(['a', 'b', 'c']);
    const weight = random() < 0.01 ? pick(['0', '-1', '', 'x', '1e400']) : (0.5 + random()).toFixed(2);
    const population = { a: 30, b: 20, c: 9 }[stratum];
    const amount = isAlike ? 1 : (random() * 100).toFixed(1);
    const texts = [cell(pick(['x', 'y', 'z'])), cell(pick(['yes', 'no']))];
    return [stratum, stratum + pick(['1', '2', '3']), weight, cell(amount), cell(pick([0, 1])), ...texts, population];
  });
  return ['h,c,w,y,b,g,t,N', ...rows.map((cells) => cells.join(','))].join('\n');
}

function drawDesign(random: RandomSource, pick: <T>(list: readonly T[]) => T): object {
  const totals = [
    { h: 'a', total: 10 },
    { h: 'b', total: 9 },
    { h: 'c', total: 11 },
  ];
  return {
    weights: 'w',
    ...(random() < 0.7 ? { strata: ['h'] } : {}),
    ...(random() < 0.5 ? { clusters: ['c'] } : {}),
    ...(random() < 0.2 ? { finitePopulation: ['N'] } : {}),
    ...(random() < 0.6 ? { lonelyPsu: pick(['remove', 'certainty', 'adjust', 'average']) } : {}),
    ...(random() < 0.3
      ? { replicates: { type: pick(['JKn', 'JK1', 'BRR', 'Fay', 'bootstrap']), replications: 20 } }
      : {}),
    ...(random() < 0.2
      ? {
          calibration: pick([
            { method: 'postStratify', margins: [{ columns: ['h'], totals }] },
            { method: 'raking', margins: [{ columns: ['h'], totals }] },
            { method: 'linear', variables: { '(Intercept)': 25, w: 30 } },
            { method: 'logit', bounds: [0.2, 4], variables: { '(Intercept)': 20 } },
          ]),
        }
      : {}),
  };
}

function drawEstimate(random: RandomSource, pick: <T>(list: readonly T[]) => T): object {
  const statistic = pick(statistics);
  const any = () => pick(['y', 'b', 'g', 't', 'w', 'h']);
  const more: Partial<Record<(typeof statistics)[number], object>> = {
    ratio: { denominator: pick(['b', 'w', 'y']) },
    proportion: { variable: any() },
    quantile: { probabilities: [0, 1, random()], rule: pick(['math', 'school', 'hf3', 'hf4', 'hf6', 'hf7', 'hf8']) },
    difference: { between: [{ g: 'x' }, pick([{ g: 'y' }, { t: 'yes' }, {}])] },
    independence: { variable: any(), with: any() },
    regression: { predictors: [any()], family: pick(['linear', 'logistic']) },
  };
  return {
    id: 'e',
    statistic,
    variable: pick(['y', 'b', 'y', 'g']),
    ...more[statistic],
    ...(random() < 0.4 ? { by: [pick(['g', 't', 'h'])] } : {}),
    ...(random() < 0.3 ? { where: { fact: 'y', op: '>', value: 50 } } : {}),
    ...(random() < 0.2 ? { interval: pick(['normal', 'logit', 'wilson', 'beta']) } : {}),
  };
}

/** What is wrong with a result whatever the survey was. */
function complaint(result: SurveyResult, statistic: string): string | null {
  const { status, reason, estimate, standardError, lower, upper, missingShare } = result;
  if (Object.values(result).some((value) => typeof value === 'number' && !Number.isFinite(value))) return 'not finite';
  if ((status === 'ok') !== (reason === null)) return 'a status without its reason';
  if (result.missingCount < 0 || (missingShare !== null && !(missingShare > -1e-9 && missingShare < 1 + 1e-9)))
    return 'missing answers';
  if (status !== 'ok' || statistic === 'independence') return null;
  if (estimate === null || standardError === null || lower === null || upper === null) return 'ok and yet not there';
  if (standardError < 0 || lower > upper) return 'an interval upside down';
  return statistic === 'quantile' || (lower <= estimate + 1e-9 && estimate <= upper + 1e-9)
    ? null
    : 'outside its interval';
}

test('of 1,500 drawn surveys, sound or broken, each is estimated, or refused with a sentence, and no number is one that can not be', async () => {
  const random = seededRandom(5);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const file = path.join(folder, 'drawn.csv');
  const seen = new Map<string, number>();
  for (let round = 0; round < 1500; round += 1) {
    const data = drawFile(random, pick);
    writeFileSync(file, data);
    const estimate = drawEstimate(random, pick);
    const spec = { design: drawDesign(random, pick), estimates: [estimate] };
    let results: SurveyResult[] = [];
    try {
      results = await estimateFile(file, spec);
    } catch (error) {
      if (!(error instanceof InputFaults)) throw error;
      seen.set('refused', (seen.get('refused') ?? 0) + 1);
    }
    for (const result of results) {
      seen.set(result.status, (seen.get(result.status) ?? 0) + 1);
      const wrong = complaint(result, (estimate as { statistic: string }).statistic);
      assert.equal(wrong, null, `${wrong}: ${JSON.stringify(result)} of ${JSON.stringify(spec)}\n${data}`);
    }
  }
  for (const outcome of ['ok', 'refused', 'undefined', 'empty', 'notEnough', 'singular', 'lonelyPsu'])
    assert.ok((seen.get(outcome) ?? 0) > 20, `${outcome}: ${seen.get(outcome)}`);
});
