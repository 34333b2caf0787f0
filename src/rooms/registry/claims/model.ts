export const relations = ['owner', 'manager', 'agent'] as const;
export type Relation = (typeof relations)[number];
export const claimStates = ['open', 'approved', 'refused', 'withdrawn'] as const;
export type ClaimState = (typeof claimStates)[number];

/** An approved claim holds so long; then the firm shows again that it is there and who speaks for it. */
export const daysOfClaim = 365;

export interface Claim {
  id: string;
  enterpriseId: string;
  enterpriseName: string;
  organisation: string;
  claimedByName: string;
  relation: Relation;
  evidence: string;
  evidenceFile: string | null;
  evidenceName: string | null;
  state: ClaimState;
  claimedAt: string;
  decidedAt: string | null;
  reason: string | null;
  validTo: string | null;
  version: number;
}
