import type { GroupTimeCell } from './groupTimeAtt.ts';

export const aggregations = ['simple', 'group', 'dynamic', 'calendar'] as const;
export type Aggregation = (typeof aggregations)[number];

/** A mean of group-time effects, and its influence on each unit; null where nothing is in it. */
export interface Aggregate {
  att: number | null;
  /** An effect in it stands on one unit of an arm: no error can be told. */
  few: boolean;
  influence: Float64Array | null;
}

export interface AggregatedEffects {
  overall: Aggregate;
  /** By group, by time since treatment, or by period; none for simple. */
  by: readonly (Aggregate & { key: number })[];
}

type Known = GroupTimeCell & { att: number; influence: Float64Array };

/**
 * Sums up group-time effects, each group weighing by its share of units.
 * @param cells from groupTimeAtt; cells that are not identified are left out, reference cells count as 0
 * @param firstTreated of each unit, and weights of units (null: all the same), as in the panel
 * @param kind simple: all periods from treatment on. group: for each group the mean of its periods from treatment on, then by share. dynamic: by time since
 *   treatment, overall the plain mean from 0 on. calendar: by period, overall the plain mean
 * @returns means with the influence of the effects and of the estimated shares
 * Source: Callaway & Sant’Anna (2021), section 3; rules of did 2.5.1. Cost: cells × units. Held by groupTimeAtt.test.ts.
 */
export function aggregateEffects(
  cells: readonly GroupTimeCell[],
  firstTreated: Float64Array,
  weights: Float64Array | null,
  kind: Aggregation,
): AggregatedEffects {
  const units = firstTreated.length;
  const known = cells.flatMap((cell): Known[] => {
    if (cell.att === null) return [];
    return [{ ...cell, att: cell.att, influence: cell.influence ?? new Float64Array(units) }];
  });
  const shares = new Shares(firstTreated, weights);
  const since = known.filter(({ group, time }) => group <= time);
  if (kind === 'simple') return { overall: shares.mean(since), by: [] };
  if (kind === 'group') {
    const groups = [...new Set(since.map(({ group }) => group))].sort((a, b) => a - b);
    const by = groups.map((key) => ({
      key,
      ...plainMean(
        since.filter(({ group }) => group === key),
        units,
      ),
    }));
    return { overall: shares.mean(by.flatMap((one) => asCell(one.key, one))), by };
  }
  const keyOf = ({ group, time }: Known) => (kind === 'dynamic' ? time - group : time);
  const of = kind === 'dynamic' ? known : since;
  const keys = [...new Set(of.map(keyOf))].sort((a, b) => a - b);
  const by = keys.map((key) => ({ key, ...shares.mean(of.filter((cell) => keyOf(cell) === key)) }));
  const counted = by.filter(({ key }) => kind === 'calendar' || key >= 0);
  return {
    overall: plainMean(
      counted.flatMap((one) => asCell(one.key, one)),
      units,
    ),
    by,
  };
}

const asCell = (group: number, { att, few, influence }: Aggregate): Known[] =>
  att === null || influence === null ? [] : [{ group, time: group, att, few, influence, status: 'ok', reason: null }];

function plainMean(cells: readonly Known[], units: number): Aggregate {
  if (cells.length === 0) return { att: null, few: false, influence: null };
  const influence = new Float64Array(units);
  for (const cell of cells)
    for (let i = 0; i < units; i += 1)
      influence[i] = (influence[i] as number) + (cell.influence[i] as number) / cells.length;
  return {
    att: cells.reduce((sum, { att }) => sum + att, 0) / cells.length,
    few: cells.some(({ few }) => few),
    influence,
  };
}

/** What part of the units each group is, and means by it: the shares are estimated, and so have an influence of their own. */
class Shares {
  private readonly known = new Map<number, number>();
  private readonly total: number;

  constructor(
    private readonly firstTreated: Float64Array,
    private readonly weights: Float64Array | null,
  ) {
    const mean = weights === null ? 1 : weights.reduce((sum, value) => sum + value, 0) / weights.length;
    this.total = mean;
    for (const [unit, first] of firstTreated.entries())
      this.known.set(first, (this.known.get(first) ?? 0) + this.weightOf(unit) / firstTreated.length);
  }

  private weightOf(unit: number): number {
    return this.weights === null ? 1 : (this.weights[unit] as number) / this.total;
  }

  mean(cells: readonly Known[]): Aggregate {
    const units = this.firstTreated.length;
    const shares = cells.map(({ group }) => this.known.get(group) ?? 0);
    const sum = shares.reduce((all, share) => all + share, 0);
    if (cells.length === 0 || sum === 0) return { att: null, few: false, influence: null };
    const att = cells.reduce((all, cell, i) => all + (cell.att * (shares[i] as number)) / sum, 0);
    const influence = new Float64Array(units);
    for (const [i, cell] of cells.entries()) {
      const share = (shares[i] as number) / sum;
      for (let unit = 0; unit < units; unit += 1)
        influence[unit] = (influence[unit] as number) + share * (cell.influence[unit] as number);
    }
    const pull = new Map<number, number>();
    for (const cell of cells) pull.set(cell.group, (pull.get(cell.group) ?? 0) + (cell.att - att) / sum);
    for (const [group, slope] of pull) {
      const share = this.known.get(group) ?? 0;
      for (let unit = 0; unit < units; unit += 1) {
        const isMember = this.firstTreated[unit] === group;
        influence[unit] = (influence[unit] as number) + slope * ((isMember ? this.weightOf(unit) : 0) - share);
      }
    }
    return { att, few: cells.some(({ few }) => few), influence };
  }
}
