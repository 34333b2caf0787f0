import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seededRandom } from '../../../kernels/random/index.ts';
import type { Context } from '../../../platform/context.ts';
import { lin, visitor } from '../../../platform/db/fixtures.ts';
import type { DomainError } from '../../../platform/errors.ts';
import { type ClusterStage, setStage } from '../fixtures.tsx';
import { plantedRegister } from './fixtures.ts';
import { listFound, listFoundClusters, readFound } from './services/readFound.ts';
import { readFoundForWork } from './services/readFoundForWork.ts';
import { listRuns, readRun } from './services/readRuns.ts';
import { requestRun, runNow } from './services/requestRun.ts';
import { writeFoundGeoJson, writeFoundRows, writeMembers } from './services/writeFound.ts';

const options = { simulations: 99, resamples: 10, level: 0.05, require: 'both' as const };
const everything = { group: '', place: '', type: '', traded: '', least: 0, sort: 'strength', page: 1 } as const;

describe('detection over a register with a planted cluster', () => {
  const register = plantedRegister(seededRandom(5));
  let stage: ClusterStage;
  let officer: Context;
  let anybody: Context;
  const run = (ctx: Context, more: Partial<typeof options> = {}) =>
    runNow(ctx, { ...options, ...more }, 'tw-factory-3');
  before(async () => {
    stage = await setStage();
    const file = path.join(stage.folder, 'planted.csv');
    writeFileSync(file, register.file);
    await stage.importRegister(file);
    officer = stage.ctx(lin);
    anybody = stage.ctx(visitor);
    await run(officer);
  });
  after(() => stage.end());

  test('finds the planted makers and nothing of what is spread', async () => {
    const found = await listFound(anybody, everything);
    assert.deepEqual(
      found.clusters.map(({ groupCode }) => groupCode),
      ['232'],
    );
    const [cluster] = found.clusters;
    assert.ok(cluster!.establishments >= 0.8 * register.planted.length, String(cluster!.establishments));
    assert.equal(found.run!.establishments, register.plants);
    assert.equal(found.canRun, false);
    assert.equal((await listFound(anybody, { ...everything, group: '123' })).total, 0);
    assert.equal((await listFoundClusters(anybody, { place: cluster!.placeCodes[0]! })).length, 1);
    assert.equal((await listFoundClusters(anybody, { place: '99' })).length, 0);
  });

  test('shows members to those who lead and measure clusters, and to nobody else', async () => {
    const [{ id } = { id: '' }] = (await listFound(anybody, everything)).clusters;
    const [open, inner] = [await readFound(anybody, id, 1), await readFound(officer, id, 1)];
    assert.deepEqual([open.members, open.enterpriseIds, open.properties.members], [null, [], null]);
    assert.ok(inner.members!.rows.length > 0 && inner.enterpriseIds.length > 10);
    assert.ok(inner.members!.rows.every(({ membership }) => membership >= 0.5));
    await assert.rejects(writeMembers(anybody, id), (error: DomainError) => error.code === 'notAllowed');
    assert.equal((await writeMembers(officer, id)).rows.length, inner.members!.total);
    assert.deepEqual((await readFoundForWork(anybody, id))!.enterpriseIds, []);
    assert.equal((await readFoundForWork(officer, id))!.enterpriseIds.length, inner.enterpriseIds.length);
    await assert.rejects(readFound(anybody, 'nothing', 1), (error: DomainError) => error.code === 'notFound');
  });

  test('files hold the published numbers and the outline, and name no plant', async () => {
    const { names, rows } = await writeFoundRows(anybody, everything);
    assert.equal(rows.length, 1);
    assert.ok(names.includes('strengthLower'));
    const geojson = JSON.stringify(await writeFoundGeoJson(anybody, everything));
    assert.match(geojson, /MultiPolygon/);
    assert.ok(register.planted.every((plant) => !geojson.includes(plant)));
  });

  test('keeps the id of a cluster from run to run and tells what became of it', async () => {
    const before = (await listFound(officer, everything)).clusters[0]!.id;
    await run(officer, { resamples: 12 });
    assert.equal((await listFound(officer, everything)).clusters[0]!.id, before);
    const { runs } = await listRuns(officer);
    assert.deepEqual(
      runs.map(({ isCurrent, state }) => [isCurrent, state]),
      [
        [true, 'done'],
        [false, 'done'],
      ],
    );
    const view = await readRun(officer, runs[0]!.id, null);
    assert.deepEqual(view.compared!.changes, [{ change: 'same', now: before, before: [before] }]);
    assert.equal(view.findings.find(({ group }) => group === '232')!.clusters, 1);
    assert.equal((await readFound(officer, before, 1)).trend.length, 2);
  });

  test('a run that is stopped changes nothing that is shown, and says so', async () => {
    const shown = (await listFound(officer, everything)).run!.id;
    const controller = new AbortController();
    controller.abort(new Error('gone'));
    await assert.rejects(run({ ...officer, signal: controller.signal }), /gone/);
    assert.equal((await listFound(officer, everything)).run!.id, shown);
    const stopped = (await listRuns(officer)).runs[0]!;
    assert.deepEqual([stopped.state, stopped.reason, stopped.isCurrent], ['failed', 'stopped', false]);
  });

  test('a run that is asked for waits in the queue', async () => {
    await requestRun(officer, 'tw-factory-3', options);
    assert.equal((await listRuns(officer)).runs[0]!.state, 'waiting');
  });
});

test('an economy without a detection says that there is none', async () => {
  const stage = await setStage();
  try {
    const found = await listFound(stage.ctx(visitor), everything);
    assert.deepEqual([found.run, found.total, found.clusters], [null, 0, []]);
  } finally {
    await stage.end();
  }
});
