import type { Screening } from './screenGroups.ts';

/** Rows of a register as detection takes them, from a file or from the database: places in typed arrays, names beside them. */
export interface Establishments {
  count: number;
  /** Named in the result; row numbers where the register has no ids. */
  ids: readonly string[];
  /** Names of areas by index, ordered. */
  areas: readonly string[];
  /** Area of each, −1 where it is not known. */
  areaOf: Int32Array;
  /** Place of each, NaN where there is none that distances may rest on. */
  x: Float64Array;
  y: Float64Array;
  units: 'degrees' | 'km';
  /** Middle of each area in kilometres east and north; null: where its placed establishments are on average. */
  areaMiddles: { east: Float64Array; north: Float64Array } | null;
  /** Jobs of each, NaN where not known; null where nobody asked. */
  employment: Float64Array | null;
  /** Firm of each; null: each is a firm of its own. */
  enterprise: Int32Array | null;
  wage: Float64Array | null;
  /** 1 exports, 0 does not, NaN not known. */
  exporter: Float64Array | null;
  /** Years (2016.5 is the middle of 2016) of beginning and end, NaN where not known or not ended. */
  since: Float64Array | null;
  until: Float64Array | null;
  employmentBefore: Float64Array | null;
  /** Jobs are known of areas, not of plants: sums hold, sizes of single plants do not. */
  isJobsByArea: boolean;
}

export interface IndustryGroup {
  code: string;
  title: string;
  /** Sells far beyond where it is made; null where the list does not say. */
  traded: boolean | null;
  /** Of high or medium-high technology; null where the list does not say. */
  isHighTechnology: boolean | null;
  /** Establishments of the group, each once. */
  members: Int32Array;
}

/** Which areas touch, in the order of `Establishments.areas`. */
export interface AreaLinks {
  offsets: Int32Array;
  neighbours: Int32Array;
  /** How it was found out. */
  source: 'boundaries' | 'neighbours' | 'plants' | 'none';
  /** Areas that touched none and were linked to the nearest. */
  islandsLinked: number;
}

export interface DetectionOptions {
  simulations: number;
  resamples: number;
  /** False discovery rate over groups. */
  level: number;
  leastPlants: number;
  leastStrength: number;
  largestShare: number;
  cellKm: number;
  radiiKm: readonly number[];
  /** Side of the squares that stand for areas where the register names none. */
  areaKm: number;
  mostAreas: number;
  /** A cluster that is found again in a smaller share of resamples is not reported as one. */
  leastStability: number;
  /** both: a cluster must be found by points and by areas; either: one is enough, and it is said which. */
  require: 'both' | 'either';
  seed: number;
}

export type Routes = 'both' | 'pointsOnly' | 'areasOnly';

export interface DetectedCluster {
  group: string;
  groupTitle: string;
  traded: boolean | null;
  /** 1 for the strongest of its group. */
  rank: number;
  routes: Routes;
  /** Establishments with at least half of the resamples, and those with four fifths. */
  members: Int32Array;
  core: Int32Array;
  membership: Float64Array;
  /** Areas with a member, by number of members. */
  areas: readonly AreaShare[];
  pValue: number;
  qValue: number;
  logLikelihoodRatio: number;
  expected: number;
  population: number;
  stability: number;
  /** Outline cells of the points route: corners of squares, in the units of the places; areas route: empty. */
  cells: readonly OutlineCell[];
}

export interface AreaShare {
  area: string;
  members: number;
  /** Of the cluster's members, 0–1. */
  share: number;
  /** The group's plants in the whole area over those expected there; a centre of the cluster has more than the others. */
  locationQuotient: number;
}

export interface OutlineCell {
  x: number;
  y: number;
  halfWidth: number;
  halfHeight: number;
  membership: number;
}

export interface GroupFinding extends Screening {
  group: string;
  title: string;
  traded: boolean | null;
  establishments: number;
  placed: number;
  status: 'ok' | 'notEnough';
  reason: string | null;
  pValue: number | null;
  qValue: number | null;
  simulations: number;
  clusters: number;
  /** Found by one of two routes alone: not reported as clusters where both must agree. */
  unconfirmed: number;
}

export interface Detection {
  clusters: DetectedCluster[];
  unconfirmed: DetectedCluster[];
  groups: GroupFinding[];
  routes: 'pointsAndAreas' | 'pointsAndSquares' | 'areasOnly';
  linkSource: AreaLinks['source'] | 'squares';
  islandsLinked: number;
}
