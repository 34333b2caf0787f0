import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openTable, readReferenceFolder } from '../../src/platform/files/index.ts';
import { searchEnterprises } from '../../src/rooms/registry/index.ts';
import type { SearchQuery } from '../../src/rooms/registry/services/searchEnterprises.ts';
import { openDrill, type RegisterDrill } from './registryCommand.ts';

const register = path.join(readReferenceFolder() ?? '', 'tw-factories-2016', 'tw_factories_2016.csv.gz');
const missing = existsSync(register) ? false : 'the factory register is not in the reference data';

describe('the factory register of Chinese Taipei, 2016', { skip: missing }, () => {
  let drill: RegisterDrill;
  let importId: string;
  const words = ['--preset', 'tw-factories', '--economy', 'TWN'];
  before(async () => {
    drill = await openDrill();
  });
  after(() => drill?.stop());

  const count = async (table: string) =>
    (
      await drill.query<{ count: number }>(`SELECT count(*)::int AS count FROM registry.${table} WHERE economy = 'TWN'`)
    )[0]?.count;
  const search = (query: Partial<SearchQuery>) =>
    searchEnterprises(drill.context(), {
      text: '',
      place: null,
      isic: null,
      national: null,
      box: null,
      sort: 'relevance',
      page: 1,
      pageSize: 20,
      ...query,
    });

  test('all 90,833 rows are applied, and the receipt says so', async () => {
    const { code, output } = await drill.import(register, ...words);
    assert.equal(code, 0);
    assert.deepEqual(
      [output.rows, output.created, output.updated, output.unchanged, output.rejected],
      [90_833, 90_833, 0, 0, []],
    );
    assert.equal(output.sha256, createHash('sha256').update(readFileSync(register)).digest('hex'));
    assert.equal(output.notes.withoutPlace, 20);
    assert.equal(output.notes.withoutPoint, 3);
    importId = output.importId as string;
  });

  test('90,833 establishments belong to 81,629 firms, of which 81,208 have a number', async () => {
    assert.equal(await count('establishment'), 90_833);
    assert.equal(await count('source_record'), 90_833);
    assert.equal(await count('public_search'), 90_833);
    assert.equal(await count('enterprise'), truths.enterprises);
    assert.equal(await count('identifier'), truths.numbers);
  });

  test('every record of the file is kept cell by cell, and every national code of it stands with its establishment', async () => {
    const { rows: wrong, seen } = await compareWithFile(drill, register);
    assert.equal(seen, 90_833);
    assert.deepEqual(wrong, []);
  });

  test('every establishment with a national code has one of ISIC, and the doubtful ones say so', async () => {
    const [row] = await drill.query<{ none: number; doubtful: number }>(
      `SELECT count(*) FILTER (WHERE cardinality(national_codes) > 0 AND cardinality(isic_codes) = 0)::int AS none,
              (SELECT count(*)::int FROM registry.establishment WHERE classifications @> '[["ISIC4"]]' AND classifications::text LIKE '%"doubtful"%') AS doubtful
       FROM registry.public_search`,
    );
    assert.deepEqual(row, { none: truths.withoutIsic, doubtful: truths.doubtful });
  });

  // By sound as well as by letter: 鼎新 itself stands in three names, and they come first.
  const byName: [text: string, total: number, first: RegExp][] = [
    ['萊卡佛', 1, /^萊卡佛時尚服飾/],
    ['莱卡佛', 1, /^萊卡佛時尚服飾/],
    ['laikafu', 1, /^萊卡佛時尚服飾/],
    ['lai ka fu', 1, /^萊卡佛時尚服飾/],
    ['莱卡佛时尚服饰有限公司', 1, /^萊卡佛時尚服飾/],
    ['鼎新', 37, /^鼎新/],
    ['dingxin', 37, /./],
    ['双美', 3, /美/],
  ];
  for (const [text, total, first] of byName) {
    test(`a search for ${text} finds ${total}`, async () => {
      const found = await search({ text });
      // Where fewer than three fit, what is spelt or sounds nearly so is listed after them.
      assert.ok(total < 3 ? found.total >= total && found.total <= 100 : found.total === total, `${found.total} found`);
      assert.match(found.hits[0]?.name ?? '', first);
    });
  }

  test('places and industries narrow the search, alone and together', async () => {
    const everything = await search({});
    assert.equal(everything.total, 90_833);
    assert.equal(everything.located, 90_830);
    assert.equal(
      everything.facets.parents.reduce((sum, { count: of }) => sum + of, 0),
      90_833 - 20,
    );
    assert.equal(
      everything.grid.reduce((sum, { count: of }) => sum + of, 0),
      90_830,
    );
    const sanchong = await search({ place: '65000020' });
    assert.equal(sanchong.total, 2_492);
    assert.equal(everything.facets.places.find(({ code }) => code === '65000020')?.count, 2_492);
    const county = await search({ place: '65000' });
    assert.equal(county.total, everything.facets.parents.find(({ code }) => code === '65000')?.count);
    for (const isic of ['C', '26', '14']) {
      const found = await search({ isic });
      assert.equal(found.total, everything.facets.isic.find(({ code }) => code === isic)?.count, isic);
    }
    const boards = await search({ national: 'tw-factory-3:263' });
    const [counted] = await drill.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM registry.establishment WHERE classifications @> \'[["tw-factory-3", "263"]]\'',
    );
    assert.equal(boards.total, counted?.count);
    const both = await search({ place: '65000020', isic: '26', text: '電子' });
    assert.ok(both.total > 0 && both.total < sanchong.total);
    assert.ok(
      both.hits.every(
        ({ placeCode, isicCodes, name }) =>
          placeCode === '65000020' && isicCodes.includes('26') && name.includes('電子'),
      ),
    );
    const box = [121.45, 25.0, 121.55, 25.1] as const;
    const inside = await search({ box });
    assert.ok(inside.total >= 900, `${inside.total} in the box`);
    for (const { longitude, latitude } of inside.hits) {
      assert.ok(longitude! >= box[0] && longitude! <= box[2], `longitude ${longitude}`);
      assert.ok(latitude! >= box[1] && latitude! <= box[3], `latitude ${latitude}`);
    }
  });

  test('pages follow one another without gap or repeat', async () => {
    const seen = new Set<string>();
    for (let page = 1; page <= 5; page++)
      for (const { establishmentId } of (await search({ place: '65000020', page })).hits) seen.add(establishmentId);
    assert.equal(seen.size, 100);
  });

  test('the same file again changes nothing', async () => {
    const { code, output } = await drill.import(register, ...words);
    assert.equal(code, 0);
    assert.equal(output.importId, importId);
    assert.deepEqual([output.created, output.updated, output.unchanged], [0, 0, 90_833]);
  });

  test('undo takes all of it back, and the file brings the same ids again', async () => {
    const ids = async () =>
      (
        await drill.query<{ sum: string }>(
          "SELECT md5(string_agg(id || enterprise_id, ',' ORDER BY id)) AS sum FROM registry.establishment",
        )
      )[0]?.sum;
    const first = await ids();
    const undone = await drill.undo(importId);
    assert.equal(undone.code, 0);
    assert.deepEqual(undone.output, { importId, removed: 90_833, restored: 0, conflicts: [] });
    for (const table of ['establishment', 'enterprise', 'identifier', 'public_search', 'source_record'])
      assert.equal(await count(table), 0, table);
    const again = await drill.import(register, ...words);
    assert.equal(again.output.created, 90_833);
    assert.notEqual(again.output.importId, importId);
    assert.equal(await ids(), first);
  });
});

/** Records whose cells or codes in the database are not those of the file; at most ten. */
async function compareWithFile(drill: RegisterDrill, file: string): Promise<{ rows: string[]; seen: number }> {
  const kept = new Map<string, { raw: string; codes: string[] }>();
  for (const row of await drill.query<{ key: string; raw: string; codes: [string, string][] }>(
    `SELECT r.source_key AS key, r.raw, e.classifications AS codes FROM registry.source_record r
     JOIN registry.establishment e ON e.economy = r.economy AND e.id = r.establishment_id`,
  ))
    kept.set(row.key, { raw: row.raw, codes: row.codes.map(([scheme, code]) => `${scheme}:${code}`) });
  const table = await openTable(file);
  const at = (column: string) => table.header.indexOf(column);
  const wrong: string[] = [];
  let seen = 0;
  for await (const batch of table.records())
    for (const cells of batch) {
      seen += 1;
      const found = kept.get(cells[at('reg_no')] as string);
      const stated = [
        ['tw-factory-2', 'industry2'],
        ['tw-factory-3', 'product3'],
        ['tw-sic-4', 'industry4_egis'],
      ].flatMap(([scheme, column]) =>
        (cells[at(column as string)] as string)
          .split(';')
          .filter(Boolean)
          .map((code) => `${scheme}:${code}`),
      );
      const sound = found?.raw === JSON.stringify(cells) && stated.every((code) => found.codes.includes(code));
      if (!sound && wrong.length < 10) wrong.push(cells.join());
    }
  return { rows: wrong, seen };
}

/**
 * Own computation on the file of SHA-256 2079a423…: 81,208 distinct numbers of eight digits (one of them written with a space
 * behind it), 00000000 not counted, and 421 plants without one. Three plants have no code but "not classified".
 */
const truths = { enterprises: 81_629, numbers: 81_208, withoutIsic: 3, doubtful: 24_835 };
