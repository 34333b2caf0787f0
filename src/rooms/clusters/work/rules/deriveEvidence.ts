import type { FunctioningIndicator } from '../../rules/functioning.ts';
import { leastFirms } from '../model.ts';

/** What the portal's own records hold of the firms of a cluster. */
export interface RecordCounts {
  /** Joint actions under way or done with at least three firms. */
  jointActions: number;
  /** Most firms in one association. */
  associationFirms: number;
  /** Firms known to train their workers. */
  trainingFirms: number;
  /** Firms known to export. */
  exporters: number;
}

export interface DerivedEvidence {
  indicator: FunctioningIndicator;
  firms: number;
}

/**
 * Which indicators records alone show to hold. Three firms at least; and records never show that something does not hold,
 * for what nobody wrote down may still be there.
 */
export function deriveEvidence(counts: RecordCounts): DerivedEvidence[] {
  const found: DerivedEvidence[] = [
    { indicator: 'association', firms: counts.associationFirms },
    { indicator: 'training', firms: counts.trainingFirms },
    { indicator: 'exporters', firms: counts.exporters },
  ];
  const held = found.filter(({ firms }) => firms >= leastFirms);
  return counts.jointActions > 0 ? [{ indicator: 'jointActions', firms: counts.jointActions }, ...held] : held;
}
