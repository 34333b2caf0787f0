export { type AreaValues, spatialLag } from './areaValues.ts';
export { type StandardisedRates, standardiseRates } from './empiricalBayesRates.ts';
export { type GetisOrd, getisOrd } from './getisOrd.ts';
export { type LocalMoran, localMoran, type Quadrant, quadrantOf } from './localMoran.ts';
export type { LocalPValues, LocalTest } from './localTests.ts';
export { type GlobalMoran, globalMoran } from './moran.ts';
export { isEvenByRow } from './sharedNull.ts';
