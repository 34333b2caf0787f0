import type { Transaction } from '../../../platform/context.ts';

export type PreviewKind = 'created' | 'updated' | 'unchanged' | 'outranked';

export type ComparedValues = Readonly<Record<string, string | number | null>>;

export interface PreviewRow {
  row: number;
  key: string;
  name: string;
  raw: string;
  staged: ComparedValues;
  /** What is shown of the establishment now; null where it is new. */
  shown: ComparedValues | null;
}

const compared = [
  'name',
  'legal_form',
  'address',
  'place_code',
  'village',
  'status',
  'established_on',
  'registered_on',
  'products',
  'materials',
  'employees',
  'longitude',
  'latitude',
];
const valuesOf = (table: string) =>
  `jsonb_build_object(${compared.map((column) => `'${column}', ${table}.${column}`).join(', ')})`;

/** Staged rows of one kind, from a row on: what would be shown beside what is. */
export async function listPreview(
  tx: Transaction,
  importId: string,
  { kind, from, limit }: { kind: PreviewKind; from: number; limit: number },
): Promise<PreviewRow[]> {
  const { rows } = await tx.client.query<PreviewRow>(
    `WITH own AS (SELECT mapping, header, rank FROM registry.import WHERE economy = $2 AND id = $1),
     alike AS MATERIALIZED (
       SELECT i.id FROM registry.import i, own
       WHERE i.economy = $2 AND i.state = 'applied' AND i.mapping = own.mapping AND i.header = own.header),
     higher AS MATERIALIZED (
       SELECT i.id FROM registry.import i, own WHERE i.economy = $2 AND i.state = 'applied' AND i.rank > own.rank),
     found AS (
       SELECT s.*, r.import_id AS in_force,
         CASE WHEN r.import_id IS NULL THEN 'created'
              WHEN r.import_id IN (SELECT id FROM higher) THEN 'outranked'
              WHEN r.raw = s.raw AND r.import_id IN (SELECT id FROM alike) THEN 'unchanged' ELSE 'updated' END AS kind
       FROM registry.staged_record s
       LEFT JOIN registry.source_record r ON r.economy = $2 AND r.establishment_id = s.establishment_id AND r.superseded_by IS NULL
       WHERE s.import_id = $1 AND s.row_number >= $4)
     SELECT f.row_number AS row, f.source_key AS key, f.name, f.raw, ${valuesOf('f')} AS staged,
       CASE WHEN t.id IS NULL THEN NULL ELSE ${valuesOf('t')} END AS shown
     FROM found f LEFT JOIN registry.establishment t ON t.economy = $2 AND t.id = f.establishment_id
     WHERE f.kind = $3 ORDER BY f.row_number LIMIT $5`,
    [importId, tx.economy, kind, from, limit],
  );
  return rows;
}
