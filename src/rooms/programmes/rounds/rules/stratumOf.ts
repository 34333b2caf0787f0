import { sizeClassOf } from '../../../../codes/index.ts';
import type { StratifyBy } from '../model.ts';

/** The part of the draw in which an applicant takes part; what is not known is a stratum of its own. */
export function stratumOf(by: StratifyBy, facts: { employees: unknown; region: unknown }): string {
  if (by === 'none') return 'all';
  if (by === 'sizeClass') return typeof facts.employees === 'number' ? sizeClassOf(facts.employees) : 'unknown';
  return typeof facts.region === 'string' ? facts.region : 'unknown';
}
