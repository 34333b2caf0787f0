import type { Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { type IndicatorEvidence, judgeFunctioning } from '../../rules/functioning.ts';
import { updateWorking, type Working } from '../store/found.ts';

/** How a cluster works by all that is known of it now; shown on its page, in lists and files at once, and kept by later runs that find it again. */
export async function tellWorking(tx: Transaction, id: string, evidence: readonly IndicatorEvidence[]): Promise<void> {
  if ((await updateWorking(tx, id, workingOf(evidence))) === 0) throw new DomainError('notFound', 'clusters.cluster');
}

export function workingOf(evidence: readonly IndicatorEvidence[]): Working {
  const judged = judgeFunctioning(evidence);
  return {
    functioning: judged.status,
    functioningObserved: judged.observed,
    functioningShare: judged.share,
    functioningWorst: judged.worst,
    functioningBest: judged.best,
    evidence: evidence.map((one) => ({ ...one })),
  };
}
