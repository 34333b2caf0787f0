import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { seededRandom } from '../../../kernels/random/index.ts';
import { InputFaults } from '../../../platform/command/define.ts';
import type { Context } from '../../../platform/context.ts';
import { lin, visitor } from '../../../platform/db/fixtures.ts';
import type { DomainError } from '../../../platform/errors.ts';
import { readReferenceFolder } from '../../../platform/files/index.ts';
import { type ClusterStage, setStage } from '../fixtures.tsx';
import { type MappingForm, marketsQuerySchema } from './model.ts';
import { shareProducts } from './rules/shareProducts.ts';
import { describeTradeFile, listTradeFiles } from './services/describeFiles.ts';
import { describeMarkets, readGroupMarkets } from './services/describeMarkets.ts';
import { readProductTable } from './services/readProductTable.ts';
import { receiveProductTable, undoTable } from './services/receiveProductTable.ts';
import { applyTrade, readTrade, receiveTrade, undoTrade } from './services/receiveTrade.ts';

const mapping: MappingForm = {
  ...{ reporter: 'XDM', exporter: 'exporter', importer: 'importer', year: 'year', hs: 'hs', value: 'value' },
  ...{ tariff: 'tariff', title: '' },
};
const header = 'exporter,importer,year,hs,value,tariff';
const form = { source: 'Customs (invented)', knownOn: '2026-01-01', currency: 'USD' };
const ask = (query: Record<string, string> = {}) => marketsQuerySchema.parse(query);

/** Socks (6115) and bicycles (8712) sold to two markets by three exporters. */
const small = [
  'XDM,Jutland,2022,6115,100,5',
  'XDM,Jutland,2024,6115,150,5',
  'Other,Jutland,2022,6115,100,',
  'Other,Jutland,2024,6115,92,9',
  'XDM,Oz,2024,8712,40.10,',
  'Third,Oz,2024,8712,59.90,10',
  'Third,Oz,2024,6115,10,20',
  'Other,XDM,2024,8712,999,',
  'Oz,Oz,2024,8712,7777,',
];
const products = ['hs,isic', '611510,1430', '611520,1430', '871200,3092', '871200,3091'];

describe('trade files', () => {
  let stage: ClusterStage;
  let officer: Context;
  before(async () => {
    stage = await setStage();
    officer = stage.ctx(lin);
  });
  after(() => stage.end());

  const fileOf = (name: string, content: string | Uint8Array) => {
    const file = path.join(stage.folder, name);
    writeFileSync(file, content);
    return { path: file, fileName: name, sha256: 'x' };
  };
  const csv = (name: string, lines: readonly string[]) => fileOf(name, `${lines.join('\n')}\n`);
  const receive = (lines: readonly string[]) => receiveTrade(officer, csv('trade.csv', [header, ...lines]), form);
  const takeOver = async (lines: readonly string[]) => {
    const id = await receive(lines);
    await readTrade(officer, id, mapping);
    await applyTrade(officer, id);
    return id;
  };

  test('without a file the page says which one is wanted, to everybody, and offers the form to who may', async () => {
    const seen = await describeMarkets(stage.ctx(visitor), ask());
    assert.deepEqual([seen.missing, seen.canChange, seen.markets.length], ['file', false, 0]);
    assert.equal((await describeMarkets(officer, ask())).canChange, true);
    const page = await stage.get('/clusters/markets');
    assert.equal(page.status, 200);
    assert.match(page.body, /No trade file yet/);
  });

  test('a file counts only once it is taken over; what a market bought is added up to the cent', async () => {
    const id = await receive(small);
    await readTrade(officer, id, mapping);
    assert.equal((await describeMarkets(officer, ask())).missing, 'file');
    const { facts, sample } = await describeTradeFile(officer, id);
    assert.deepEqual([facts!.rows, facts!.selfRows, facts!.years, facts!.ownRows], [8, 1, [2022, 2024], 3]);
    assert.equal(sample.length, 6);
    await applyTrade(officer, id);
    const { markets, year } = await describeMarkets(stage.ctx(visitor), ask());
    assert.equal(year, 2024);
    assert.deepEqual(
      markets.map(({ market, demand, own, suppliers, tariff }) => [market, demand, own, suppliers, tariff]),
      [
        ['Jutland', '242.00', '150.00', 2, 5],
        ['Oz', '110.00', '40.10', 2, (59.9 * 10 + 10 * 20) / 69.9],
      ],
    );
    const [jutland, oz] = markets;
    assert.ok(Math.abs(jutland!.growth!.rate - 0.1) < 1e-12);
    assert.ok(Math.abs(jutland!.concentration! - (150 ** 2 + 92 ** 2) / 242 ** 2) < 1e-12);
    assert.equal(oz!.growth, null);
    assert.equal((await describeMarkets(officer, ask({ year: '2022' }))).markets.length, 1);
  });

  test('a group is told by the table of products, in equal parts; without the table it is said', async () => {
    const group = { group: '30', groupTitle: 'Bicycles', isicPrefixes: '3092' };
    assert.equal((await readGroupMarkets(officer, group)).missing, 'table');
    await receiveProductTable(officer, csv('products.csv', products));
    const { markets, missing } = await readGroupMarkets(stage.ctx(visitor), group);
    assert.deepEqual([missing, markets.length, markets[0]!.market, markets[0]!.demand], [null, 1, 'Oz', '50.00']);
    assert.equal((await readGroupMarkets(officer, { ...group, isicPrefixes: '99' })).missing, 'products');
    const view = await describeMarkets(officer, ask({ group: '30', market: 'Oz' }));
    assert.equal(view.groupTitle?.startsWith('30 '), true);
    assert.deepEqual([view.chosen?.suppliers.map(({ value }) => value), view.total], [['59.90', '40.10'], 1]);
    assert.equal((await describeMarkets(officer, ask({ market: 'Nowhere' }))).chosen, null);
  });

  test('the file taken over last counts; taking it back brings the one before back', async () => {
    const id = await takeOver(['XDM,Mars,2025,6115,7,', 'Other,Mars,2025,6115,1,']);
    assert.equal((await describeMarkets(officer, ask())).markets[0]!.market, 'Mars');
    await undoTrade(officer, id);
    assert.equal((await describeMarkets(officer, ask())).markets[0]!.market, 'Jutland');
    await assert.rejects(undoTrade(officer, id), (error: DomainError) => error.code === 'notFound');
    await assert.rejects(applyTrade(officer, id), (error: DomainError) => error.code === 'conflict');
    await assert.rejects(readTrade(officer, id, mapping), (error: DomainError) => error.code === 'conflict');
    const { tables } = await listTradeFiles(officer);
    await undoTable(officer, tables[0]!.id);
    await assert.rejects(undoTable(officer, tables[0]!.id), (error: DomainError) => error.code === 'notFound');
    assert.equal((await describeMarkets(stage.ctx(visitor, 'TWN'), ask())).missing, 'file');
  });

  test('a file that was not read cannot be taken over; one read anew replaces what was read of it', async () => {
    const id = await receive(small);
    await assert.rejects(applyTrade(officer, id), (error: DomainError) => error.code === 'conflict');
    await readTrade(officer, id, mapping);
    await readTrade(officer, id, { ...mapping, reporter: 'Other' });
    const { facts, file } = await describeTradeFile(officer, id);
    assert.deepEqual([facts!.reporter, facts!.rows, file.state], ['Other', 8, 'read']);
  });

  for (const [what, lines, says] of [
    ['no row', [], /no trade between two/],
    ['sales to oneself alone', ['XDM,XDM,2024,6115,5,'], /no trade between two/],
    ['another economy alone', ['Other,Oz,2024,6115,5,'], /no row has the exporter "XDM"/],
    ['codes of two lengths', ['XDM,Oz,2024,6115,5,', 'XDM,Oz,2024,611510,5,'], /has 6 digits, the rows before it 4/],
    ['the same twice', ['XDM,Oz,2024,6115,5,', 'XDM,Oz,2024,6115,6,'], /stand in row 2/],
    ['a total', ['XDM,World,2024,6115,5,'], /is a total/],
    ['a formula', ['XDM,=1+1,2024,6115,5,'], /names no economy/],
    ['a year to come', ['XDM,Oz,2099,6115,5,'], /no year up to/],
    ['a row cut off', ['XDM,Oz,2024,6115,5,', 'XDM,Oz'], /./],
  ] as const)
    test(`a file with ${what} is refused with its place, and nothing of it is kept`, async () => {
      const id = await receive(lines);
      await assert.rejects(readTrade(officer, id, mapping), (error: InputFaults) => {
        assert.ok(error instanceof InputFaults, String(error));
        return says.test(error.faults[0]!.message);
      });
      assert.equal((await describeTradeFile(officer, id)).facts, null);
    });

  for (const [what, content] of [
    ['nothing', ''],
    ['bytes of a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)],
    ['a column named twice', 'hs,hs\n1,2\n'],
  ] as const)
    test(`${what} is refused as it comes`, async () => {
      const count = (await listTradeFiles(officer)).files.length;
      await assert.rejects(receiveTrade(officer, fileOf('bad.csv', content), form), InputFaults);
      assert.equal((await listTradeFiles(officer)).files.length, count);
    });

  for (const [what, lines, says] of [
    ['no column isic', ['hs,industry', '611510,1430'], /no column named "isic"/],
    ['a lost zero', ['hs,isic', '10110,0141'], /no HS code/],
    ['a section', ['hs,isic', '010110,A'], /no ISIC/],
    ['two lengths', ['hs,isic', '010110,0141', '0101,0141'], /has 4 digits/],
    ['no row', ['hs,isic'], /is empty/],
  ] as const)
    test(`a table of products with ${what} is refused, and nothing of it is kept`, async () => {
      const count = (await listTradeFiles(officer)).tables.length;
      await assert.rejects(receiveProductTable(officer, csv('products.csv', lines)), (error: InputFaults) => {
        assert.ok(error instanceof InputFaults, String(error));
        return says.test(error.faults[0]!.message);
      });
      assert.equal((await listTradeFiles(officer)).tables.length, count);
    });

  test('sums, concentration and tariffs of many rows are those of plain sums', async () => {
    const random = seededRandom(11);
    const exporters = ['XDM', ...Array.from({ length: 24 }, (_, i) => `E${i}`)];
    const codes = ['610910', '611510', '620342', '871200', '845811', '640399'];
    const rows = exporters.flatMap((exporter) =>
      ['M1', 'M2', 'M3'].flatMap((importer) =>
        [2021, 2024].flatMap((year) =>
          codes.flatMap((hs) =>
            random() < 0.3
              ? []
              : [
                  {
                    exporter,
                    importer,
                    year,
                    hs,
                    value: (random() * 1000).toFixed(2),
                    tariff: (random() * 20).toFixed(1),
                  },
                ],
          ),
        ),
      ),
    );
    await takeOver(rows.map((row) => Object.values(row).join(',')));
    await receiveProductTable(
      officer,
      csv('products.csv', ['hs,isic', ...codes.map((hs, i) => `${hs},${i < 3 ? '14' : '28'}10`), '610910,1520']),
    );
    const view = await describeMarkets(officer, ask({ group: '14' }));
    const partOf = (hs: string) => (hs === '610910' ? 0.5 : codes.indexOf(hs) < 3 ? 1 : 0);
    for (const one of view.markets) {
      const own = rows.filter(({ importer, year, hs }) => importer === one.market && year === 2024 && partOf(hs) > 0);
      const sum = (of: typeof own) => of.reduce((total, { value, hs }) => total + Number(value) * partOf(hs), 0);
      const total = sum(own);
      assert.ok(Math.abs(Number(one.demand) - total) <= 0.006);
      const shares = exporters.map((exporter) => sum(own.filter((row) => row.exporter === exporter)) / total);
      assert.ok(Math.abs(one.concentration! - shares.reduce((all, share) => all + share ** 2, 0)) < 1e-9);
      const mine = own.filter(({ exporter }) => exporter === 'XDM');
      if (mine.length > 0) {
        const weighted = mine.reduce(
          (all, { value, hs, tariff }) => all + Number(value) * partOf(hs) * Number(tariff),
          0,
        );
        assert.ok(Math.abs(one.tariff! - weighted / sum(mine)) < 1e-9);
      }
    }
    assert.equal(view.file!.status, 'ok');
    assert.ok(view.upgrades.length > 0);
  });

  test('one market is read along the key of its products', async () => {
    const { files } = await listTradeFiles(officer);
    const id = files.find(({ state }) => state === 'current')!.id;
    const plan = await stage.database.withConnection('admin', async (client) => {
      await client.query('SET enable_seqscan = off');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT sum(f.value * g.share) FROM unnest('{610910,611510}'::text[], '{1,1}'::numeric[]) AS g(hs, share)
         JOIN clusters.trade_flow f ON f.economy = 'XDM' AND f.file_id = '${id}' AND f.hs = g.hs AND f.year = 2024`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    assert.match(plan, /trade_flow_pkey/);
  });

  test('the reference table of products is read whole, and every code of it belongs somewhere', async (t) => {
    const folder = readReferenceFolder();
    const file = path.join(folder ?? '', 'classifications', 'hs_isic4.csv.gz');
    if (folder === null || !existsSync(file)) return t.skip('the reference data are not there: 1 comparison');
    const pairs = gunzipSync(readFileSync(file))
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.replaceAll('"', '').split(','));
    const table = await readProductTable(
      csv('hs.csv', ['hs,isic', ...pairs.map((cells) => `${cells[0]},${cells[3]}`)]),
    );
    assert.equal(
      table.length,
      new Set(pairs.flatMap((cells) => (cells[3] === '' ? [] : [`${cells[0]},${cells[3]}`]))).size,
    );
    const codes = [...new Set(table.map(({ hs }) => hs))];
    const divisions = [...new Set(table.map(({ isic }) => isic.slice(0, 2)))];
    const sums = new Map<string, number>();
    for (const division of divisions)
      for (const [hs, share] of shareProducts(codes, table, [division])) sums.set(hs, (sums.get(hs) ?? 0) + share);
    assert.equal(sums.size, codes.length);
    assert.ok([...sums.values()].every((sum) => Math.abs(sum - 1) < 1e-9));
    assert.equal(shareProducts(['871200'], table, ['3092']).get('871200'), 1);
  });
});
