import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '../testing/database.ts';
import { type CopyValue, copyRows } from './copy.ts';
import type { Transaction } from './index.ts';

const database = await testDatabase();
after(() => database.drop());

const someone = {
  kind: 'operator',
  userId: 'operator',
  name: 'Operator',
  roles: [],
  organisationId: null,
  economies: [],
} as const;

const staged = <Result>(work: (tx: Transaction) => Promise<Result>) =>
  database.withActor({ actor: someone, economy: 'XDM' }, async (tx) => {
    await tx.client.query(
      'CREATE TEMPORARY TABLE staged (n integer, t text, list text[], j jsonb, b bytea, at timestamptz) ON COMMIT DROP',
    );
    return work(tx);
  });
const columns = ['n', 't', 'list', 'j', 'b', 'at'];
const readBack = async (tx: Transaction) => (await tx.client.query('SELECT * FROM staged ORDER BY n')).rows;

test('any text, list, document and bytes come back as they went in', async () => {
  const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''));
  const row = fc.tuple(
    fc.option(text),
    fc.option(fc.array(fc.option(text))),
    fc
      .dictionary(fc.string(), fc.oneof(text, fc.integer(), fc.boolean()))
      .map((value) => JSON.parse(JSON.stringify(value).replaceAll('\\u0000', ''))),
    fc.uint8Array(),
    fc.date({ noInvalidDate: true, min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-01-01') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
      await staged(async (tx) => {
        const sent = rows.map((values, n): CopyValue[] => [n, ...(values as CopyValue[])]);
        assert.equal(await copyRows(tx, 'staged', columns, sent), sent.length);
        const got = (await readBack(tx)).map((one) => [one.n, one.t, one.list, one.j, new Uint8Array(one.b), one.at]);
        assert.deepEqual(got, sent);
      });
    }),
    { numRuns: 40, seed: 7 },
  );
});

test('escapes of the text format are data, and an empty string is not a missing one', async () => {
  await staged(async (tx) => {
    await copyRows(
      tx,
      'staged',
      ['n', 't'],
      [
        [1, '\\N'],
        [2, '\\.'],
        [3, 'a\tb\nc\r\\d'],
        [4, ''],
        [5, null],
      ],
    );
    assert.deepEqual(
      (await readBack(tx)).map((row) => row.t),
      ['\\N', '\\.', 'a\tb\nc\r\\d', '', null],
    );
  });
});

test('many rows from an asynchronous source are counted', async () => {
  async function* source() {
    for (let n = 0; n < 50_000; n += 1) yield [n, `row ${n}`];
  }
  await staged(async (tx) => {
    assert.equal(await copyRows(tx, 'staged', ['n', 't'], source()), 50_000);
    assert.equal((await tx.client.query('SELECT sum(n)::text AS sum FROM staged')).rows[0].sum, '1249975000');
  });
});

test('a NUL character and a row of the wrong width are refused by name, and the client can be used again', async () => {
  await assert.rejects(
    staged((tx) => copyRows(tx, 'staged', ['n', 't'], [[1, 'a\0b']])),
    /row 1, t: .*NUL/,
  );
  await assert.rejects(
    staged((tx) => copyRows(tx, 'staged', ['n', 't'], [[1]])),
    /row 1 has 1 values for 2/,
  );
  await staged((tx) => copyRows(tx, 'staged', ['n', 't'], [[1, 'fine']]));
});

test('what the server refuses reaches the caller', async () => {
  await assert.rejects(
    staged((tx) => copyRows(tx, 'staged', ['n'], [['not a number']])),
    /invalid input syntax/,
  );
});
