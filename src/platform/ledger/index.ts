import { randomUUID } from 'node:crypto';
import Big from 'big.js';
import type { Transaction } from '../db/index.ts';

export interface Money {
  /** A decimal in plain digits: never a binary fraction. */
  amount: string;
  currency: string;
}

export interface NewAccount {
  /** Unique with the currency in its economy: `vouchers/committed`. */
  code: string;
  currency: string;
  /** Whose account it is; null for the economy's own. */
  organisation: string | null;
}

export interface NewEntry {
  onDate: string;
  /** Id of what the money moved for. */
  reference: string;
  /** What each account gains; over all lines every currency sums to zero. */
  postings: readonly { accountId: string; money: Money }[];
}

const decimals = 6;
const largest = new Big('1e18');

export async function openAccount(tx: Transaction, account: NewAccount): Promise<string> {
  const id = randomUUID();
  await tx.client.query(
    'INSERT INTO platform.ledger_account (id, code, currency, organisation) VALUES ($1, $2, $3, $4)',
    [id, account.code, account.currency, account.organisation],
  );
  return id;
}

/** The account of that code and currency, opened where there is none yet; two who open it at once get the same one. */
export async function accountFor(tx: Transaction, account: NewAccount): Promise<string> {
  await tx.client.query(
    `INSERT INTO platform.ledger_account (id, code, currency, organisation) VALUES ($1, $2, $3, $4)
     ON CONFLICT (economy, code, currency) DO NOTHING`,
    [randomUUID(), account.code, account.currency, account.organisation],
  );
  const { rows } = await tx.client.query<{ id: string }>(
    'SELECT id FROM platform.ledger_account WHERE economy = $1 AND code = $2 AND currency = $3',
    [tx.economy, account.code, account.currency],
  );
  if (rows[0] === undefined) throw new RangeError(`accountFor: ${account.code} is not the actor's to see`);
  return rows[0].id;
}

export async function postEntry(tx: Transaction, entry: NewEntry): Promise<string> {
  assertBalanced(entry);
  const id = randomUUID();
  await tx.client.query('INSERT INTO platform.ledger_entry (id, on_date, reference) VALUES ($1, $2, $3)', [
    id,
    entry.onDate,
    entry.reference,
  ]);
  await tx.client.query(
    `INSERT INTO platform.ledger_posting (entry_id, line, account_id, currency, amount)
     SELECT $1, line, account, currency, amount
     FROM unnest($2::uuid[], $3::text[], $4::numeric[]) WITH ORDINALITY AS p (account, currency, amount, line)`,
    [
      id,
      entry.postings.map((posting) => posting.accountId),
      entry.postings.map((posting) => posting.money.currency),
      entry.postings.map((posting) => parseAmount(posting.money.amount).toFixed()),
    ],
  );
  return id;
}

/** Null: there is no such account, or the actor may not see it. */
export async function balanceOf(tx: Transaction, accountId: string): Promise<Money | null> {
  const { rows } = await tx.client.query<{ currency: string; amount: string }>(
    `SELECT a.currency, coalesce(sum(p.amount), 0)::text AS amount FROM platform.ledger_account a
     LEFT JOIN platform.ledger_posting p ON p.economy = a.economy AND p.account_id = a.id
     WHERE a.economy = $1 AND a.id = $2 GROUP BY a.currency`,
    [tx.economy, accountId],
  );
  const found = rows[0];
  return found ? { amount: new Big(found.amount).toFixed(), currency: found.currency } : null;
}

function assertBalanced({ postings }: NewEntry): void {
  if (postings.length < 2) throw new RangeError(`postEntry: ${postings.length} postings, and two is the least`);
  const sums = new Map<string, Big>();
  for (const { money } of postings) {
    const amount = parseAmount(money.amount);
    if (amount.eq(0)) throw new RangeError('postEntry: a posting of zero moves nothing');
    sums.set(money.currency, (sums.get(money.currency) ?? new Big(0)).plus(amount));
  }
  for (const [currency, sum] of sums) {
    if (!sum.eq(0)) throw new RangeError(`postEntry: ${currency} is out of balance by ${sum.toFixed()}`);
  }
}

function parseAmount(text: string): Big {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new RangeError(`postEntry: ${text} is not a plain decimal`);
  const amount = new Big(text);
  if (!amount.eq(amount.round(decimals))) throw new RangeError(`postEntry: ${text} has more than ${decimals} decimals`);
  if (amount.abs().gte(largest)) throw new RangeError(`postEntry: ${text} is beyond what an entry holds`);
  return amount;
}
