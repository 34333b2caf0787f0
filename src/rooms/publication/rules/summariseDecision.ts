import type { CheckedTable } from '../model.ts';
import type { Decision } from './decideCells.ts';
import type { LinkedTable } from './jointTable.ts';

/** What the analyst is told of a decision beside its cells. */
export interface DecisionSummary {
  method: Decision['method'];
  versions: number;
  linked: {
    id: string;
    topic: string;
    subject: string;
    title: string;
    relation: LinkedTable['relation'];
    cells: number;
  }[];
  /** By quantity: what is hidden and what there is, over the cells that are no total. */
  cost: Record<string, { hidden: number; whole: number }>;
}

export function summariseDecision(
  { totals, dimensions }: Pick<CheckedTable, 'totals' | 'dimensions'>,
  { cells, method }: Decision,
  { versions, linked }: { versions: readonly unknown[]; linked: readonly LinkedTable[] },
): DecisionSummary {
  const cost: DecisionSummary['cost'] = {};
  for (const { cell, hiddenBy, quantities } of cells) {
    if (dimensions.some((dimension) => cell.key[dimension] === totals)) continue;
    for (const [name, { value }] of Object.entries(quantities)) {
      if (name.startsWith('rest:')) continue;
      const sum = cost[name] ?? { hidden: 0, whole: 0 };
      cost[name] = { hidden: sum.hidden + (hiddenBy === null ? 0 : value), whole: sum.whole + value };
    }
  }
  return {
    method,
    versions: versions.length,
    linked: linked.map(({ id, topic, subject, title, relation, names }) => ({
      id,
      topic,
      subject,
      title,
      relation,
      cells: names.length,
    })),
    cost,
  };
}
