export { checkRule, type RuleFinding } from './checkRule.ts';
export { type Comparison, compareFacts, nameOfComparison } from './comparisons.ts';
export { compileRule, type Rule, type RuleFact } from './compileRule.ts';
export {
  type Atom,
  type AtomKind,
  atomKinds,
  atomsOf,
  type Criterion,
  childrenOf,
  type FactDomain,
  type FactState,
  factsOf,
  isAtom,
  isNothing,
  type Literal,
  type Operator,
  type Outcome,
  operators,
  type ParameterReference,
  tidyText,
  unknownFact,
} from './criteria.ts';
export { defaultLimit, type Evaluation, evaluate, type Facts, isWithinLimit } from './evaluate.ts';
export { type ExplainedCriterion, type Explanation, explain } from './explain.ts';
export { explainPrepared, type PreparedExplanation } from './explainPrepared.ts';
export { nextQuestions, type ValuedRule } from './nextQuestions.ts';
export { type NextQuestion, type OpenRule, orderQuestions } from './orderQuestions.ts';
export { type CriteriaIssue, isReference, type ParsedCriteria, parseCriteria, typeOfAtom } from './parseCriteria.ts';
export { type StateFault, stateFault } from './possible.ts';
export {
  completeFacts,
  type DatedValue,
  type DerivedFact,
  type Prepared,
  type PreparedRule,
  prepareRule,
  type RuleSource,
  refineArea,
} from './prepareRule.ts';
export { findQuestions, type Questions } from './questions.ts';
export { type Change, findRepairs, type Repair, type Repairs } from './repairs.ts';
export {
  type Bitmap,
  bitmapOf,
  bothBits,
  countBits,
  countBoth,
  eitherBits,
  emptyBitmap,
  hasBit,
  rowsOf,
  withoutBits,
} from './screening/bitmaps.ts';
export { buildColumn, type Cell, ColumnBuilder, type FactColumn, type FirmTable } from './screening/columns.ts';
export { Screener, type Screening } from './screening/screener.ts';
export { screenPrepared } from './screening/screenPrepared.ts';
