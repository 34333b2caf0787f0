import type { Transaction } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/db/index.ts';
import type { TenderStage, TenderSummary } from '../rules/ocds/summariseTender.ts';

export interface StoredRelease {
  ocid: string;
  releaseId: string;
  releasedAt: string;
  tags: string[];
  contentHash: string;
  raw: Record<string, unknown>;
}

/** Hashes of the releases that are here already, by `ocid` and id joined by a line feed. */
export async function findHashes(tx: Transaction, ocids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ ocid: string; release_id: string; content_hash: string }>(
    'SELECT ocid, release_id, content_hash FROM linkages.tender_release WHERE economy = $1 AND ocid = ANY($2)',
    [tx.economy, ocids],
  );
  return new Map(rows.map((row) => [`${row.ocid}\n${row.release_id}`, row.content_hash]));
}

export async function insertReleases(
  tx: Transaction,
  importId: string,
  releases: readonly StoredRelease[],
): Promise<void> {
  const columns = ['economy', 'ocid', 'release_id', 'released_at', 'tags', 'content_hash', 'raw', 'import_id'];
  const rows = releases.map((one) => ({
    economy: tx.economy,
    ocid: one.ocid,
    release_id: one.releaseId,
    released_at: one.releasedAt,
    tags: one.tags,
    content_hash: one.contentHash,
    raw: one.raw,
    import_id: importId,
  }));
  await insertRows(tx, 'linkages.tender_release', columns, rows);
}

/** Releases of tenders as they were published, each tender's in the order of time. */
export async function listReleases(tx: Transaction, ocids: readonly string[] | null): Promise<StoredRelease[]> {
  const { rows } = await tx.client.query<StoredRelease>(
    `SELECT ocid, release_id AS "releaseId", to_json(released_at)#>>'{}' AS "releasedAt", tags, content_hash AS "contentHash", raw
     FROM linkages.tender_release WHERE economy = $1 AND ($2::text[] IS NULL OR ocid = ANY($2))
     ORDER BY ocid COLLATE "C", released_at, release_id COLLATE "C"`,
    [tx.economy, ocids],
  );
  return rows;
}

export interface TenderEntry extends TenderSummary {
  ocid: string;
  firstAt: string;
  lastAt: string;
  releaseCount: number;
  compiled: Record<string, unknown>;
  publisher: string;
  licence: string | null;
  search: string;
  simulated: boolean;
}

const tenderColumns = [
  'economy',
  'ocid',
  'title',
  'description',
  'stage',
  'method',
  'method_details',
  'buyer_id',
  'buyer_name',
  'buyer_role',
  'suppliers',
  'amount',
  'currency',
  'amount_of',
  'closes_at',
  'first_at',
  'last_at',
  'release_count',
  'compiled',
  'publisher',
  'licence',
  'search',
  'simulated',
];

/** Puts tenders in the place of what was derived before; returns how many were there. */
export async function replaceTenders(tx: Transaction, tenders: readonly TenderEntry[]): Promise<number> {
  const ocids = tenders.map(({ ocid }) => ocid);
  const removed = await tx.client.query('DELETE FROM linkages.tender WHERE economy = $1 AND ocid = ANY($2)', [
    tx.economy,
    ocids,
  ]);
  const rows = tenders.map((one) => ({
    economy: tx.economy,
    ocid: one.ocid,
    title: one.title,
    description: one.description,
    stage: one.stage,
    method: one.method,
    method_details: one.methodDetails,
    buyer_id: one.buyer?.id ?? null,
    buyer_name: one.buyer?.name ?? null,
    buyer_role: one.buyer?.role ?? null,
    suppliers: one.suppliers.map(({ name }) => name),
    amount: one.amount?.amount ?? null,
    currency: one.amount?.currency ?? null,
    amount_of: one.amount?.of ?? null,
    closes_at: one.closesAt,
    first_at: one.firstAt,
    last_at: one.lastAt,
    release_count: one.releaseCount,
    compiled: one.compiled,
    publisher: one.publisher,
    licence: one.licence,
    search: one.search,
    simulated: one.simulated,
  }));
  await insertRows(tx, 'linkages.tender', tenderColumns, rows);
  const suppliers = tenders.flatMap(({ ocid, suppliers: list }) =>
    list.map(({ id, name, scheme, identifier }) => ({
      economy: tx.economy,
      ocid,
      supplier_id: id,
      name,
      identifier_scheme: scheme,
      identifier,
    })),
  );
  const supplierColumns = ['economy', 'ocid', 'supplier_id', 'name', 'identifier_scheme', 'identifier'];
  await insertRows(tx, 'linkages.tender_supplier', supplierColumns, suppliers);
  return removed.rowCount ?? 0;
}

export interface TenderRow {
  ocid: string;
  title: string;
  description: string | null;
  stage: TenderStage;
  method: string | null;
  methodDetails: string | null;
  buyerName: string | null;
  buyerRole: 'buyer' | 'procuringEntity' | null;
  suppliers: string[];
  amount: string | null;
  currency: string | null;
  amountOf: 'contracts' | 'awards' | 'tender' | null;
  closesAt: Date | null;
  firstAt: Date;
  lastAt: Date;
  releaseCount: number;
  publisher: string;
  licence: string | null;
  simulated: boolean;
}

const shown = `ocid, title, description, stage, method, method_details AS "methodDetails", buyer_name AS "buyerName",
  buyer_role AS "buyerRole", suppliers, amount, currency, amount_of AS "amountOf", closes_at AS "closesAt", first_at AS "firstAt",
  last_at AS "lastAt", release_count AS "releaseCount", publisher, licence, simulated`;

export interface TenderFilter {
  text: string;
  buyer: string | null;
  stage: TenderStage | null;
  from: string | null;
  to: string | null;
}

/** Words in any order; each has to occur in title, description, buyer, supplier or number. */
function conditionsOf(
  tx: Transaction,
  { text, buyer, stage, from, to }: TenderFilter,
): { where: string; values: unknown[] } {
  const values: unknown[] = [tx.economy];
  const parts = ['economy = $1'];
  const add = (part: (place: string) => string, value: unknown) => {
    values.push(value);
    parts.push(part(`$${values.length}`));
  };
  for (const word of text.split(/\s+/).filter(Boolean).slice(0, 10)) {
    add((place) => `search LIKE ${place}`, `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
  }
  if (buyer !== null) add((place) => `buyer_name = ${place}`, buyer);
  if (stage !== null) add((place) => `stage = ${place}`, stage);
  if (from !== null) add((place) => `last_at >= ${place}::date`, from);
  if (to !== null) add((place) => `last_at < ${place}::date + 1`, to);
  return { where: parts.join(' AND '), values };
}

export async function selectTenders(
  tx: Transaction,
  filter: TenderFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; rows: TenderRow[] }> {
  const { where, values } = conditionsOf(tx, filter);
  const counted = await tx.client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM linkages.tender WHERE ${where}`,
    values,
  );
  const { rows } = await tx.client.query<TenderRow>(
    `SELECT ${shown} FROM linkages.tender WHERE ${where}
     ORDER BY last_at DESC, ocid COLLATE "C" LIMIT ${limit} OFFSET ${offset}`,
    values,
  );
  return { total: counted.rows[0]!.count, rows };
}

export async function listBuyers(tx: Transaction): Promise<{ name: string; count: number }[]> {
  const { rows } = await tx.client.query<{ name: string; count: number }>(
    `SELECT buyer_name AS name, count(*)::int AS count FROM linkages.tender WHERE economy = $1 AND buyer_name IS NOT NULL
     GROUP BY buyer_name ORDER BY buyer_name COLLATE "C" LIMIT 2000`,
    [tx.economy],
  );
  return rows;
}

export async function findTender(
  tx: Transaction,
  ocid: string,
): Promise<(TenderRow & { compiled: Record<string, unknown> }) | null> {
  const { rows } = await tx.client.query<TenderRow & { compiled: Record<string, unknown> }>(
    `SELECT ${shown}, compiled FROM linkages.tender WHERE economy = $1 AND ocid = $2`,
    [tx.economy, ocid],
  );
  return rows[0] ?? null;
}

export async function listSuppliersOf(
  tx: Transaction,
  ocid: string,
): Promise<{ name: string; scheme: string | null; identifier: string | null }[]> {
  const { rows } = await tx.client.query<{ name: string; scheme: string | null; identifier: string | null }>(
    `SELECT name, identifier_scheme AS scheme, identifier FROM linkages.tender_supplier
     WHERE economy = $1 AND ocid = $2 ORDER BY name COLLATE "C", supplier_id COLLATE "C"`,
    [tx.economy, ocid],
  );
  return rows;
}

/** Of simulated tenders everything goes, also the imports that brought nothing else. */
export async function deleteSimulatedTenders(tx: Transaction): Promise<void> {
  await tx.client.query(
    `DELETE FROM linkages.tender_release r USING linkages.tender t
     WHERE t.economy = $1 AND t.simulated AND r.economy = t.economy AND r.ocid = t.ocid`,
    [tx.economy],
  );
  await tx.client.query('DELETE FROM linkages.tender WHERE economy = $1 AND simulated', [tx.economy]);
  await tx.client.query(
    `DELETE FROM linkages.tender_import i WHERE i.economy = $1
     AND NOT EXISTS (SELECT FROM linkages.tender_release r WHERE r.economy = i.economy AND r.import_id = i.id)`,
    [tx.economy],
  );
}
