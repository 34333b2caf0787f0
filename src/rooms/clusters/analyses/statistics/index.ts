import { complexity } from './complexity.ts';
import { concentration } from './concentration.ts';
import { durantonOverman } from './durantonOverman.ts';
import { ellisonGlaeser } from './ellisonGlaeser.ts';
import { getisOrdGStar } from './getisOrdGStar.ts';
import { localMoran } from './localMoran.ts';
import { locationQuotient } from './locationQuotient.ts';
import { marconPuech } from './marconPuech.ts';
import { moran } from './moran.ts';
import { scan } from './scan.ts';
import { shiftShare } from './shiftShare.ts';
import type { Statistic } from './statistic.ts';

export type { MeasureOptions, Statistic } from './statistic.ts';

/** By the name that a spec gives as its `statistic`. */
export const statistics: Readonly<Record<string, Statistic>> = {
  locationQuotient: locationQuotient as unknown as Statistic,
  complexity: complexity as unknown as Statistic,
  ellisonGlaeser: ellisonGlaeser as unknown as Statistic,
  concentration: concentration as unknown as Statistic,
  durantonOverman: durantonOverman as unknown as Statistic,
  marconPuech: marconPuech as unknown as Statistic,
  moran: moran as unknown as Statistic,
  localMoran: localMoran as unknown as Statistic,
  getisOrdGStar: getisOrdGStar as unknown as Statistic,
  scan: scan as unknown as Statistic,
  shiftShare: shiftShare as unknown as Statistic,
};
