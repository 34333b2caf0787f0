export type { EventStudy, RobustInterval, Target } from './eventStudy.ts';
export { type PreTestPower, preTestPower } from './preTestPower.ts';
export { relativeMagnitudes } from './relativeMagnitudes.ts';
export { smoothTrends } from './smoothness.ts';
