import type { Transaction } from '../../../platform/context.ts';
import type { Contact, ContactFields } from './model.ts';

const columns = `id, kind, name, place_code AS "placeCode", abroad, longitude, latitude, languages, gaps, industries, address, email, phone, url,
  last_verified_on::text AS "lastVerifiedOn", is_withdrawn AS "isWithdrawn", simulated, version`;

/** By name; those that were withdrawn only where they are asked for. */
export async function selectContacts(tx: Transaction, withWithdrawn: boolean, limit: number): Promise<Contact[]> {
  const { rows } = await tx.client.query<Contact>(
    `SELECT ${columns} FROM programmes.contact WHERE economy = $1 AND ($2 OR NOT is_withdrawn) ORDER BY name COLLATE "C", id LIMIT $3`,
    [tx.economy, withWithdrawn, limit],
  );
  return rows;
}

export async function selectContact(tx: Transaction, id: string): Promise<Contact | null> {
  const { rows } = await tx.client.query<Contact>(
    `SELECT ${columns} FROM programmes.contact WHERE economy = $1 AND id = $2`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

const valuesOf = (one: ContactFields) => [
  one.kind,
  one.name,
  one.placeCode,
  one.abroad,
  one.longitude,
  one.latitude,
  one.languages,
  one.gaps,
  one.industries,
  one.address,
  one.email,
  one.phone,
  one.url,
  one.lastVerifiedOn,
];

/** False where the id is taken. */
export async function insertContact(
  tx: Transaction,
  id: string,
  fields: ContactFields,
  simulated: boolean,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `INSERT INTO programmes.contact (economy, id, changed_by, simulated, kind, name, place_code, abroad, longitude, latitude, languages, gaps,
       industries, address, email, phone, url, last_verified_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) ON CONFLICT DO NOTHING`,
    [tx.economy, id, tx.actor.userId ?? 'anonymous', simulated, ...valuesOf(fields)],
  );
  return rowCount === 1;
}

/** False where it was changed in the meantime. */
export async function updateContact(
  tx: Transaction,
  id: string,
  version: number,
  fields: ContactFields,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE programmes.contact SET changed_by = $3, changed_at = clock_timestamp(), version = version + 1, kind = $5, name = $6, place_code = $7,
       abroad = $8, longitude = $9, latitude = $10, languages = $11, gaps = $12, industries = $13, address = $14, email = $15, phone = $16,
       url = $17, last_verified_on = $18
     WHERE economy = $1 AND id = $2 AND version = $4`,
    [tx.economy, id, tx.actor.userId ?? 'anonymous', version, ...valuesOf(fields)],
  );
  return rowCount === 1;
}

/** False where it was changed in the meantime. */
export async function withdrawContact(
  tx: Transaction,
  id: string,
  version: number,
  isWithdrawn: boolean,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE programmes.contact SET is_withdrawn = $4, changed_by = $5, changed_at = clock_timestamp(), version = version + 1
     WHERE economy = $1 AND id = $2 AND version = $3`,
    [tx.economy, id, version, isWithdrawn, tx.actor.userId ?? 'anonymous'],
  );
  return rowCount === 1;
}
