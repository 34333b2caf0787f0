export { type Complexity, economicComplexity } from './economicComplexity.ts';
export { areaFitness, type Fitness } from './fitness.ts';
export { groupIndustries, type IndustryGrouping } from './groupIndustries.ts';
export { complexityOutlook, type Outlook } from './outlook.ts';
export { complexityRanks, type RankIntervals } from './rankIntervals.ts';
export { type RelatednessKind, relatedness, relatednessDensity } from './relatedness.ts';
