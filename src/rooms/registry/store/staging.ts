import type { Transaction } from '../../../platform/context.ts';
import { copyRows } from '../../../platform/db/index.ts';
import type { Classification, StagedRecord } from '../model.ts';

const columns = [
  'import_id',
  'row_number',
  'source_key',
  'content_hash',
  'raw',
  'establishment_id',
  'enterprise_id',
  'enterprise_scheme',
  'enterprise_number',
  'name',
  'enterprise_name',
  'legal_form',
  'address',
  'place_code',
  'village',
  'longitude',
  'latitude',
  'geo_precision',
  'established_on',
  'registered_on',
  'status',
  'products',
  'materials',
  'employees',
  'classifications',
  'national_codes',
  'isic_codes',
  'terms',
] as const;

export async function copyStaged(
  tx: Transaction,
  importId: string,
  records: AsyncIterable<readonly StagedRecord[]>,
): Promise<void> {
  await copyRows(tx, 'registry.staged_record', columns, toRows(importId, records));
}

async function* toRows(importId: string, batches: AsyncIterable<readonly StagedRecord[]>) {
  for await (const batch of batches) {
    for (const record of batch) {
      yield [
        importId,
        record.rowNumber,
        record.sourceKey,
        record.contentHash,
        record.raw,
        record.establishmentId,
        record.enterpriseId,
        record.enterpriseScheme,
        record.enterpriseNumber,
        record.name,
        record.enterpriseName,
        record.legalForm,
        record.address,
        record.place?.code ?? null,
        record.village,
        record.longitude,
        record.latitude,
        record.geoPrecision,
        record.establishedOn,
        record.registeredOn,
        record.status,
        record.products,
        record.materials,
        record.employees,
        compactClassifications(record.classifications),
        record.nationalCodes,
        record.isicCodes,
        record.terms,
      ];
    }
  }
}

/** Keys that occur more than once in the file, with the rows that repeat them. */
export async function findRepeatedKeys(
  tx: Transaction,
  importId: string,
  limit: number,
): Promise<{ key: string; row: number; first: number }[]> {
  const { rows } = await tx.client.query<{ key: string; row: number; first: number }>(
    `SELECT source_key AS key, row_number AS row, first FROM (
       SELECT source_key, row_number, min(row_number) OVER (PARTITION BY source_key) AS first
       FROM registry.staged_record WHERE import_id = $1) AS numbered
     WHERE row_number > first ORDER BY row_number LIMIT $2`,
    [importId, limit],
  );
  return rows;
}

/** How the staged records stand to what is shown now. */
export async function compareStaged(
  tx: Transaction,
  importId: string,
  source: string,
): Promise<{ created: number; updated: number; unchanged: number }> {
  const { rows } = await tx.client.query<{ created: number; updated: number; unchanged: number }>(
    `SELECT count(*) FILTER (WHERE r.source_key IS NULL)::int AS created,
            count(*) FILTER (WHERE r.content_hash <> s.content_hash)::int AS updated,
            count(*) FILTER (WHERE r.content_hash = s.content_hash)::int AS unchanged
     FROM registry.staged_record s
     LEFT JOIN registry.source_record r
       ON r.economy = $2 AND r.source = $3 AND r.source_key = s.source_key AND r.superseded_by IS NULL
     WHERE s.import_id = $1`,
    [importId, tx.economy, source],
  );
  return rows[0] as { created: number; updated: number; unchanged: number };
}

export async function sampleStaged(tx: Transaction, importId: string, limit: number) {
  const { rows } = await tx.client.query<{
    row_number: number;
    source_key: string;
    name: string;
    address: string | null;
    place_code: string | null;
    isic_codes: string[];
    longitude: number | null;
    latitude: number | null;
    geo_precision: string | null;
  }>(
    `SELECT row_number, source_key, name, address, place_code, isic_codes, longitude, latitude, geo_precision
     FROM registry.staged_record WHERE import_id = $1 ORDER BY row_number LIMIT $2`,
    [importId, limit],
  );
  return rows;
}

export async function clearStaged(tx: Transaction, importId: string): Promise<void> {
  await tx.client.query('DELETE FROM registry.staged_record WHERE import_id = $1', [importId]);
}

/** `["tw-factory-3","263"]` as declared, `["ISIC4","2610","certain",1]` as converted. */
function compactClassifications(classifications: readonly Classification[]): string {
  const parts = classifications.map(({ scheme, code, method, certainty, weight }) =>
    method === 'declared'
      ? `["${scheme}",${JSON.stringify(code)}]`
      : `["${scheme}","${code}","${certainty}",${weight}]`,
  );
  return `[${parts.join(',')}]`;
}
