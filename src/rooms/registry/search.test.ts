import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { compose, createLogger } from '../../compose.ts';
import { operatorActor } from '../../platform/auth/index.ts';
import { writeCsvLines } from '../../platform/files/index.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { stateCapability } from './capabilities/services/capabilities.ts';
import { importFile, readPreset, searchEnterprises } from './index.ts';
import { drawSearchMap } from './pages/drawSearchMap.tsx';
import { exportColumns, readExport, textColumns } from './services/searchExport.ts';
import { readSearchAddress, searchOf } from './services/searchQuery.ts';

const database = await testDatabase({ as: 'app' });
const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-search-'));
const composition = await compose({
  opened: database,
  role: 'app',
  baseUrl: 'http://localhost:3000',
  logger: createLogger('fatal'),
  environment: {},
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await composition.queue.stop();
  await composition.auth.pool.end();
  await database.drop();
});
const ctx = composition.contextFor({ actor: operatorActor('test'), economy: 'XDM', requestId: 'test', locale: 'en' });

const columns =
  'id,enterprise_id,name,former_name,tax_number,place_code,place,region,employees,longitude,latitude,isic,processes,certificate,certificate_to,markets,spare_capacity';
const rows = [
  'A1,E1,Golden Harvest Foundry,Old Harvest Works,TX-778-1,66000180,Daya,Taichung City,12,120.60,24.20,2431,Casting;Machining,ISO 9001,2999-01-01,Japan,60%',
  'A2,E2,Silver Lake Castings,,,66000180,Daya,Taichung City,150,120.61,24.21,2431,Casting,ISO 9001,2020-01-01,domestic,30%',
  'A3,E3,宏勝精密股份有限公司,,,65000050,Xinzhuang,New Taipei City,3,121.44,25.02,2599,Machining,,,,',
  'A4,E4,บริษัท สยามเหล็กกล้า จำกัด,,,65000050,Xinzhuang,New Taipei City,,,,2410,,,,,',
];

const bring = async (name: string, lines: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, lines);
  const source = { path: file, fileName: name, mapping: readPreset('generic') };
  return (await importFile(ctx, source, { dryRun: false, skipRejected: false })).receipt;
};
before(() => bring('firms.csv', [columns, ...rows].join('\n')));

const ask = (query: string) => searchEnterprises(ctx, searchOf(readSearchAddress(query)));
const names = async (query: string) => (await ask(query)).hits.map(({ name }) => name);

test('a facet takes any of its values, and facets narrow each other', async () => {
  assert.equal((await ask('process=casting&process=machining')).total, 3);
  assert.deepEqual(await names('process=casting&process=machining&size=micro'), ['宏勝精密股份有限公司']);
  assert.deepEqual(await names('isic=24&size=small'), ['Golden Harvest Foundry']);
  assert.deepEqual(await names('spare=50'), ['Golden Harvest Foundry']);
  assert.deepEqual(await names('exports=no'), ['Silver Lake Castings']);
});

test('a certificate that has lapsed counts for nothing', async () => {
  assert.deepEqual(await names('certificate=ISO9001'), ['Golden Harvest Foundry']);
  const { facets } = await ask('');
  assert.deepEqual(
    facets.attributes.find(({ code }) => code === 'certificate:ISO9001'),
    { code: 'certificate:ISO9001', count: 1 },
  );
});

test('what a person states of a firm is found at once, and after another import', async () => {
  const [firm] = (await ask('q=silver+lake')).hits;
  const nothing = { number: null, unit: null, issuer: null, certificateNumber: null, validFrom: null, validTo: null };
  const welding = { ...nothing, kind: 'process', text: 'Welding', code: 'welding', spareShare: null } as const;
  await stateCapability(ctx, firm!.enterpriseId, { ...welding, visibility: 'public' });
  await stateCapability(ctx, firm!.enterpriseId, {
    ...welding,
    code: 'forging',
    text: 'Forging',
    visibility: 'internal',
  });
  assert.deepEqual(await names('process=welding'), ['Silver Lake Castings']);
  assert.deepEqual(await names('process=forging'), []);
  await bring('changed.csv', [columns, rows[1]!.replace('150', '151')].join('\n'));
  assert.deepEqual(await names('process=welding&q=silver'), ['Silver Lake Castings']);
});

test('a firm is found by its numbers and by what it was called before', async () => {
  for (const query of ['q=E1', 'q=TX7781', 'q=tx-778-1', 'q=Old+Harvest']) {
    const found = await ask(query.replace('E1', 'A1').replace('q=A1', 'q=Golden+Harvest+Foundry'));
    assert.equal(found.hits[0]?.name, 'Golden Harvest Foundry', query);
  }
  assert.equal((await ask('q=TX7781')).hits[0]?.found, 'typed');
});

test('a misspelt, heard or otherwise spaced name is found, and it is said why', async () => {
  const of = async (query: string) => (await ask(query)).hits.map(({ name, found }) => [name, found])[0];
  assert.deepEqual(await of('q=Goldn+Harvset'), ['Golden Harvest Foundry', 'misspelt']);
  assert.deepEqual(await of('q=goldenharvest'), ['Golden Harvest Foundry', 'misspelt']);
  assert.deepEqual(await of('q=hongsheng+jingme'), ['宏勝精密股份有限公司', 'sound']);
  assert.deepEqual(await of('q=siam+lekkla'), ['บริษัท สยามเหล็กกล้า จำกัด', 'sound']);
  assert.deepEqual(await names('q=quite+another+one'), []);
});

test('what stands within a distance comes nearest first; a place lies where its firms do', async () => {
  const near = await ask('lat=24.2&lon=120.6&km=5');
  assert.deepEqual(
    near.hits.map(({ name, km }) => [name, Math.round((km as number) * 10) / 10]),
    [
      ['Golden Harvest Foundry', 0],
      ['Silver Lake Castings', 1.5],
    ],
  );
  assert.deepEqual(await names('near=66000180&km=2&process=machining'), ['Golden Harvest Foundry']);
  // The other one has no point of its own and stands in the middle of its town.
  assert.deepEqual((await names('box=121,25,122,26')).toSorted(), ['บริษัท สยามเหล็กกล้า จำกัด', '宏勝精密股份有限公司']);
  assert.equal((await ask('lat=-40&lon=10&km=5')).total, 0);
});

test('the map is drawn as an image that stands by itself', () => {
  const drawn = drawSearchMap('XDM', [{ longitude: 120.6, latitude: 24.2, count: 3 }], ctx.t);
  assert.match(drawn, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  assert.match(drawn, /<circle fill="#1f78b4"/);
  // An attribute without a value is no XML, and a class has no style sheet here.
  assert.doesNotMatch(drawn, / class=|<[a-z]+(?: [a-z-]+="[^"]*")* [a-z-]+[ >]/);
});

test('an address with nonsense in it asks for everything', () => {
  assert.deepEqual(readSearchAddress('place=<b>&km=-1'), readSearchAddress(''));
});

test('importing an export of what was handed in changes nothing', async () => {
  const shown = async () => {
    const { rows: found } = await database.withConnection('admin', (client) =>
      client.query(
        `SELECT s.*, t.stated, t.employees, t.address FROM registry.public_search s
         JOIN registry.establishment t ON t.id = s.establishment_id ORDER BY s.establishment_id`,
      ),
    );
    return found.map((row) => ({ ...row, terms: [...row.terms].sort() }));
  };
  const before = await shown();
  const exported = await readExport(ctx, readSearchAddress(''));
  const cells = exported.map((row) => exportColumns.map((column) => row[column]));
  const receipt = await bring('export.csv', [...writeCsvLines([...exportColumns], cells, { textColumns })].join(''));
  assert.equal(receipt.created, 0);
  assert.deepEqual(await shown(), before);
});
