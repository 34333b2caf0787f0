import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openTable, readReferenceFolder } from '../../../platform/files/index.ts';
import { openGeocoder } from './geocode.ts';

const geocoder = openGeocoder('TWN')!;
const locate = (address: string | null, placeCode: string | null = null, village: string | null = null) =>
  geocoder.locate({ placeCode, village, address });

test('an economy without boundaries has no geocoder, and nothing is invented', () => {
  assert.equal(openGeocoder('VNM'), null);
});

const addresses: [address: string, town: string | null, precision?: 'town' | 'village'][] = [
  ['臺北市南港區東明里南港路二段99號', '63000090', 'village'],
  ['台北市南港區南港路二段99號', '63000090', 'town'],
  ['115臺北市南港區南港路二段99號', '63000090', 'town'],
  ['高雄市鳥松區仁美里美山路36巷1號', '64000180', 'village'],
  ['桃園縣中壢市中正路1號', '68000020', 'town'],
  ['臺北縣板橋市文化路1號', '65000010', 'town'],
  ['板橋區文化路1號', '65000010', 'town'],
  ['東區光復路1號', null],
  ['雲林縣', null],
  ['No. 1, Wenhua Rd., Banqiao Dist., New Taipei City', '65000010', 'town'],
  ['Somewhere else', null],
  ['', null],
];
for (const [address, town, precision] of addresses)
  test(`"${address}" is ${town === null ? 'not located' : `in ${town}, to the ${precision}`}`, () => {
    const found = locate(address);
    assert.equal(found?.place.code ?? null, town);
    if (town !== null) assert.equal(found?.precision, precision);
  });

test('the code of the town comes before what the address says, and a village by its column before the address', () => {
  assert.equal(locate('臺北市南港區', '65000010')?.place.code, '65000010');
  assert.equal(locate(null, '63000090', '東明里')?.precision, 'village');
  assert.equal(locate(null, '63000090', '沒有里')?.precision, 'town');
  assert.equal(locate(null, '99999999'), null);
});

test('a point lies in the town around it, the middle of a town in the town, and the sea in none', () => {
  assert.equal(geocoder.townAt(121.5654, 25.033)?.name, 'Xinyi District');
  for (const code of ['65000010', '63000090', '10009030', '09007010'])
    for (const found of [locate(null, code)!])
      assert.equal(geocoder.townAt(found.longitude, found.latitude)?.code, code);
  assert.equal(geocoder.townAt(119, 22), null);
});

const folder = readReferenceFolder();
const register = path.join(folder ?? '', 'tw-factories-2016', 'tw_factories_2016.csv.gz');
test('the factory register: its addresses name the town that it states, and its points lie there', {
  skip: !existsSync(register) && 'the reference data is not here',
}, async () => {
  const table = await openTable(register, {});
  const at = (name: string) => table.header.indexOf(name);
  const [address, town, lon, lat, precision] = ['address', 'town_code', 'lon', 'lat', 'geo_precision'].map(at) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const count = { named: 0, right: 0, points: 0, inside: 0 };
  for await (const batch of table.records())
    for (const cells of batch) {
      const found = locate(cells[address] as string);
      if (found !== null && cells[town] !== '') {
        count.named += 1;
        if (found.place.code === cells[town]) count.right += 1;
      }
      if (cells[precision] !== 'point') continue;
      count.points += 1;
      if (geocoder.townAt(Number(cells[lon]), Number(cells[lat]))?.code === cells[town]) count.inside += 1;
    }
  assert.ok(count.right / count.named > 0.998, JSON.stringify(count));
  assert.ok(count.named > 89_000, JSON.stringify(count));
  assert.ok(count.inside / count.points > 0.97, JSON.stringify(count));
});
