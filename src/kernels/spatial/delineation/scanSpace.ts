/**
 * Where clusters are looked for: cells with plants of all industries, and round each cell windows that grow step by step.
 * Grid cells with discs (gridSpace.ts) and areas with their nearest areas (areaSpace.ts) are two such spaces.
 */
export interface ScanSpace {
  /** Cells are too small to be judged one by one: a region's edge is that of its windows. */
  isFine: boolean;
  cellCount: number;
  /** Plants of all industries in each cell. */
  population: Int32Array;
  total: number;
  /** Windows round each cell, the smallest first. */
  windowCount: number;
  /** Plants of all industries in a window, at cell · windowCount + window; 0: the window is left out (too large, or no larger than the one before). */
  windowPopulation: Int32Array;
  /** Kilometres from the centre to the edge of a window, at cell · windowCount + window. */
  windowRadius: Float64Array;
  /**
   * How many plants of a group a window holds.
   * @param counts the group's plants in each cell
   * @param sums running totals of these: sums[c] is the number in the cells before c
   */
  countWindow(cell: number, window: number, counts: Int32Array, sums: Int32Array): number;
  /** False where two windows surely have no cell in common and no cells that touch. */
  mayMeet(cell: number, window: number, otherCell: number, otherWindow: number): boolean;
  /** Calls `visit` with each cell of a window. */
  eachCell(cell: number, window: number, visit: (cell: number) => void): void;
  /** Calls `visit` with each cell that touches this one. */
  eachNeighbour(cell: number, visit: (cell: number) => void): void;
}

export interface WindowLimits {
  /** Windows hold at most this share of all plants, 0–1. */
  largestShare: number;
}

/** A window at a cell and what it holds. */
export interface FoundWindow {
  cell: number;
  window: number;
  count: number;
  population: number;
  logLikelihoodRatio: number;
}
