import type { PairScore } from '../../../kernels/resolution/index.ts';

export const pairStates = ['waiting', 'later', 'same', 'different'] as const;
export type PairState = (typeof pairStates)[number];
export const decisions = ['same', 'different', 'later'] as const;
export type Decision = (typeof decisions)[number];
export const cautionKinds = ['numbered', 'branch', 'group'] as const;
export type Caution = (typeof cautionKinds)[number];

/** Least probability of a pair that waits for a person. */
export const lowerThreshold = 0.5;
/** From where on a machine may make firms one, where an officer has switched that on. */
export const usualUpperThreshold = 0.98;
export const leastUpperThreshold = 0.9;
/** Draws the pairs that stand for those not compared: the same for every run, so that a run can be done again. */
export const searchSeed = 20_260_101;
/** Larger registers are searched by the command line alone: a worker may not be silent for so long. */
export const mostFirms = 100_000;
/** Decided at once. */
export const mostAtOnce = 100;
/** Probability bands by which decisions are counted. */
export const bands = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1] as const;

/** What is compared of a firm: text by field, several values of one field parted by the kernel's separator. */
export type FirmCells = Record<string, string>;

export interface ComparedFirm {
  id: string;
  cells: FirmCells;
  establishments: number;
  /** Codes of towns and counties. */
  places: readonly string[];
}

/** Two firms that a search found. */
export interface FoundPair {
  a: ComparedFirm;
  b: ComparedFirm;
  score: PairScore;
  cautions: readonly Caution[];
}

export interface RunFigures {
  firms: number;
  newFirms: number;
  compared: number;
  rules: { rule: string; pairs: number; used: boolean }[];
  /** Decisions of people that were learned from. */
  judgedSame: number;
  judgedDifferent: number;
  found: number;
  /** Probable pairs whose checked numbers differ, or that somebody found to be different. */
  barred: number;
  merged: number;
  waiting: number;
  seconds: number;
}

export interface DuplicateRun {
  id: string;
  kind: 'all' | 'arrivals';
  importId: string | null;
  modelRun: string | null;
  modelVersion: number | null;
  seed: number;
  lower: number;
  upper: number | null;
  figures: RunFigures;
  startedBy: string;
  finishedAt: string;
}

export interface DuplicatePair {
  id: string;
  aId: string;
  bId: string;
  aNow: string;
  bNow: string;
  aName: string;
  bName: string;
  runId: string | null;
  probability: number | null;
  worth: number;
  aHangs: number;
  bHangs: number;
  cautions: Caution[];
  state: PairState;
  decidedBy: string | null;
  decidedAt: string | null;
  decidedHow: 'person' | 'machine' | 'merge' | null;
  reason: string | null;
  batch: string | null;
  mergeEvent: string | null;
  version: number;
}

export interface ExplainedPair extends DuplicatePair {
  prior: number | null;
  levels: PairScore['levels'] | null;
  aCells: FirmCells | null;
  bCells: FirmCells | null;
}

export interface BandCount {
  from: number;
  to: number;
  waiting: number;
  same: number;
  different: number;
}
