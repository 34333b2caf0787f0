export { gammaProbability, gammaQuantile } from './gamma.ts';
export { type HypergeometricCounts, hypergeometricUpperTail, logHypergeometric, type Tail } from './hypergeometric.ts';
export { devianceTerm, logGamma, stirlingError } from './logGamma.ts';
export { normalQuantile, normalUpperTail } from './normal.ts';
