import type { Transaction } from '../../../../platform/context.ts';
import type { ProgrammeRow } from './programmes.ts';

export type NewVersion = Pick<
  ProgrammeRow,
  | 'id'
  | 'version'
  | 'shelf'
  | 'state'
  | 'isCurrent'
  | 'title'
  | 'instrument'
  | 'unit'
  | 'opensOn'
  | 'closesOn'
  | 'lastVerifiedOn'
  | 'document'
  | 'hash'
  | 'simulated'
>;

export async function insertVersion(tx: Transaction, one: NewVersion): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.programme (economy, id, version, shelf, state, is_current, title, instrument, unit, opens_on, closes_on,
       last_verified_on, document, hash, simulated, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [...valuesOf(tx, one), tx.actor.userId ?? 'anonymous'],
  );
}

/** Writes a draft anew; a published version is never touched. */
export async function replaceDraft(tx: Transaction, one: NewVersion): Promise<void> {
  await tx.client.query(
    `UPDATE programmes.programme SET shelf = $4, state = $5, is_current = $6, title = $7, instrument = $8, unit = $9, opens_on = $10,
       closes_on = $11, last_verified_on = $12, document = $13, hash = $14, simulated = $15, revision = revision + 1
     WHERE economy = $1 AND id = $2 AND version = $3 AND state = 'draft'`,
    valuesOf(tx, one),
  );
}

const valuesOf = (tx: Transaction, one: NewVersion) => [
  tx.economy,
  one.id,
  one.version,
  one.shelf,
  one.state,
  one.isCurrent,
  one.title,
  one.instrument,
  one.unit,
  one.opensOn,
  one.closesOn,
  one.lastVerifiedOn,
  JSON.stringify(one.document),
  one.hash,
  one.simulated,
];

/** The version in force gives way to a newer one. */
export async function retireCurrent(tx: Transaction, id: string): Promise<void> {
  await tx.client.query(
    'UPDATE programmes.programme SET is_current = false WHERE economy = $1 AND id = $2 AND is_current',
    [tx.economy, id],
  );
}

export async function withdrawCurrent(tx: Transaction, id: string): Promise<void> {
  await tx.client.query(
    `UPDATE programmes.programme SET state = 'withdrawn' WHERE economy = $1 AND id = $2 AND is_current AND state = 'published'`,
    [tx.economy, id],
  );
}
