import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { anonymousActor } from '../../platform/auth/index.ts';
import type { Context } from '../../platform/context.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { searchEnterprises } from './index.ts';
import { hashTerm } from './rules/termHash.ts';

const database = await testDatabase({ as: 'app' });
after(() => database.drop());
const ctx = { actor: anonymousActor, economy: 'XDM', today: '2026-11-26', db: database } as unknown as Context;
const plain = { place: null, isic: null, national: null, box: null, page: 1, pageSize: 3 } as const;
const search = (text: string, more: object = {}) =>
  searchEnterprises(ctx, { ...plain, text, sort: 'relevance', ...more });

/** Last of all in the table, and so beyond what is looked at: names that begin as is typed. */
const last = ['metal', 'metal works', 'metal and more'];

before(() =>
  database.withConnection('admin', async (client) => {
    const insert = `INSERT INTO registry.public_search
      (economy, establishment_id, enterprise_id, name, sort_key, place_code, national_codes, isic_codes, divisions, terms)
      SELECT 'XDM', 'XDM-' || $1 || i, 'XDM-F' || $1 || i, n.name, n.name, 'p' || i % 4, '{}', '{}', '', $3::bigint[]`;
    const terms = [hashTerm('metal'), hashTerm('@p1')];
    const many = "SELECT 'number ' || i || ' metal' AS name, i FROM generate_series(1, 2000) AS i";
    await client.query(`${insert} FROM (${many}) AS n WHERE $2::text[] IS NOT NULL`, ['A', [], terms]);
    await client.query(`${insert} FROM unnest($2::text[]) WITH ORDINALITY AS n (name, i)`, ['B', last, terms]);
    await client.query('SELECT registry.merge_search_index()');
  }),
);

test('of a name that more than are looked at bear so many are looked at, and it is said', async () => {
  const found = await search('metal');
  assert.equal(found.total, 1_000);
  assert.equal(found.hasMore, true);
  assert.equal(
    found.facets.places.reduce((sum, { count }) => sum + count, 0),
    1_000,
  );
});

test('names that begin as is typed come first although they were not looked at', async () => {
  const found = await search('metal');
  assert.deepEqual(
    found.hits.map(({ name }) => name),
    ['metal', 'metal works', 'metal and more'],
  );
  const next = await search('metal', { page: 2 });
  assert.deepEqual(
    next.hits.map(({ name }) => name),
    ['number 1 metal', 'number 2 metal', 'number 3 metal'],
  );
});

test('a name that fewer bear is counted whole', async () => {
  await database.withConnection('admin', (client) =>
    client.query("DELETE FROM registry.public_search WHERE name LIKE 'number 1%'"),
  );
  const found = await search('metal');
  assert.equal(found.hasMore, false);
  assert.equal(found.total, 892);
});
