import { complexity } from './complexity.ts';
import { locationQuotient } from './locationQuotient.ts';
import type { Statistic } from './statistic.ts';

export type { MeasureOptions, Statistic } from './statistic.ts';

/** By the name that a spec gives as its `statistic`. */
export const statistics: Readonly<Record<string, Statistic>> = {
  locationQuotient: locationQuotient as unknown as Statistic,
  complexity: complexity as unknown as Statistic,
};
