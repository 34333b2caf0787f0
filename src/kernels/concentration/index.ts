export {
  type GroupCoagglomeration,
  groupCoagglomeration,
  type PairCoagglomeration,
  pairCoagglomeration,
} from './coagglomeration.ts';
export {
  type ClusterIndexInput,
  clusterIndex,
  concentrationOfIndustries,
  type QuotientScales,
  scaleQuotients,
  specialisationOfAreas,
} from './concentrationIndices.ts';
export { type EllisonGlaeserIndex, type EllisonGlaeserOptions, measureEllisonGlaeser } from './ellisonGlaeser.ts';
export {
  type LocationQuotients,
  measureCountMatrix,
  measureLocationQuotients,
  type PlantTable,
} from './locationQuotient.ts';
export { compareShares, type SharesCompared } from './sharesCompared.ts';
export { countTurnover, partChange, type ShiftShare, type Turnover } from './shiftShare.ts';
export { chanceAboveOne, priorShape } from './shrinkage.ts';
