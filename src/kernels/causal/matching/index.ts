export { type AbadieImbensChoices, abadieImbensEffect, type MatchedEffect } from './abadieImbens.ts';
export { type Balance, measureBalance } from './balance.ts';
export { matchAllNear } from './matchAllNear.ts';
export { matchByCovariates, whiten } from './matchByCovariates.ts';
export { matchByScore, type ScoreChoices } from './matchByScore.ts';
export { controlsOf, type Matches, type MatchingChoices, type MatchingOrder, matchingWeights } from './matches.ts';
export { pairClusteredEffect } from './pairClustered.ts';
export { fitPropensityScore, type PropensityScore } from './propensityScore.ts';
