/** What shows that a cluster works as one; from the records of programmes and links, from surveys and from people, never from density. */
export const functioningIndicators = [
  'jointActions',
  'association',
  'supplierLinks',
  'largeBuyerLinks',
  'institutionNear',
  'training',
  'exporters',
  'localPlan',
  'commonFacility',
  'informationFlow',
  'trust',
  'cooperation',
] as const;
export type FunctioningIndicator = (typeof functioningIndicators)[number];

export type Functioning = 'functioning' | 'partly' | 'dormant' | 'unknown';

export interface IndicatorEvidence {
  indicator: FunctioningIndicator;
  holds: boolean;
  source: string;
  /** ISO day on which it was known to hold, or not to. */
  on: string | null;
}

export interface JudgedFunctioning {
  status: Functioning;
  observed: number;
  holding: number;
  /** Share of what is known that holds; null where nothing is known. */
  share: number | null;
  /** The same if everything that is not known did not hold, or did. */
  worst: number;
  best: number;
}

/** Below this share of known indicators nothing is said. */
export const leastObservedShare = 0.5;
export const functioningFrom = 0.6;
export const dormantUpTo = 0.25;

/** Of several pieces of evidence for one indicator the latest counts. */
export function latestEvidence(evidence: readonly IndicatorEvidence[]): Map<FunctioningIndicator, IndicatorEvidence> {
  const latest = new Map<FunctioningIndicator, IndicatorEvidence>();
  for (const one of evidence) {
    const known = latest.get(one.indicator);
    if (known === undefined || (one.on ?? '') >= (known.on ?? '')) latest.set(one.indicator, one);
  }
  return latest;
}

/** Functioning, partly or dormant by the share of known indicators that hold; unknown where fewer than half are known. */
export function judgeFunctioning(evidence: readonly IndicatorEvidence[]): JudgedFunctioning {
  const latest = [...latestEvidence(evidence).values()];
  const holding = latest.filter(({ holds }) => holds).length;
  const all = functioningIndicators.length;
  const observed = latest.length;
  const share = observed === 0 ? null : holding / observed;
  return {
    status: statusOf(observed, share),
    observed,
    holding,
    share,
    worst: holding / all,
    best: (holding + all - observed) / all,
  };
}

function statusOf(observed: number, share: number | null): Functioning {
  if (share === null || observed < leastObservedShare * functioningIndicators.length) return 'unknown';
  if (share >= functioningFrom) return 'functioning';
  return share <= dormantUpTo ? 'dormant' : 'partly';
}
