import { romaniseName } from '../../../../engines/romanise/index.ts';
import { seededRandom } from '../../../../kernels/random/index.ts';
import {
  type Accuracy,
  comparatorsWith,
  measureAccuracy,
  type Resolution,
  resolveTable,
} from '../../../../kernels/resolution/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { buildField, canonicalOrder, type PlannedField, reorder } from '../rules/buildTable.ts';
import { compareCodePoints } from '../rules/codePoints.ts';
import type { ColumnCodes } from '../rules/columnFacts.ts';

export interface ResolveInput {
  columns: ReadonlyMap<string, ColumnCodes>;
  fields: readonly PlannedField[];
  ids: readonly string[];
  boundary: number | null;
  truth: ColumnCodes | null;
  threshold: number;
  pairBudget: number | undefined;
  oneToOne: boolean | null;
  seed: number;
}

export interface PairRow {
  id_a: string;
  id_b: string;
  probability: number;
}

export interface Resolved {
  pairs: PairRow[];
  clusters: { id: string; cluster: string }[];
  accuracy: Accuracy | null;
}

const steps = { prepare: 'preparing', block: 'choosing pairs', compare: 'comparing', cluster: 'gathering' } as const;

/** Resolves a table and gives its rows their ids back, in the order of the contract. */
export function resolveRecords(input: ResolveInput, environment: AnalysisEnvironment): Resolved {
  const { boundary, ids } = input;
  const fields = input.fields.map((field) => buildField(field, input.columns));
  const order = canonicalOrder(fields, ids.length, boundary, ids);
  const resolution = resolveTable(reorder(fields, order, boundary), {
    threshold: input.threshold,
    pairBudget: input.pairBudget,
    oneToOne: input.oneToOne,
    random: seededRandom(input.seed),
    comparators: comparatorsWith(romaniseName),
    onStep: (step) => environment.progress(0, null, steps[step]),
  });
  reportBlocking(resolution, environment);
  const idOf = (row: number) => ids[order[row]!]!;
  return {
    pairs: listPairs(resolution, idOf),
    clusters: listClusters(resolution, idOf),
    accuracy:
      input.truth === null
        ? null
        : measureAccuracy(
            resolution,
            order.map((row) => input.truth!.codes[row]!),
          ),
  };
}

function reportBlocking({ plan, learned, clusters, oneToOne, table }: Resolution, { note }: AnalysisEnvironment): void {
  for (const { rule, pairs, status, groupsPassedOver } of plan.report) {
    const tail = groupsPassedOver > 0 ? `, ${groupsPassedOver} large groups passed over` : '';
    note(`pairs by ${rule}: ${Math.round(pairs)}${tail}${status === 'used' ? '' : ' (over the budget: not compared)'}`);
  }
  note(`compared ${learned.pairs.length} pairs of ${table.rowCount} rows`);
  if (oneToOne) note('each row has one partner at most');
  if (clusters.refused > 0) note(`kept apart ${clusters.refused} probable pairs that their groups speak against`);
  if (clusters.bridges.length > 0) note(`${clusters.bridges.length} groups hang together by few of their pairs`);
}

function listPairs({ pairs, table }: Resolution, idOf: (row: number) => string): PairRow[] {
  const rows: PairRow[] = [];
  for (let i = 0; i < pairs.a.length; i += 1) {
    const one = idOf(pairs.a[i]!);
    const other = idOf(pairs.b[i]!);
    const isInOrder = table.boundary !== null || compareCodePoints(one, other) < 0;
    rows.push({
      id_a: isInOrder ? one : other,
      id_b: isInOrder ? other : one,
      probability: pairs.probability[i]!,
    });
  }
  return rows.sort((a, b) => compareCodePoints(a.id_a, b.id_a) || compareCodePoints(a.id_b, b.id_b));
}

function listClusters({ clusters, table }: Resolution, idOf: (row: number) => string) {
  const smallest = new Map<number, string>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const known = smallest.get(clusters.ofRow[row]!);
    const id = idOf(row);
    if (known === undefined || compareCodePoints(id, known) < 0) smallest.set(clusters.ofRow[row]!, id);
  }
  return Array.from({ length: table.rowCount }, (_, row) => ({
    id: idOf(row),
    cluster: smallest.get(clusters.ofRow[row]!)!,
  })).sort((a, b) => compareCodePoints(a.id, b.id));
}
