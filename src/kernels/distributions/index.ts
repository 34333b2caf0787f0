export { betaProbability, betaQuantile } from './beta.ts';
export { chiSquaredQuantile, chiSquaredUpperTail } from './chiSquared.ts';
export { fisherFUpperTail } from './fisherF.ts';
export { gammaProbability, gammaQuantile } from './gamma.ts';
export { type HypergeometricCounts, hypergeometricUpperTail, logHypergeometric, type Tail } from './hypergeometric.ts';
export { devianceTerm, logGamma, stirlingError } from './logGamma.ts';
export { normalQuantile, normalUpperTail } from './normal.ts';
export { studentTQuantile, studentTUpperTail } from './studentT.ts';
