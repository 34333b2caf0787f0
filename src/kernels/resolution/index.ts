export { type Accuracy, measureAccuracy } from './accuracy.ts';
export { candidatesOf } from './candidatesOf.ts';
export { type ClusterOptions, type Clusters, clusterPairs } from './clusterPairs.ts';
export { severalOf, severalSeparator } from './kinds/severalKind.ts';
export type { JudgedPair } from './learnEvidence.ts';
export {
  type LearnOptions,
  type LinkageModel,
  learnModel,
  linkageModelVersion,
  modelOf,
  type PairScore,
  type RecordCells,
  scorePair,
} from './linkageModel.ts';
export type { RuleReport } from './planBlocking.ts';
export { comparatorsWith, type KindComparators, plainComparators } from './prepareTable.ts';
export { type Resolution, type ResolveOptions, resolveTable } from './resolveTable.ts';
export { levelWeights, type RowScorer, scoreRows } from './scoreRows.ts';
export { hashText, mixBits } from './strings.ts';
export { foldText } from './text.ts';
export { type FieldDescription, type FieldKind, fieldKinds, type ResolutionTable, type TextField } from './types.ts';
