import type { SurveyDesign } from './design.ts';

export interface DomainMembers {
  /** First-stage units with a member, by domain. */
  units: Int32Array;
  strata: Int32Array;
  rows: Int32Array;
  weight: Float64Array;
}

/**
 * Counts who stands behind each domain: rows, their weight, first-stage units and strata with a member. Degrees of freedom are units − strata.
 * @param design of the survey
 * @param domain of each row, −1 where it is in none
 * @param domains how many there are
 * @returns counts by domain, whether or not an item is missing: missing answers take no unit out of the design
 * Cost: n. Source: Korn & Graubard (1999), Analysis of Health Surveys, section 5.2; R survey's degf. Held by survey.test.ts.
 */
export function countDomainMembers(
  { order, change, weights }: SurveyDesign,
  domain: Int32Array,
  domains: number,
): DomainMembers {
  const members = {
    units: new Int32Array(domains),
    strata: new Int32Array(domains),
    rows: new Int32Array(domains),
    weight: new Float64Array(domains),
  };
  const unitOf = new Int32Array(domains).fill(-1);
  const stratumOf = new Int32Array(domains).fill(-1);
  let unit = -1;
  let stratum = -1;
  for (let at = 0; at < change.length; at += 1) {
    if (change[at] === 0) stratum += 1;
    if (change[at]! <= 1) unit += 1;
    const row = order === null ? at : order[at]!;
    const d = domain[row]!;
    if (d < 0) continue;
    members.rows[d]! += 1;
    members.weight[d]! += weights[row]!;
    if (unitOf[d] !== unit) members.units[d]! += 1;
    if (stratumOf[d] !== stratum) members.strata[d]! += 1;
    unitOf[d] = unit;
    stratumOf[d] = stratum;
  }
  return members;
}
