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

/** Moment and person of publication, where the version is published by this. */
const publication = `CASE WHEN $5 = 'published' THEN clock_timestamp() END, CASE WHEN $5 = 'published' THEN $16 END`;

export async function insertVersion(tx: Transaction, one: NewVersion): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.programme (economy, id, version, shelf, state, is_current, title, instrument, unit, opens_on, closes_on,
       last_verified_on, document, hash, simulated, published_at, published_by, created_by, authors)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, ${publication}, $17, ARRAY[$17])`,
    valuesOf(tx, one),
  );
}

/** Writes a draft anew; a published version is never touched. */
export async function replaceDraft(tx: Transaction, one: NewVersion): Promise<void> {
  await tx.client.query(
    `UPDATE programmes.programme SET shelf = $4, state = $5, is_current = $6, title = $7, instrument = $8, unit = $9, opens_on = $10,
       closes_on = $11, last_verified_on = $12, document = $13, hash = $14, simulated = $15, revision = revision + 1,
       (published_at, published_by) = ROW (${publication}), authors = CASE WHEN $17 = ANY (authors) THEN authors ELSE authors || $17 END
     WHERE economy = $1 AND id = $2 AND version = $3 AND state IN ('draft', 'inReview')`,
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
  tx.actor.name,
  tx.actor.userId ?? 'anonymous',
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

/** A draft as it stands is put on the shelf; what was written in it and by whom stays. */
export async function publishDraft(tx: Transaction, id: string, version: number): Promise<void> {
  await tx.client.query(
    `UPDATE programmes.programme SET state = 'published', is_current = true, published_at = clock_timestamp(), published_by = $4,
       revision = revision + 1
     WHERE economy = $1 AND id = $2 AND version = $3 AND state IN ('draft', 'inReview')`,
    [tx.economy, id, version, tx.actor.name],
  );
}

/** A draft goes into review, or comes back from it. */
export async function moveDraft(
  tx: Transaction,
  id: string,
  version: number,
  state: 'draft' | 'inReview',
): Promise<void> {
  await tx.client.query(
    `UPDATE programmes.programme SET state = $4, revision = revision + 1
     WHERE economy = $1 AND id = $2 AND version = $3 AND state IN ('draft', 'inReview')`,
    [tx.economy, id, version, state],
  );
}
