import { createHash, randomUUID } from 'node:crypto';
import { findEconomy } from '../../../codes/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import { isAllowed } from '../../../platform/auth/permissions.ts';
import { FaultList } from '../../../platform/command/faults.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { publishEvent } from '../../../platform/outbox/index.ts';
import { parseJson, readBytes } from '../analyses/readJson.ts';
import { mergeReleases } from '../rules/ocds/mergeReleases.ts';
import { type ReadPackage, readPackage } from '../rules/ocds/readPackage.ts';
import { releaseSchema } from '../rules/ocds/schema.ts';
import { summariseTender } from '../rules/ocds/summariseTender.ts';
import { searchText } from '../rules/searchText.ts';
import { findImportOfFile, insertTenderImport, lockTenders } from '../store/tenderImports.ts';
import {
  findHashes,
  insertReleases,
  listReleases,
  replaceTenders,
  type StoredRelease,
  type TenderEntry,
} from '../store/tenders.ts';
import { receiptOfRow, type TenderReceipt } from './tenderReceipt.ts';

export const mostPackageBytes = 64 * 1024 * 1024;

export interface PackageFile {
  path: string;
  /** As people know it. */
  fileName: string;
}

/**
 * Reads a package of OCDS 1.1, whole or not at all: checked to its end before anything is written, then one transaction. A file
 * that was taken before is recognised, as is every release. Throws `InputFaults` with the path of JSON of every fault.
 */
export async function importTenders(ctx: Context, file: PackageFile): Promise<TenderReceipt> {
  if (!isAllowed(ctx.actor, 'linkages.manage')) throw new DomainError('notAllowed', 'linkages.tenders.notAllowed');
  return loadTenders(ctx, file.fileName, await readBytes(file.path, mostPackageBytes), file.path);
}

/** The same from memory, for the demonstration; `place` is what faults call the file. */
export async function loadTenders(
  ctx: Context,
  fileName: string,
  bytes: Buffer,
  place = fileName,
): Promise<TenderReceipt> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const faults = new FaultList(place);
  const read = readPackage(parseJson(place, bytes), ({ at, code, message, remedy }) =>
    faults.add({ row: null, column: at || null, code, message, remedy }),
  );
  if (read === null) faults.throwIfAny();
  return ctx.db.withActor(ctx, (tx) => apply(ctx, tx, { fileName, sha256, read: read as ReadPackage, faults }));
}

interface Staged {
  fileName: string;
  sha256: string;
  read: ReadPackage;
  faults: FaultList;
}

async function apply(
  ctx: Context,
  tx: Transaction,
  { fileName, sha256, read, faults }: Staged,
): Promise<TenderReceipt> {
  await lockTenders(tx);
  const before = await findImportOfFile(tx, sha256);
  if (before !== null)
    return {
      ...receiptOfRow(before),
      created: 0,
      tendersCreated: 0,
      tendersChanged: 0,
      unchanged: before.releases,
      repeated: true,
    };
  const { fresh, unchanged } = await partReleases(tx, read, faults);
  faults.throwIfAny();
  const id = randomUUID();
  await insertReleases(tx, id, fresh);
  const tenders = await compileTenders(ctx, tx, [...new Set(fresh.map(({ ocid }) => ocid))], read);
  const changed = await replaceTenders(tx, tenders);
  const { kind, publisher, licence, sourceUri, publishedAt, releases } = read;
  const row = {
    ...{ id, fileName: fileName.slice(0, 200), sha256, kind, publisher, licence, sourceUri, publishedAt },
    ...{ releases: releases.length, created: fresh.length, unchanged },
    ...{ tendersCreated: tenders.length - changed, tendersChanged: changed },
  };
  await insertTenderImport(tx, row);
  await recordAudit(tx, {
    verb: 'linkages.tenders.import',
    subject: id,
    detail: { sha256, releases: releases.length },
  });
  await publishEvent(tx, 'linkages.tendersImported', { importId: id });
  return receiptOfRow(row);
}

/** What is new, and how much is here already; a release that is here with other content is a fault. */
async function partReleases(tx: Transaction, read: ReadPackage, faults: FaultList) {
  const known = await findHashes(tx, [...new Set(read.releases.map(({ release }) => release.ocid))]);
  const fresh: StoredRelease[] = [];
  let unchanged = 0;
  for (const { release, raw, at } of read.releases) {
    const { ocid, id: releaseId, date, tag } = release;
    const contentHash = createHash('sha256').update(canonical(raw)).digest('hex');
    const key = `${ocid}\n${releaseId}`;
    const before = known.get(key);
    if (before === undefined) {
      known.set(key, contentHash);
      fresh.push({ ocid, releaseId, releasedAt: date, tags: [...tag], contentHash, raw });
    } else if (before === contentHash) unchanged += 1;
    else {
      const message = `the release "${releaseId}" was imported before with other content; a release never changes`;
      faults.add({
        row: null,
        column: at,
        code: 'contradiction',
        message,
        remedy: 'ask the publisher which of the two holds',
      });
    }
  }
  return { fresh, unchanged };
}

/** The same content gives the same text, in whatever order its keys came. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([p], [q]) => (p < q ? -1 : 1)))
      : inner,
  );
}

async function compileTenders(
  ctx: Context,
  tx: Transaction,
  ocids: readonly string[],
  { publisher, licence }: ReadPackage,
): Promise<TenderEntry[]> {
  const byOcid = new Map<string, StoredRelease[]>(ocids.map((ocid) => [ocid, []]));
  for (const one of await listReleases(tx, ocids)) byOcid.get(one.ocid)?.push(one);
  const simulated = findEconomy(ctx.economy)?.isSimulated ?? false;
  return [...byOcid].map(([ocid, stored]) => {
    const compiled = mergeReleases(stored.map(({ raw }) => releaseSchema.parse(raw)));
    const summary = summariseTender(compiled);
    const words = [
      summary.title,
      summary.description,
      ocid,
      summary.buyer?.name,
      ...summary.suppliers.map(({ name }) => name),
    ];
    const times = stored.map(({ raw }) => raw.date as string).sort((p, q) => Date.parse(p) - Date.parse(q));
    return {
      ...summary,
      ...{ ocid, firstAt: times[0]!, lastAt: times.at(-1)!, releaseCount: stored.length },
      ...{ compiled, publisher, licence, simulated, search: searchText(words) },
    };
  });
}
