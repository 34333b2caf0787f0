import type { Transaction } from '../../../platform/context.ts';

export interface TenderImportRow {
  id: string;
  fileName: string;
  sha256: string;
  kind: 'releasePackage' | 'recordPackage';
  publisher: string;
  licence: string | null;
  sourceUri: string | null;
  publishedAt: Date | null;
  releases: number;
  created: number;
  unchanged: number;
  tendersCreated: number;
  tendersChanged: number;
  createdBy: string;
  createdAt: Date;
}

const shown = `id, file_name AS "fileName", sha256, kind, publisher, licence, source_uri AS "sourceUri", published_at AS "publishedAt",
  releases, created, unchanged, tenders_created AS "tendersCreated", tenders_changed AS "tendersChanged", created_by AS "createdBy",
  created_at AS "createdAt"`;

/** One import of tenders at a time in an economy, so that a tender is compiled from all its releases. */
export async function lockTenders(tx: Transaction): Promise<void> {
  await tx.client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`linkages.tenders ${tx.economy}`]);
}

export async function findTenderImport(tx: Transaction, id: string): Promise<TenderImportRow | null> {
  return findOne(tx, 'id = $2::uuid', id);
}

export async function findImportOfFile(tx: Transaction, sha256: string): Promise<TenderImportRow | null> {
  return findOne(tx, 'sha256 = $2', sha256);
}

async function findOne(tx: Transaction, where: string, value: string): Promise<TenderImportRow | null> {
  const { rows } = await tx.client.query<TenderImportRow>(
    `SELECT ${shown} FROM linkages.tender_import WHERE economy = $1 AND ${where}`,
    [tx.economy, value],
  );
  return rows[0] ?? null;
}

export async function listTenderImports(tx: Transaction): Promise<TenderImportRow[]> {
  const { rows } = await tx.client.query<TenderImportRow>(
    `SELECT ${shown} FROM linkages.tender_import WHERE economy = $1 ORDER BY created_at DESC LIMIT 50`,
    [tx.economy],
  );
  return rows;
}

export async function insertTenderImport(
  tx: Transaction,
  one: Omit<TenderImportRow, 'createdBy' | 'createdAt' | 'publishedAt'> & { publishedAt: string | null },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO linkages.tender_import (economy, id, file_name, sha256, kind, publisher, licence, source_uri, published_at, releases,
       created, unchanged, tenders_created, tenders_changed, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      tx.economy,
      one.id,
      one.fileName,
      one.sha256,
      one.kind,
      one.publisher,
      one.licence,
      one.sourceUri,
      one.publishedAt,
      one.releases,
      one.created,
      one.unchanged,
      one.tendersCreated,
      one.tendersChanged,
      tx.actor.userId ?? 'anonymous',
    ],
  );
}
