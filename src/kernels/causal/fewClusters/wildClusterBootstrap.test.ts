import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invertSymmetric, multiply } from '../../linalg/index.ts';
import { seededRandom } from '../../random/index.ts';
import { type ClusteredRegression, wildClusterBootstrap } from './wildClusterBootstrap.ts';

function draw(random: () => number, clusters: number, effect: number): ClusteredRegression {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const size = 8;
  const n = clusters * size;
  const data = {
    outcome: new Float64Array(n),
    regressors: new Float64Array(n * 3),
    columns: 3,
    cluster: new Int32Array(n),
    clusters,
  };
  for (let g = 0; g < clusters; g += 1) {
    const shared = normal();
    for (let i = g * size; i < (g + 1) * size; i += 1) {
      const treated = g % 2;
      const x = normal();
      data.regressors.set([1, treated, x], i * 3);
      data.cluster[i] = g;
      data.outcome[i] = effect * treated + 0.5 * x + shared + normal();
    }
  }
  return data;
}

/** Fits each draw anew. */
function plainT(data: ClusteredRegression, outcome: Float64Array, value: number): number {
  const { regressors, columns, cluster, clusters } = data;
  const cross = new Float64Array(columns * columns);
  const moment = new Float64Array(columns);
  for (let i = 0; i < outcome.length; i += 1)
    for (let j = 0; j < columns; j += 1) {
      moment[j]! += regressors[i * columns + j]! * outcome[i]!;
      for (let k = 0; k < columns; k += 1)
        cross[j * columns + k]! += regressors[i * columns + j]! * regressors[i * columns + k]!;
    }
  const inverse = invertSymmetric(cross, columns)!;
  const beta = multiply(inverse, moment, columns);
  const scores = Array.from({ length: clusters }, () => new Float64Array(columns));
  for (let i = 0; i < outcome.length; i += 1) {
    let rest = outcome[i]!;
    for (let j = 0; j < columns; j += 1) rest -= beta[j]! * regressors[i * columns + j]!;
    for (let j = 0; j < columns; j += 1) scores[cluster[i]!]![j]! += rest * regressors[i * columns + j]!;
  }
  let variance = 0;
  for (const score of scores) variance += multiply(inverse, score, columns)[1]! ** 2;
  return (beta[1]! - value) / Math.sqrt((variance * clusters) / (clusters - 1));
}

test('Sums by cluster say what fitting every sign pattern says', () => {
  const data = draw(seededRandom(3), 6, 0.7);
  const found = wildClusterBootstrap(data, 1, 0, { draws: 999, random: seededRandom(1), points: 'signs' });
  assert.deepEqual([found.enumerated, found.draws], [true, 64]);
  assert.ok(Math.abs(found.t - plainT(data, data.outcome, 0)) < 1e-9);
  const restricted = {
    ...data,
    regressors: Float64Array.from({ length: 96 }, (_, at) => data.regressors[(at >> 1) * 3 + (at % 2) * 2]!),
    columns: 2,
  };
  const [a, b] = (() => {
    const cross = new Float64Array(4);
    const moment = new Float64Array(2);
    for (let i = 0; i < 48; i += 1)
      for (let j = 0; j < 2; j += 1) {
        moment[j]! += restricted.regressors[i * 2 + j]! * data.outcome[i]!;
        for (let k = 0; k < 2; k += 1)
          cross[j * 2 + k]! += restricted.regressors[i * 2 + j]! * restricted.regressors[i * 2 + k]!;
      }
    return multiply(invertSymmetric(cross, 2)!, moment, 2);
  })();
  const fitted = Float64Array.from({ length: 48 }, (_, i) => a! + b! * data.regressors[i * 3 + 2]!);
  let asLarge = 0;
  for (let mask = 0; mask < 64; mask += 1) {
    const outcome = fitted.map(
      (value, i) => value + ((mask >> data.cluster[i]!) & 1 ? 1 : -1) * (data.outcome[i]! - value),
    );
    if (Math.abs(plainT(data, outcome, 0)) >= Math.abs(found.t) * (1 - 1e-9)) asLarge += 1;
  }
  assert.equal(found.pValue, asLarge / 64);
});

test('With eight clusters and no effect it rejects about one time in twenty, where the plain t test rejects far more often', () => {
  const random = seededRandom(12);
  let [wild, plain] = [0, 0];
  const runs = 400;
  for (let run = 0; run < runs; run += 1) {
    const data = draw(random, 8, 0);
    const found = wildClusterBootstrap(data, 1, 0, { draws: 199, random, points: 'webb' });
    if (found.pValue! <= 0.05) wild += 1;
    if (Math.abs(found.t) > 1.96) plain += 1;
  }
  assert.ok(wild / runs < 0.085, `${wild / runs}`);
  assert.ok(plain / runs > 0.1, `${plain / runs}`);
});

test('Two clusters, and regressors that say the same, have no p-value and say so', () => {
  const options = { draws: 99, random: seededRandom(1), points: 'signs' } as const;
  assert.equal(wildClusterBootstrap(draw(seededRandom(1), 2, 0), 1, 0, options).reason, 'twoClusters');
  const data = draw(seededRandom(1), 4, 0);
  for (let i = 0; i < data.outcome.length; i += 1) data.regressors[i * 3 + 2] = 1;
  assert.equal(wildClusterBootstrap(data, 1, 0, options).reason, 'singular');
});
