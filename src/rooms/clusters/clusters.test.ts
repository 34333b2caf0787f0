import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AnalysisCommand } from '../../platform/command/define.ts';
import { lin, visitor } from '../../platform/db/fixtures.ts';
import { renderToString } from '../../platform/html/renderPage.ts';
import { listJobs } from '../../platform/jobs/index.ts';
import { createDispatcher } from '../../platform/outbox/index.ts';
import { undoImport } from '../registry/index.ts';
import type { LocationQuotientOutput } from './analyses/statistics/locationQuotient.ts';
import { type ClusterStage, pageOf, setStage } from './fixtures.tsx';
import { clustersRoom } from './index.ts';
import { measureRegister } from './services/measureRegister.ts';
import type { ClustersView } from './views/clusters.ts';

let stage: ClusterStage;
let importId: string;
before(async () => {
  stage = await setStage();
});
after(() => stage.end());

const view = async (url: string) => JSON.parse((await stage.get(url, 'json')).body) as ClustersView;
const panel = clustersRoom.panels[0]!;
async function panelText(places: string, industries: string): Promise<string> {
  const ctx = stage.ctx(visitor);
  const model = await panel.load(ctx, { id: 'XDM-000000000000', places, industries });
  return renderToString(panel.draw(model, pageOf(ctx, '/suppliers/x')));
}

test('without a register the page says so and what to do', async () => {
  const { status, body } = await stage.get('/clusters');
  assert.equal(status, 200);
  assert.match(body, /No register of Demonstration economy has been imported yet/);
  assert.match(body, /An officer can import one/);
  assert.doesNotMatch(body, /<table|<svg/);
  assert.equal((await view('/clusters')).state, 'noRegister');
});

test('a register that is not measured yet is not known yet, and no zero', async () => {
  importId = await stage.importRegister();
  const { body } = await stage.get('/clusters');
  assert.match(body, /Not known yet/);
  assert.match(body, /69 establishments/);
  assert.equal((await view('/clusters')).state, 'notMeasured');
  assert.match(await panelText('10007170', 'tw-factory-3:123'), /not known yet/);
});

test('news of an import becomes a job, in the transaction in which it is heard or not at all', async () => {
  const asWorker = { ...stage.ctx(), db: stage.database.as('job') };
  const jobs = () => asWorker.db.withActor(asWorker, (tx) => listJobs(tx, 100), { readOnly: true });
  const queued = async () =>
    stage.database.withConnection('queue', async (client) => {
      const { rows } = await client.query(
        `SELECT data->>'id' AS id FROM pgboss.job WHERE name = 'toolroom' ORDER BY 1`,
      );
      return rows.map(({ id }) => id);
    });
  const event = { id: '', economy: 'XDM', topic: 'registry.importApplied', payload: {} };
  const listener = clustersRoom.listeners.find(({ topic }) => topic === 'registry.importApplied')!;
  await assert.rejects(
    asWorker.db.withActor(asWorker, async (tx) => {
      await listener.hear(asWorker, tx, event);
      throw new Error('the transaction does not come through');
    }),
    /does not come through/,
  );
  assert.deepEqual([await jobs(), await queued()], [[], []]);

  const dispatcher = createDispatcher({
    opened: stage.database,
    listeners: clustersRoom.listeners,
    contextFor: () => stage.ctx(),
    onError: (error) => assert.fail(String(error)),
  });
  assert.deepEqual(await dispatcher.runOnce(), { delivered: 1, failed: 0 });
  const [job, ...others] = await jobs();
  assert.deepEqual([job?.name, job?.state, others.length], ['clusters.measureRegister', 'queued', 0]);
  assert.deepEqual(await queued(), [job?.id]);
});

test('the cells of the page are those that `clusters measure` makes of the file', async () => {
  await measureRegister(stage.ctx());
  const measure = clustersRoom.commands.find(({ verb }) => verb === 'measure') as AnalysisCommand;
  const { output } = await measure.run(
    {
      files: [stage.file],
      spec: { statistic: 'locationQuotient', area: 'town_code', industry: 'product', separator: ';' },
      specFolder: stage.folder,
      specFile: 'spec.json',
      options: {},
      seed: 1,
      seedGiven: false,
      format: null,
      signal: new AbortController().signal,
    },
    { progress: () => {}, note: () => {} },
  );
  const { results, n } = output as LocationQuotientOutput;
  assert.equal(results.length, 9);
  for (const industry of ['123', '232', '313']) {
    const shown = await view(`/clusters?industry=tw-factory-3:${industry}`);
    assert.equal(shown.measurement?.plants, n);
    for (const row of results.filter((one) => one.industry === industry)) {
      const cell = shown.areas.find(({ area }) => area === row.area)!;
      assert.deepEqual(
        [cell.plants, cell.expected, cell.locationQuotient, cell.shrunk, cell.lower, cell.upper, cell.q],
        [row.observed, row.expected, row.locationQuotient, row.shrunk, row.lower, row.upper, row.qBH],
        `${row.area} ${industry}`,
      );
    }
  }
});

test('the page opens with the clearest gathering as a sentence, with its map, its dates and its number of plants', async () => {
  const { body } = await stage.get('/clusters');
  assert.match(
    body,
    /Socks[^<]*: plants gather in Shetou Township, Changhua County, 2 times the expected number \(24 against 12\.1\)/,
  );
  assert.match(body, /69 plants in 3 towns, register as of 1 January 2026; computed on \d+ \w+ \d{4}/);
  assert.match(body, /class="map"/);
  assert.match(body, /no plant of this industry/);
  assert.match(body, /href="\/clusters\/method"/);
  assert.doesNotMatch(body, /Measure the register/);
});

test('a cell leads to the firms behind it, by the register’s own code or by ISIC', async () => {
  const [first] = (await view('/clusters?industry=tw-factory-3:313')).cells;
  assert.equal(first?.firms, '/suppliers?economy=XDM&place=66000110&industry=tw-factory-3%3A313');
  const [byDivision] = (await view('/clusters?scheme=ISIC4')).cells;
  assert.match(byDivision?.firms ?? '', /^\/suppliers\?economy=XDM&place=\d{8}&isic=\d\d$/);
});

test('towns are ranked by evidence, shrunk quotient or plants, from a number of plants on, in pages', async () => {
  const order = async (query: string) => (await view(`/clusters?industry=tw-factory-3:232&${query}`)).cells;
  const quotients = (await order('sort=quotient')).map(({ shrunk }) => shrunk);
  assert.deepEqual(
    quotients,
    [...quotients].sort((a, b) => b - a),
  );
  assert.deepEqual(
    (await order('sort=plants')).map(({ plants }) => plants),
    [5, 4, 3],
  );
  assert.deepEqual(
    (await order('sort=plants&least=4')).map(({ plants }) => plants),
    [5, 4],
  );
  const { cells } = await view('/clusters?industry=tw-factory-3:232');
  assert.ok(cells.every(({ q, standsOut, plants }) => standsOut === q < 0.05 && plants > 0));
  const { body } = await stage.get('/clusters?industry=tw-factory-3:232');
  assert.match(body, /could be chance/);
  assert.doesNotMatch(body, />stands out</);
  const past = await stage.get('/clusters?industry=tw-factory-3:232&page=2');
  assert.match(past.body, /The list ends before this page/);
  assert.match((await stage.get('/clusters?least=500')).body, /No town has that many plants/);
});

test('an industry of another scheme gives way; an unknown scheme says what there is', async () => {
  assert.equal((await view('/clusters?scheme=ISIC4&industry=tw-factory-3:123')).query.scheme, 'ISIC4');
  const { industries, query } = await view('/clusters?scheme=ISIC4');
  const other = industries.find(({ code }) => `ISIC4:${code}` !== query.industry)!;
  const left = await view(`/clusters?scheme=ISIC4&industry=tw-factory-3:${other.code}`);
  assert.equal(left.query.industry, query.industry);
  const unknown = await stage.get('/clusters?scheme=nothing');
  assert.match(unknown.body, /Nothing has been measured in the classification “nothing”/);
  assert.match(unknown.body, /National product groups/);
  assert.equal((await stage.get('/clusters?scheme=%27%3B')).status, 422);
});

test('all industries together show only what stands out', async () => {
  const all = await view('/clusters?show=all');
  assert.ok(all.cells.length === all.standingOut && all.cells.length >= 2, `${all.cells.length}`);
  assert.ok(all.cells.every(({ q, standsOut }) => q < 0.05 && standsOut));
  assert.match((await stage.get('/clusters?show=all')).body, /pairs of town and industry, of 9 looked at, hold more/);
});

test('the files hold what the page selects, with every number and its date', async () => {
  const { body } = await stage.get('/clusters.csv?industry=tw-factory-3:313&least=0');
  const lines = body.trim().split('\n');
  assert.equal(lines.length, 4);
  assert.match(
    lines[0]!,
    /^scheme,industry,industry_title,area,place,region,plants,expected,location_quotient,p_upper,/,
  );
  assert.match(lines[1]!, /^tw-factory-3,313,[^,]+,66000110,Dajia District,Taichung City,23,/);
  assert.match(lines[1]!, /,69,2026-01-01,\d{4}-\d\d-\d\dT/);
  const shapes = JSON.parse((await stage.get('/clusters.geojson?industry=tw-factory-3:313')).body);
  const label = (code: string) =>
    shapes.features.find(({ properties }: { properties: { code: string } }) => properties.code === code).properties;
  assert.match(label('66000110').label, /Dajia District.*23 plants.*Stands out \(q under 0\.001\)/);
  assert.equal(label('66000110').class, 'd4');
  assert.deepEqual([label('10007170').class, label('10007170').href], ['empty-area', undefined]);
  assert.match(label('10007170').label, /no plant of this industry, \d+\.\d expected/);
  assert.match(label('10015010').label, /no plant of any industry in the register/);
  assert.deepEqual([label('10015010').class, label('10015010').href], ['empty-area', undefined]);
  assert.equal((await stage.get('/clusters.geojson?economy=AUS')).status, 404);
});

test('a firm learns whether it stands where its industry gathers', async () => {
  const yes = await panelText('10007170', 'tw-factory-3:123,ISIC4:1410');
  assert.match(yes, /stands where its industry gathers/);
  assert.match(yes, /24 plants in Shetou Township, Changhua County, 2 times the 12\.1 expected \(q under 0\.001\)/);
  assert.match(yes, /href="\/suppliers\?economy=XDM&amp;place=10007170/);
  assert.match(
    await panelText('65000080', 'tw-factory-3:123'),
    /The one pair of its towns and industries does not stand out/,
  );
  assert.match(await panelText('', 'tw-factory-3:123'), /names no town or no industry/);
});

test('who may measure asks for a job once, however often the form is sent', async () => {
  const first = await stage.post('/clusters/measure?economy=XDM', 'officer', 'key-1');
  assert.equal(first.status, 200);
  assert.match(first.location ?? '', /^\/jobs\/[0-9a-f-]{36}\?economy=XDM$/);
  assert.deepEqual(await stage.post('/clusters/measure?economy=XDM', 'officer', 'key-1'), first);
  const officer = stage.ctx(lin);
  const mine = await stage.database.withActor(officer, (tx) => listJobs(tx, 10), { readOnly: true });
  assert.equal(mine.length, 1);
  const { rows } = await stage.database.withConnection('owner', (client) =>
    client.query(`SELECT verb FROM platform.audit_entry WHERE verb = 'clusters.measure.request'`),
  );
  assert.equal(rows.length, 1);
  assert.equal((await stage.post('/clusters/measure', 'visitor', 'key-2')).status, 401);
});

test('what the register lost is no longer shown as measured', async () => {
  await undoImport(stage.ctx(), importId);
  await measureRegister(stage.ctx());
  const shown = await view('/clusters');
  assert.deepEqual([shown.state, shown.schemes], ['noRegister', []]);
  const { rows } = await stage.database.withConnection('owner', (client) =>
    client.query('SELECT FROM clusters.location_quotient'),
  );
  assert.equal(rows.length, 0);
});
