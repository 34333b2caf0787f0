import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { readPreset } from '../../src/rooms/registry/services/readMapping.ts';
import { openDrill } from './registryCommand.ts';

const drill = await openDrill({ economy: 'VNM' });
after(() => drill.stop());
const tables = [
  'source_record',
  'enterprise',
  'establishment',
  'identifier',
  'public_search',
  'import',
  'staged_record',
  'fact',
];
afterEach(async () => {
  for (const table of tables) await drill.query(`DELETE FROM registry.${table}`);
});

const generic = ['--preset', 'generic', '--economy', 'VNM'];
const csv = (...lines: string[]) => `${lines.join('\n')}\n`;
const facts = () =>
  drill.query<{ fact: string; value: unknown; class: string }>(
    'SELECT fact, value, class FROM registry.fact WHERE superseded_at IS NULL ORDER BY fact, value::text',
  );
const names = () =>
  drill.query<{ name: string; source: string }>('SELECT name, source FROM registry.establishment ORDER BY name');

test('a firm without number, people and street is registered like any other', async () => {
  const ran = await drill.import(drill.keep('micro.csv', csv('id,name,registered', 'M1,Bà Ba bánh mì,no')), ...generic);
  assert.deepEqual([ran.code, ran.output.created, ran.output.rejectedCount], [0, 1, 0]);
  assert.deepEqual(await facts(), [{ fact: 'registered', value: false, class: 'internal' }]);
});

test('further names, numbers and capabilities stand in what is stated, and the firm is found by each of its names', async () => {
  const file = drill.keep(
    'wide.csv',
    csv(
      'id,name,trading_name,former_name,romanised_name,tax_number,website,processes,certificate,certificate_number,certificate_from,certificate_to,capacity,spare_capacity,lead_time,markets,isic,isic_share',
      'W1,Cơ khí Hòa Bình,HB Metal; HB Tools,Xí nghiệp 12,Hoa Binh Mechanical,0101234567,hb.example.vn,CNC milling; turning,ISO 9001,VN-77,1/2/2024,31/01/2027,"5,000 pieces a month",35%,21,Japan;Viet Nam,2511,60%',
    ),
  );
  const ran = await drill.import(file, ...generic);
  assert.equal(ran.code, 0, ran.faults.join('\n'));
  const [row] = await drill.query<{ stated: Record<string, unknown> }>('SELECT stated FROM registry.establishment');
  assert.deepEqual(row?.stated, {
    names: [
      { kind: 'trading', text: 'HB Metal' },
      { kind: 'trading', text: 'HB Tools' },
      { kind: 'former', text: 'Xí nghiệp 12' },
      { kind: 'romanised', text: 'Hoa Binh Mechanical' },
    ],
    identifiers: [{ scheme: 'TAX', value: '0101234567' }],
    website: 'https://hb.example.vn',
    capabilities: [
      { kind: 'process', text: 'CNC milling' },
      { kind: 'process', text: 'turning' },
      { kind: 'certificate', text: 'ISO 9001', code: 'VN-77', validFrom: '2024-02-01', validTo: '2027-01-31' },
      { kind: 'market', text: 'Japan' },
      { kind: 'market', text: 'Viet Nam' },
      { kind: 'capacity', text: '5,000 pieces a month', number: 5000, unit: 'pieces a month' },
      { kind: 'spareShare', text: '35%', number: 0.35 },
      { kind: 'leadTime', text: '21', number: 21, unit: 'days' },
    ],
    industries: [{ scheme: 'ISIC4', code: '2511', share: 0.6 }],
  });
  const { searchEnterprises } = await import('../../src/rooms/registry/index.ts');
  for (const text of ['hb tools', 'hoa binh mechanical', 'xí nghiệp 12', 'cơ khí']) {
    const plain = {
      place: null,
      isic: null,
      national: null,
      box: null,
      page: 1,
      pageSize: 3,
      sort: 'relevance',
    } as const;
    const { hits } = await searchEnterprises(drill.context(), { ...plain, text });
    assert.equal(hits.length, 1, text);
  }
});

test('facts are kept with their class, superseded by the same source alone, and undo puts the former in force again', async () => {
  const header = 'id,name,employees,turnover,export_share,women_owned,email,phone';
  const first = await drill.import(
    drill.keep('a.csv', csv(header, 'F1,May Sông Hồng,20-49,"1,250,000",35%,yes,ba@example.vn,+84 24 3825 0000')),
    ...generic,
  );
  assert.equal(first.code, 0, first.faults.join('\n'));
  const before = await facts();
  assert.deepEqual(before, [
    { fact: 'email', value: 'ba@example.vn', class: 'personal' },
    { fact: 'employeesBand', value: '20..49', class: 'internal' },
    { fact: 'exportShare', value: 0.35, class: 'confidential' },
    { fact: 'phone', value: '+84 24 3825 0000', class: 'personal' },
    { fact: 'turnover', value: 1250000, class: 'confidential' },
    { fact: 'womenOwned', value: true, class: 'internal' },
  ]);
  const second = await drill.import(
    drill.keep('b.csv', csv(header, 'F1,May Sông Hồng,50+,1300000,35%,yes,ba@example.vn,+84 24 3825 0000')),
    ...generic,
  );
  const now = await facts();
  assert.deepEqual(
    now.filter(({ fact }) => /Band|turnover/.test(fact)).map(({ value }) => value),
    ['50..', 1300000],
  );
  assert.equal(now.length, 6, 'what is said again is not written again');
  await drill.undo(second.output.importId as string);
  assert.deepEqual(await facts(), before);
  await drill.undo(first.output.importId as string);
  assert.deepEqual(await drill.query('SELECT * FROM registry.fact'), []);
});

const visit = () => {
  const preset = readPreset('generic');
  return drill.keep(
    'visit.json',
    JSON.stringify({ ...preset, name: 'visits', title: 'Visits', source: { ...preset.source, kind: 'visit' } }),
  );
};

test('a visit does not take the place of a register, comes in force when the register is taken back, and a register beats it', async () => {
  const byVisit = ['--mapping', visit(), '--economy', 'VNM'];
  const register = await drill.import(
    drill.keep('r.csv', csv('id,name', 'K1,From the register', 'K2,Second')),
    ...generic,
  );
  const visited = await drill.import(
    drill.keep('v.csv', csv('id,name', 'K1,From a visit', 'K3,Only visited')),
    ...byVisit,
  );
  assert.deepEqual(
    [visited.output.created, visited.output.updated, visited.output.unchanged, visited.output.notes.outranked],
    [1, 0, 1, 1],
  );
  assert.deepEqual(
    (await names()).map(({ name }) => name),
    ['From the register', 'Only visited', 'Second'],
  );
  const again = await drill.import(
    drill.keep('v.csv', csv('id,name', 'K1,From a visit', 'K3,Only visited')),
    ...byVisit,
  );
  assert.equal(
    again.output.importId,
    visited.output.importId,
    'the same file is known although a row of it is not shown',
  );

  const undone = await drill.undo(register.output.importId as string);
  assert.deepEqual(undone.output, { importId: register.output.importId, removed: 1, restored: 1, conflicts: [] });
  assert.deepEqual(await names(), [
    { name: 'From a visit', source: 'visits' },
    { name: 'Only visited', source: 'visits' },
  ]);
  const later = await drill.import(drill.keep('r2.csv', csv('id,name', 'K1,Register of later')), ...generic);
  assert.equal(later.output.updated, 1);
  assert.deepEqual(
    (await names()).map(({ name }) => name),
    ['Only visited', 'Register of later'],
  );
  await drill.undo(later.output.importId as string);
  assert.equal((await drill.undo(visited.output.importId as string)).output.removed, 2);
  assert.deepEqual(await names(), []);
});

test('an outranked import is taken back without touching what is shown', async () => {
  await drill.import(drill.keep('r.csv', csv('id,name', 'K1,From the register')), ...generic);
  const before = await drill.state();
  const visited = await drill.import(
    drill.keep('v.csv', csv('id,name', 'K1,From a visit')),
    '--mapping',
    visit(),
    '--economy',
    'VNM',
  );
  assert.deepEqual((await drill.undo(visited.output.importId as string)).output.removed, 0);
  const state = await drill.state();
  for (const table of ['source_record', 'enterprise', 'establishment', 'public_search'])
    assert.equal(state[table], before[table], table);
});

test('a list of many economies gives each its own rows, and a made key knows a record again however it is spelt', async () => {
  const list = csv(
    'country,name,address,sector,lat,lng',
    'VIET NAM,Saigon Knit Co. Ltd,"12 Le Loi, HCMC",Apparel,10.77,106.70',
    'Vietnm,Hanoi Shoes,Hanoi,Footwear,21.02,105.84',
    'Thailand,Bangkok Bags,Bangkok,Bags,13.75,100.5',
  );
  const preset = ['--preset', 'open-supply-hub', '--economy', 'VNM'];
  const ran = await drill.import(drill.keep('osh.csv', list), ...preset);
  assert.deepEqual([ran.code, ran.output.created, ran.output.notes.otherEconomy], [0, 2, 1]);
  const spelt = await drill.import(
    drill.keep(
      'osh2.csv',
      csv('country,name,address,sector,lat,lng', 'VN,SAIGON KNIT CO LTD,"12, Le Loi HCMC",Apparel,10.77,106.70'),
    ),
    ...preset,
  );
  assert.deepEqual([spelt.output.created, spelt.output.updated], [0, 1]);
  const unknown = await drill.import(drill.keep('osh3.csv', csv('country,name,address', 'Nigera,A,B')), ...preset);
  assert.equal(unknown.code, 2);
  assert.match(unknown.faults[0] ?? '', /2:country: .*nearest: .*Niger/);
});

test('a number that a spreadsheet has shortened is refused, and digits of every script are digits', async () => {
  const ran = await drill.import(
    drill.keep('n.csv', csv('id,name,tax_number', '1.23E+15,A,', '๐๐๑,B,1.2E+12', '००२,C,')),
    ...generic,
  );
  assert.deepEqual(
    ran.output.rejected.map(({ row, column, code }) => [row, column, code]),
    [
      [2, 'id', 'shortenedNumber'],
      [3, 'tax_number', 'shortenedNumber'],
    ],
  );
  await drill.import(drill.keep('n2.csv', csv('id,name', '๐๐๑,B', '००२,C')), ...generic);
  assert.deepEqual(
    (await drill.query<{ k: string }>('SELECT source_key AS k FROM registry.establishment ORDER BY 1')).map(
      ({ k }) => k,
    ),
    ['001', '002'],
  );
});
