import { createHash } from 'node:crypto';
import { loadLinearSolver } from '../../../engines/linearModel/index.ts';
import type { Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { type CheckedTable, type PublicationTable, tableSchema } from '../model.ts';
import { type EarlierVersion, nameOfKey } from '../rules/compareVersions.ts';
import { type Decision, decideCells } from '../rules/decideCells.ts';
import { faultOfTable } from '../rules/faultsOfTable.ts';
import type { LinkedTable } from '../rules/jointTable.ts';
import { linkedTableOf, relate } from '../rules/linkedTableOf.ts';
import { type DecisionSummary, summariseDecision } from '../rules/summariseDecision.ts';
import { findLinked, type KnownRelease, readVersions } from '../store/beside.ts';

export interface Decided {
  table: CheckedTable;
  decision: Decision;
  summary: DecisionSummary;
}

/** Reads what a table must be seen beside, and decides it. */
export async function decideTable(tx: Transaction, given: PublicationTable): Promise<Decided> {
  const table = tableSchema.parse(given);
  const fault = faultOfTable(table);
  if (fault !== null) throw new DomainError('conflict', 'publication.contradicts', { fault });
  const solver = await loadLinearSolver();
  const releases = await readVersions(tx, table.topic, table.subject);
  const versions = distinct(releases.map((release) => versionOf(release, table.dimensions)));
  const linked = await readLinked(tx, table);
  const digest = (owner: string) =>
    createHash('sha256').update(`${tx.economy} ${owner}`).digest('base64url').slice(0, 22);
  const decision = decideCells(table, { versions, linked, solver, digest });
  return { table, decision, summary: summariseDecision(table, decision, { versions, linked }) };
}

function versionOf({ cells, behind }: KnownRelease, dimensions: readonly string[]): EarlierVersion {
  return new Map(
    cells.map((published, at) => {
      const { contributors, measured } = behind[at] ?? { contributors: 0, measured: null };
      const name = nameOfKey(dimensions.map((dimension) => published.key[dimension] ?? ''));
      return [name, { published, contributors, values: measured }] as const;
    }),
  );
}

/** A release that repeats the one after it tells nothing more. */
function distinct(versions: readonly EarlierVersion[]): EarlierVersion[] {
  const seen = new Set<string>();
  return versions.filter((version) => {
    const text = JSON.stringify([...version].map(([name, one]) => [name, one.contributors, one.published]));
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

async function readLinked(tx: Transaction, table: CheckedTable): Promise<LinkedTable[]> {
  const linked: LinkedTable[] = [];
  for (const { topic, subject } of await findLinked(tx, table)) {
    const [current, ...older] = await readVersions(tx, topic, subject);
    const relation = current === undefined ? null : relate(table, current);
    if (current !== undefined && relation !== null) linked.push(linkedTableOf([current, ...older], relation));
  }
  return linked;
}
