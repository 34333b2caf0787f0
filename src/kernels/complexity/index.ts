export { type Complexity, economicComplexity } from './economicComplexity.ts';
export { type RelatednessKind, relatedness, relatednessDensity } from './relatedness.ts';
