import type { AdditiveRelation } from './additiveRelations.ts';

/** What one contributor gave to a cell; owners are numbered over the whole table, so that one owner is one contributor everywhere. */
export interface Contribution {
  owner: number;
  value: number;
}

export interface DisclosureCell {
  /** How many owners stand behind it. */
  contributors: number;
  /** The largest contributions, largest first: as many as the rules look at, all of them in cells of one or two. */
  largest: readonly Contribution[];
  value: number;
  /** How often hiding it costs: as often as it is shown. Left out: once. */
  copies?: number;
}

export interface DisclosureTable {
  cells: readonly DisclosureCell[];
  /** Every sum that is known to hold, over all linked tables, in one numbering of cells. */
  relations: readonly AdditiveRelation[];
  /** What is out already, or must never be: published before, hidden before, or a difference that no table shows. */
  fixed: readonly ('published' | 'hidden' | 'difference' | null)[];
}

export interface DisclosureRules {
  /** A cell of fewer contributors is hidden; of none it is published. */
  threshold: number | null;
  /** Hidden where the n largest give more than k percent. */
  dominance: { n: number; k: number } | null;
  /** Hidden where the second largest can tell the largest to less than p percent. */
  pPercent: number | null;
  /** The same for somebody who knows each part to q percent beforehand. */
  pq: { p: number; q: number } | null;
  /** Each sole contributor of a hidden cell knows it. */
  singletons: boolean;
  /** The sum of the hidden parts of a published total is judged like a cell. */
  unions: boolean;
  /** Contributors who know their own parts: alone (1), in pairs too (2), and groups that are named. */
  coalitions: { size: 0 | 1 | 2; groups: readonly (readonly number[])[] };
  /** How far a cell that is hidden by the threshold must be uncertain, each way: an amount, or a share of its value (1 at least). */
  protection: number | { share: number };
}

export type PrimaryRule = 'threshold' | 'dominance' | 'pPercent' | 'pq';
export type Suppressed = PrimaryRule | 'earlier' | 'secondary';

/** Somebody who knows more than what is published: whole cells, and of others a part below which they can't be. */
export interface Intruder {
  /** Owners who share what they know. */
  owners: readonly number[];
  known: readonly number[];
  floors: readonly { cell: number; value: number }[];
}

/** Values of a hidden cell that agree with all that is published. */
export interface CellInterval {
  cell: number;
  lower: number;
  /** Null where there is no limit. */
  upper: number | null;
  /** How far it must reach each way: 0 of a cell that no rule hides. */
  protection: number;
}

/** A hidden cell that somebody can tell more narrowly than the rules allow. */
export interface UnsafeCell {
  cell: number;
  direction: 'up' | 'down' | 'union';
  /** Null for somebody who knows no more than what is published. */
  intruder: Intruder | null;
  /** `cannot`: not even hiding every cell would help. */
  reason: 'cannot' | 'open';
}

export interface SuppressionPlan {
  /** For each cell why it is hidden; null where it is published. */
  hiddenBy: (Suppressed | null)[];
  intervals: CellInterval[];
  unsafe: UnsafeCell[];
  /** What is hidden costs this; no safe pattern costs less than `bound`. */
  objective: number;
  bound: number;
  method: 'optimal' | 'heuristic';
}
