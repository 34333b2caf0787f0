import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import Big from 'big.js';
import fc from 'fast-check';
import { arun, lin, mei } from '../db/fixtures.ts';
import type { Transaction } from '../db/index.ts';
import { testDatabase } from '../testing/database.ts';
import { balanceOf, openAccount, postEntry } from './index.ts';

const database = await testDatabase();
after(() => database.drop());

const asOfficer = <Result>(work: (tx: Transaction) => Promise<Result>) =>
  database.withActor({ actor: lin, economy: 'KOR' }, work);
let opened = 0;
const account = (tx: Transaction, currency = 'KRW', organisation: string | null = null) => {
  opened += 1;
  return openAccount(tx, { code: `account ${opened}`, currency, organisation });
};
const line = (accountId: string, amount: string, currency = 'KRW') => ({ accountId, money: { amount, currency } });
const entry = { onDate: '2026-03-01', reference: 'voucher 1' };

const amounts = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).filter((value) => value !== 0n);
const decimal = (millionths: bigint) => new Big(millionths.toString()).div(1_000_000).toFixed();

test('balances are the exact sums of what was posted, and all balances together are zero', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(amounts, { minLength: 1, maxLength: 8 }), async (values) => {
      await asOfficer(async (tx) => {
        const [left, right] = [await account(tx), await account(tx)];
        for (const value of values) {
          const postings = [line(left, decimal(value)), line(right, decimal(-value))];
          await postEntry(tx, { ...entry, postings });
        }
        const expected = decimal(values.reduce((sum, value) => sum + value, 0n));
        const [got, other] = [await balanceOf(tx, left), await balanceOf(tx, right)];
        assert.equal(new Big(got!.amount).cmp(expected), 0);
        assert.equal(new Big(got!.amount).plus(other!.amount).cmp(0), 0);
      });
    }),
    { numRuns: 25, seed: 11 },
  );
});

test('entries that do not balance in every currency are refused before anything is written', async () => {
  await fc.assert(
    fc.asyncProperty(amounts, amounts, async (one, other) => {
      fc.pre(one + other !== 0n);
      await assert.rejects(
        asOfficer((tx) => postEntry(tx, { ...entry, postings: [line('a', decimal(one)), line('b', decimal(other))] })),
        /out of balance/,
      );
    }),
    { numRuns: 50, seed: 12 },
  );
  const currencies = { ...entry, postings: [line('a', '1', 'KRW'), line('b', '-1', 'USD')] };
  await assert.rejects(
    asOfficer((tx) => postEntry(tx, currencies)),
    /KRW is out of balance/,
  );
});

test('a posting is a plain decimal with no more places than are kept', async () => {
  for (const amount of ['1e3', '0x10', 'NaN', '', '1.0000001', ' 1', '1000000000000000000']) {
    const postings = [line('a', amount), line('b', '-1')];
    await assert.rejects(
      asOfficer((tx) => postEntry(tx, { ...entry, postings })),
      RangeError,
      amount,
    );
  }
});

test('the database itself refuses what does not balance, when the transaction ends', async () => {
  const work = asOfficer(async (tx) => {
    const [left, right] = [await account(tx), await account(tx)];
    const id = '018f0000-0000-7000-8000-000000000001';
    await tx.client.query(`INSERT INTO platform.ledger_entry (id, on_date, reference) VALUES ($1, '2026-03-01', 'x')`, [
      id,
    ]);
    const insert = 'INSERT INTO platform.ledger_posting (entry_id, line, account_id, currency, amount) VALUES ';
    await tx.client.query(`${insert} ($1, 1, $2, 'KRW', 1), ($1, 2, $3, 'KRW', -2)`, [id, left, right]);
  });
  await assert.rejects(work, /does not balance: KRW -1/);
});

test('an entry without postings is refused', async () => {
  const work = asOfficer((tx) =>
    tx.client.query(
      `INSERT INTO platform.ledger_entry (id, on_date, reference) VALUES (gen_random_uuid(), '2026-03-01', 'x')`,
    ),
  );
  await assert.rejects(work, /0 postings/);
});

test('a posted entry neither changes nor grows', async () => {
  const { id, left } = await asOfficer(async (tx) => {
    const [left, right] = [await account(tx), await account(tx)];
    return { id: await postEntry(tx, { ...entry, postings: [line(left, '5'), line(right, '-5')] }), left };
  });
  const insert = `INSERT INTO platform.ledger_posting (entry_id, line, account_id, currency, amount)
    VALUES ($1, 3, $2, 'KRW', 1), ($1, 4, $2, 'KRW', -1)`;
  await assert.rejects(
    asOfficer((tx) => tx.client.query(insert, [id, left])),
    /is closed/,
  );
  await assert.rejects(
    asOfficer((tx) => tx.client.query('UPDATE platform.ledger_posting SET amount = 7')),
    /permission denied/,
  );
  const asOwner = database.withConnection('owner', (client) => client.query('DELETE FROM platform.ledger_posting'));
  await asOwner.then(
    ({ rowCount }) => assert.equal(rowCount, 0),
    (error) => assert.match(String(error), /never changed/),
  );
  assert.deepEqual(await asOfficer((tx) => balanceOf(tx, left)), { amount: '5', currency: 'KRW' });
});

test('an account takes its own currency alone', async () => {
  const work = asOfficer(async (tx) => {
    const [won, dollars] = [await account(tx, 'KRW'), await account(tx, 'USD')];
    await postEntry(tx, { ...entry, postings: [line(won, '1', 'USD'), line(dollars, '-1', 'USD')] });
  });
  await assert.rejects(work, /foreign key/);
});

test('a firm sees its own account and not another’s', async () => {
  const id = await asOfficer(async (tx) => {
    const [theirs, ours] = [await account(tx, 'KRW', 'machine-shop'), await account(tx)];
    await postEntry(tx, { ...entry, postings: [line(theirs, '12.50'), line(ours, '-12.50')] });
    return theirs;
  });
  const seen = (actor: typeof mei) => database.withActor({ actor, economy: 'KOR' }, (tx) => balanceOf(tx, id));
  assert.deepEqual(await seen(mei), { amount: '12.5', currency: 'KRW' });
  assert.equal(await seen(arun), null);
});
