import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Actor } from '../../../platform/context.ts';
import { lin, mei, visitor } from '../../../platform/db/fixtures.ts';
import { DomainError } from '../../../platform/errors.ts';
import { type ClusterStage, type Reader, setStage } from '../fixtures.tsx';
import { clustersRoom } from '../index.ts';
import { type FunctioningIndicator, functioningIndicators } from '../rules/functioning.ts';
import { addStatement, withdrawStatement } from '../work/services/stateEvidence.ts';
import { plantedRegister } from './fixtures.ts';
import { detectRegister, listFoundClusters, readFoundCluster, requestRun, tellWorking } from './index.ts';
import { defaultRunOptions } from './model.ts';
import type { ClusterView, FoundView } from './views/found.ts';
import type { CompareView, RunsView, RunView } from './views/runs.ts';

let stage: ClusterStage;
const register = plantedRegister();
before(async () => {
  stage = await setStage();
});
after(() => stage.end());

const quick = { ...defaultRunOptions, simulations: 99, resamples: 20 };
const view = async <View>(url: string, as: Reader = 'visitor') =>
  JSON.parse((await stage.get(url, 'json', as)).body) as View;
const found = (query = '') => view<FoundView>(`/clusters/found${query}`);

async function importCsv(csv: string): Promise<string> {
  const file = path.join(stage.folder, 'planted.csv');
  writeFileSync(file, csv);
  return stage.importRegister(file);
}

async function detect(options = quick, grouping = 'isic4'): Promise<string> {
  const { run } = await requestRun(stage.ctx(lin), { grouping, options });
  await detectRegister(stage.ctx(lin), run);
  return run;
}

test('without a register, and without a detection, the page says what to do', async () => {
  assert.equal((await found()).state, 'noRegister');
  assert.match((await stage.get('/clusters/found')).body, /An officer can import one/);
  await importCsv(register.csv);
  assert.equal((await found()).state, 'noRun');
  const { body } = await stage.get('/clusters/found');
  assert.match(body, /No clusters have been looked for yet/);
  assert.doesNotMatch(body, /<table/);
});

test('a detection that is stopped leaves nothing half done', async () => {
  const { run } = await requestRun(stage.ctx(lin), { grouping: 'isic4', options: quick });
  const stop = new AbortController();
  const ctx = {
    ...stage.ctx(lin),
    signal: stop.signal,
    progress: () => stop.abort(new DomainError('closed', 'job.cancelled')),
  };
  await assert.rejects(detectRegister(ctx, run));
  const { run: stored, clusters } = await view<RunView>(`/clusters/runs/${run}`, 'officer');
  assert.deepEqual([stored.state, clusters.length, stored.clusters], ['cancelled', 0, null]);
  assert.equal((await found()).state, 'noRun');
  await detectRegister(stage.ctx(lin), run);
  assert.equal((await view<RunView>(`/clusters/runs/${run}`, 'officer')).run.state, 'cancelled');
});

test('a detection that cannot be made says why, and leaves nothing', async () => {
  const { run } = await requestRun(stage.ctx(lin), { grouping: 'scheme:tw-factory-9', options: quick });
  await assert.rejects(detectRegister(stage.ctx(lin), run), /No code of the register belongs to a group/);
  const { body } = await stage.get(`/clusters/runs/${run}`, 'html', 'analyst');
  assert.match(body, /No code of the register belongs to a group of the list: choose the list/);
  const unknown = await requestRun(stage.ctx(lin), { grouping: 'list:999', options: quick });
  await assert.rejects(detectRegister(stage.ctx(lin), unknown.run), /clusters\.groupList/);
  assert.equal((await view<RunView>(`/clusters/runs/${unknown.run}`, 'analyst')).run.state, 'failed');
  assert.equal((await found()).state, 'noRun');
});

let firstRun: string;
let cluster: string;

test('the planted cluster is found, with its members and nothing else', async () => {
  firstRun = await detect();
  const { clusters, run, total } = await found();
  assert.equal(run?.isCurrent, true);
  assert.deepEqual([total, clusters[0]?.group, clusters[0]?.places[0]?.name], [1, 'apparel', 'Shetou Township']);
  cluster = clusters[0]!.id;
  const { members, cluster: card } = await view<ClusterView>(`/clusters/found/${cluster}`, 'analyst');
  const inside = members!.rows.map(({ name }) => name!.replace('Plant ', ''));
  const missed = [...register.planted].filter((id) => !inside.includes(id));
  const strange = inside.filter((id) => !register.planted.has(id));
  assert.deepEqual([missed, strange.length <= 2], [[], true], strange.join());
  assert.ok(card.strength > 3 && card.strengthLower > 1.5 && card.qValue <= 0.05, JSON.stringify(card));
  assert.equal(card.functioning, 'unknown');
});

test('the event of a detection is in the outbox with its run', async () => {
  const { rows } = await stage.database.withConnection('owner', (client) =>
    client.query(`SELECT payload FROM platform.outbox_event WHERE topic = 'clusters.detected'`),
  );
  assert.deepEqual(rows, [{ payload: { runId: firstRun, clusters: 1 } }]);
});

test('a cluster’s page tells its finding, its kind and how it was made; never that it works from how dense it is', async () => {
  const { body } = await stage.get(`/clusters/found/${cluster}`);
  assert.match(body, /Clothing around Shetou Township/);
  assert.match(body, /plants of Clothing in \d+ towns?/);
  assert.match(body, /Whether it works as a cluster is not known yet/);
  assert.match(body, /99 times \(seed 1\)/);
  assert.match(body, /toolroom-clusters-1/);
  assert.match(body, /table 7\.6/);
  assert.match(body, /class="map"/);
  assert.match(body, /the register tells which plants came, not which closed/i);
});

test('members are told to those who work with clusters alone', async () => {
  for (const as of ['officer', 'analyst', 'association'] as const) {
    const shown = await view<ClusterView>(`/clusters/found/${cluster}`, as);
    assert.ok(shown.members!.total >= 30, as);
    assert.equal((await stage.get(`/clusters/found/${cluster}/members.csv`, 'html', as)).status, 200);
  }
  for (const as of ['visitor', 'owner'] as const) {
    const { body } = await stage.get(`/clusters/found/${cluster}`, 'json', as);
    assert.equal((JSON.parse(body) as ClusterView).members, null);
    assert.doesNotMatch(body, /XDM-\d{6}/);
    assert.doesNotMatch((await stage.get(`/clusters/found/${cluster}`, 'html', as)).body, /suppliers\/XDM/);
  }
  assert.equal((await stage.get(`/clusters/found/${cluster}/members.csv`, 'html', 'owner')).status, 403);
  assert.equal((await stage.get(`/clusters/found/${cluster}/members.csv`, 'json')).status, 401);
});

test('runs and groups are for those who measure', async () => {
  for (const url of ['/clusters/runs', `/clusters/runs/${firstRun}`, '/clusters/groups']) {
    assert.equal((await stage.get(url, 'json')).status, 401, url);
    assert.equal((await stage.get(url, 'html', 'association')).status, 403, url);
    assert.equal((await stage.get(url, 'html', 'analyst')).status, 200, url);
  }
});

test('filters, sorts and files select the same clusters', async () => {
  const count = async (query: string) => (await found(query)).total;
  assert.equal(await count('?group=apparel&traded=yes&least=20&sort=size'), 1);
  assert.equal(await count('?traded=no'), 0);
  assert.equal(await count('?place=10007170'), 1);
  assert.equal(await count('?place=10007'), 1);
  assert.equal(await count('?place=66000'), 0);
  assert.equal(await count('?functioning=functioning'), 0);
  assert.match((await stage.get('/clusters/found?traded=no')).body, /Take a filter away/);
  for (const query of ['?least=-1', '?sort=best', '?place=%27%3B--', '?page=0'])
    assert.equal((await stage.get(`/clusters/found${query}`)).status, 422, query);
  const lines = (await stage.get('/clusters/found.csv')).body.trim().split('\n');
  assert.equal(lines.length, 2);
  assert.match(lines[1]!, new RegExp(`^${cluster},Clothing around Shetou Township,apparel,Clothing,yes,`));
  const { features } = JSON.parse((await stage.get('/clusters/found.geojson')).body);
  assert.deepEqual([features.length, features[0].geometry.type], [1, 'MultiPolygon']);
});

test('a firm learns to which clusters it belongs', async () => {
  const { enterpriseIds } = (await readFoundCluster(stage.ctx(), cluster))!;
  const panel = clustersRoom.panels.find(({ name }) => name === 'clusters.foundOfFirm')!;
  const told = (await panel.load(stage.ctx(), { id: enterpriseIds[0]! })) as { clusters: { id: string }[] };
  assert.deepEqual(
    told.clusters.map(({ id }) => id),
    [cluster],
  );
  const none = (await panel.load(stage.ctx(), { id: 'XDM-000000000000' })) as { clusters: unknown[] };
  assert.deepEqual(none.clusters, []);
});

test('other rooms read a cluster with its firms, and the clusters of a place', async () => {
  const known = (await readFoundCluster(stage.ctx(), cluster))!;
  assert.deepEqual([known.group, known.isicPrefixes, known.functioning], ['apparel', ['14'], 'unknown']);
  assert.ok(known.enterpriseIds.length >= 30);
  assert.equal(await readFoundCluster(stage.ctx(), 'nothing'), null);
  const here = await listFoundClusters(stage.ctx(), { place: '10007170' });
  assert.deepEqual([here.length, here[0]?.id, 'enterpriseIds' in here[0]!], [1, cluster, false]);
  assert.deepEqual(await listFoundClusters(stage.ctx(), { place: '63000' }), []);
});

test('codes that the same towns hold can be put together in place of a list', async () => {
  const run = await detect({ ...quick, level: 0.2 }, 'related');
  const { run: made, clusters } = await view<RunView>(`/clusters/runs/${run}`, 'analyst');
  assert.equal(made.state, 'done');
  assert.match(made.groupingTitle, /same towns hold/);
  const planted = clusters.find(({ places }) => places.some(({ code }) => code === '10007170'))!;
  const page = await view<ClusterView>(`/clusters/found/${planted.id}`, 'analyst');
  assert.ok(page.isicPrefixes.length > 0 && page.isicPrefixes.every((code) => /^\d{2,4}$/.test(code)));
  assert.ok((made.groups ?? 0) > 1);
});

test('hostile forms are answered field by field, and start nothing', async () => {
  const before = (await view<RunsView>('/clusters/runs', 'analyst')).runs.length;
  const { status, body } = await stage.post('/clusters/runs?economy=XDM', 'analyst', 'bad-1', {
    grouping: 'scheme:nothing',
    simulations: '1e9',
    resamples: '-1',
    level: '0',
    require: 'none',
    leastPlants: '2.5',
    leastStrength: 'strong',
    seed: '9'.repeat(20),
  });
  assert.equal(status, 422);
  const fields = (JSON.parse(body) as { issues: { path: string }[] }).issues.map((issue) =>
    issue.path.replace('body.', ''),
  );
  assert.deepEqual(fields.sort(), [
    'grouping',
    'leastPlants',
    'leastStrength',
    'level',
    'require',
    'resamples',
    'seed',
    'simulations',
  ]);
  assert.equal((await stage.post('/clusters/runs?economy=XDM', 'association', 'bad-2', {})).status, 403);
  assert.equal((await view<RunsView>('/clusters/runs', 'analyst')).runs.length, before);
  const asked = await stage.post('/clusters/runs?economy=XDM', 'analyst', 'good-1', { simulations: '99' });
  assert.match(asked.location ?? '', /^\/jobs\/[0-9a-f-]{36}\?economy=XDM$/);
  assert.equal((await view<RunsView>('/clusters/runs', 'analyst')).runs.length, before + 1);
});

test('a list of groups is copied, changed and saved as the next version; faults name the group', async () => {
  const list = (title: string, codes: string) => ({
    title,
    'code-1': 'socks',
    'title-1': 'Socks',
    'traded-1': 'yes',
    'codes-1': codes,
  });
  const bad = await stage.post('/clusters/groups?economy=XDM', 'analyst', 'groups-1', {
    ...list('', '14 1x 14'),
    'code-2': 'socks',
    'title-2': '',
    'codes-2': '14',
  });
  assert.equal(bad.status, 422);
  const faults = (JSON.parse(bad.body) as { issues: { path: string; code: string }[] }).issues;
  assert.deepEqual(
    faults.map(({ path, code }) => `${path.replace('body.', '')} ${code.split('.').at(-1)}`),
    ['title listTitle', 'codes-1 isic', 'code-2 codeTwice', 'title-2 title', 'codes-2 isicTwice'],
  );
  const saved = await stage.post('/clusters/groups?economy=XDM', 'analyst', 'groups-2', list('Socks alone', '14'));
  assert.equal(saved.location, '/clusters/groups?from=1&economy=XDM');
  const run = await detect(quick, 'list:1');
  const { findings } = await view<RunView>(`/clusters/runs/${run}`, 'analyst');
  assert.deepEqual(
    findings.map(({ group, clusters }) => [group, clusters]),
    [['socks', 1]],
  );
});

test('every number of a card is read by those who work with clusters alone', async () => {
  const cards = (actor: Actor) =>
    stage.database.withActor(stage.ctx(actor), async ({ client }) =>
      Number((await client.query('SELECT count(*) AS held FROM clusters.found_card')).rows[0].held),
    );
  assert.ok((await cards(lin)) > 0);
  assert.deepEqual([await cards(visitor), await cards(mei)], [0, 0]);
});

test('a statement on a cluster is heard by its page and by lists at once, and so is its withdrawal', async () => {
  const ctx = stage.ctx(lin);
  const statement = await addStatement(ctx, cluster, {
    ...{ subject: 'functioning', indicator: 'trust', holds: true, knownOn: '2026-05-01', sourceKind: 'visit' },
    ...{ source: 'Visit of May', link: null, note: '' },
  });
  const known = async () => (await view<ClusterView>(`/clusters/found/${cluster}`)).cluster.functioningObserved;
  assert.equal(await known(), 1);
  await withdrawStatement(ctx, statement, 'It was another cluster');
  assert.equal(await known(), 0);
});

test('what is known of how it works is judged, shown and kept by later detections', async () => {
  const say = (indicator: FunctioningIndicator, holds: boolean) => ({
    indicator,
    holds,
    source: 'Visit',
    on: '2026-10-01',
  });
  const known = functioningIndicators.slice(0, 8).map((indicator, at) => say(indicator, at < 6));
  await stage.database.withActor(stage.ctx(lin), (tx) => tellWorking(tx, cluster, known));
  assert.equal((await found('?functioning=functioning')).total, 1);
  const { cluster: card } = await view<ClusterView>(`/clusters/found/${cluster}`);
  assert.deepEqual([card.functioning, card.functioningObserved, card.functioningShare], ['functioning', 8, 0.75]);
  assert.match((await stage.get(`/clusters/found/${cluster}`)).body, /It works as a cluster/);
  const nowhere = '00000000-0000-4000-8000-000000000000';
  await assert.rejects(
    stage.database.withActor(stage.ctx(lin), (tx) => tellWorking(tx, nowhere, known)),
    /clusters\.cluster/,
  );
});

test('a second detection keeps the id of what it finds again, and the two are compared', async () => {
  await importCsv(plantedRegister({ planted: 45 }).csv);
  const second = await detect();
  assert.equal((await found()).run?.id, firstRun);
  const compared = await view<CompareView>(`/clusters/runs/${second}/compare?with=${firstRun}`, 'analyst');
  assert.deepEqual(
    compared.cases.map(({ fate, before, after }) => [fate, before[0]?.id, after[0]?.id]),
    [['grown', cluster, cluster]],
  );
  assert.equal(compared.sameGroups, true);
  assert.equal((await stage.post(`/clusters/runs/${second}/show?economy=XDM`, 'officer', 'show-1')).status, 200);
  assert.equal((await found()).run?.id, second);
  const { trend, cluster: card } = await view<ClusterView>(`/clusters/found/${cluster}`);
  assert.equal(card.functioning, 'functioning');
  assert.ok(trend.length === 2 && trend[1]!.establishments > trend[0]!.establishments);
  assert.match((await stage.get(`/clusters/found/${cluster}`)).body, /2 detections found it/);
  const nowhere = '00000000-0000-4000-8000-000000000000';
  assert.equal((await stage.get(`/clusters/runs/${second}/compare?with=${nowhere}`, 'html', 'analyst')).status, 404);
  assert.equal((await stage.post(`/clusters/runs/${nowhere}/show?economy=XDM`, 'officer', 'show-2')).status, 404);
});

test('a cluster of two firms tells the public nothing of single ones', async () => {
  await importCsv(plantedRegister({ planted: 45, firms: 2 }).csv);
  const run = await detect();
  await stage.post(`/clusters/runs/${run}/show?economy=XDM`, 'officer', 'show-3');
  const { clusters } = await found();
  const two = clusters.find(({ group }) => group === 'apparel')!;
  const open = await view<ClusterView>(`/clusters/found/${two.id}`);
  assert.deepEqual(
    [open.cluster.status, open.cluster.employment, open.cluster.plantGrowth, open.points.core.length],
    ['suppressed', null, null, 0],
  );
  const inside = await view<ClusterView>(`/clusters/found/${two.id}`, 'officer');
  assert.ok(inside.cluster.employment! > 0 && inside.points.core.length > 0);
  assert.match(
    (await stage.get(`/clusters/found/${two.id}`)).body,
    /Numbers that would tell of a single firm are hidden/,
  );
});
