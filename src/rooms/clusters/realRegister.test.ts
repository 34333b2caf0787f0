import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { operator, visitor } from '../../platform/db/fixtures.ts';
import { readReferenceFolder } from '../../platform/files/index.ts';
import { type ClusterStage, setStage } from './fixtures.tsx';
import { clustersRoom } from './index.ts';
import { measureRegister } from './services/measureRegister.ts';
import type { ClustersView } from './views/clusters.ts';
import type { FirmClusters } from './views/firmClusters.ts';

const register = path.join(readReferenceFolder() ?? '', 'tw-factories-2016', 'tw_factories_2016.csv.gz');
const skip = existsSync(register) ? false : 'the register is not in the reference data';

/**
 * Town, product group, plants, and the location quotient twice: as it was computed apart from this project, and to three
 * figures as docs/methods/location-quotient.md has it from the file.
 */
const known = [
  ['10015010', '234', 84, '123', '123'],
  ['10007170', '123', 171, '47', '46.7'],
  ['65000080', '232', 211, '44', '43.5'],
  ['10018010', '261', 98, '32', '31.7'],
  ['66000110', '313', 110, '7.6', '7.62'],
  ['68000050', '263', 181, '11.8', '11.8'],
  ['65000030', '161', 685, '10.6', '10.6'],
] as const;

describe('the factory register of Chinese Taipei, imported and measured', { skip }, () => {
  let stage: ClusterStage;
  before(async () => {
    stage = await setStage();
    await stage.importRegister(register, 'tw-factories', 'TWN');
    await measureRegister(stage.ctx(operator, 'TWN'));
  });
  after(() => stage?.end());
  const view = async (query: string) =>
    JSON.parse((await stage.get(`/clusters?economy=TWN&${query}`, 'json')).body) as ClustersView;

  test('its known clusters come out of the database', async () => {
    for (const [area, product, plants, apart, documented] of known) {
      const { cells, measurement } = await view(`industry=tw-factory-3:${product}`);
      assert.deepEqual([measurement?.plants, measurement?.areas, measurement?.industries], [90774, 339, 88]);
      const cell = cells.find((one) => one.area === area)!;
      assert.equal(cell.plants, plants);
      const digits = (text: string) => text.replace('.', '').length;
      assert.equal(cell.locationQuotient.toPrecision(digits(apart)), apart, `${area} ${product}`);
      assert.equal(cell.locationQuotient.toPrecision(3), documented, `${area} ${product}`);
      assert.ok(cell.standsOut && (cell.lower as number) > 1);
    }
  });

  test('three classifications are measured, the register’s product groups first', async () => {
    const { schemes, standingOut } = await view('show=all');
    assert.deepEqual(
      schemes.map(({ code }) => code),
      ['tw-factory-3', 'tw-factory-2', 'ISIC4'],
    );
    assert.equal(standingOut, 1186);
  });

  test('socks in Shetou are told in a sentence', async () => {
    const { body } = await stage.get('/clusters?economy=TWN&industry=tw-factory-3:123');
    assert.match(
      body,
      /plants gather in Shetou[^,]*, Changhua[^,]*, 47 times the expected number \(171 against 3\.7\)/,
    );
    assert.match(body, /90,774 plants in 339 towns, register as of 31 December 2016/);
  });

  test('a firm in Shetou that knits socks reads of it', async () => {
    const found = (await clustersRoom.panels[0]?.load(stage.ctx(visitor, 'TWN'), {
      id: 'TWN-000000000000',
      places: '10007170',
      industries: 'tw-factory-2:12,tw-factory-3:123,ISIC4:1430',
    })) as FirmClusters;
    assert.deepEqual(
      found.cells.map(({ area, industry, plants }) => [area, industry, plants]),
      [['10007170', '123', 171]],
    );
  });
});
