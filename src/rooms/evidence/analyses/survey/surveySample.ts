import {
  countDomainMembers,
  type DomainMembers,
  rankOfWeights,
  type SurveyDesign,
} from '../../../../kernels/survey/index.ts';
import type { SurveyColumns } from './columnSet.ts';
import type { EstimateSpec } from './estimateSpec.ts';
import { findDomains, type SurveyDomains } from './surveyDomains.ts';

export interface CountedDomains extends SurveyDomains {
  members: DomainMembers;
  degreesOfFreedom: Int32Array;
}

/** A file with its design; domains are found once for all estimates that share them. */
export class SurveySample {
  private readonly found = new Map<string, CountedDomains>();

  constructor(
    readonly columns: SurveyColumns,
    readonly design: SurveyDesign,
    /** Rows to which the question of an indicator applies. */
    private readonly inside: ReadonlyMap<string, Uint8Array>,
    /** Given replicates carry their own degrees of freedom where no strata and no clusters are declared. */
    private readonly byRank: boolean,
  ) {}

  domains({ by, where, indicator }: Pick<EstimateSpec, 'by' | 'where' | 'indicator'>): CountedDomains {
    const name = JSON.stringify([by, where ?? null, indicator]);
    const known = this.found.get(name);
    if (known !== undefined) return known;
    const inside = indicator === null ? null : (this.inside.get(indicator) ?? null);
    const counted = this.count(findDomains(this.columns, by, where, inside));
    this.found.set(name, counted);
    return counted;
  }

  /** Who stands behind domains that were found elsewhere. */
  count(domains: SurveyDomains): CountedDomains {
    const size = domains.keys.length;
    const members = countDomainMembers(this.design, domains.domain, size);
    const degreesOfFreedom = this.byRank
      ? this.rank(domains.domain, size)
      : members.units.map((units, d) => Math.max(0, units - members.strata[d]!));
    return { ...domains, members, degreesOfFreedom };
  }

  private rank(domain: Int32Array, size: number): Int32Array {
    const { count, weightsOf } = this.design.replicates!;
    const columns = Array.from({ length: count }, (_, r) => weightsOf(r).slice());
    return rankOfWeights(columns, domain, size).map((rank) => Math.max(0, rank - 1));
  }
}
