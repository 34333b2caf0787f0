import type { DuplicatePair, DuplicateRun } from '../model.ts';
import type { PairView, RunView } from '../view.ts';

export function viewOfPair(pair: DuplicatePair): PairView {
  const { id, aNow, bNow, aName, bName, runId, probability, worth, aHangs, bHangs, cautions, state } = pair;
  const { decidedBy, decidedAt, decidedHow, reason, batch, version } = pair;
  const found = { id, aNow, bNow, aName, bName, runId, probability, worth, aHangs, bHangs, cautions, state };
  return { ...found, decidedBy, decidedAt, decidedHow, reason, batch, version };
}

export function runView(run: DuplicateRun): RunView {
  const { id, kind, importId, modelRun, modelVersion, seed, lower, upper, figures, startedBy, finishedAt } = run;
  return { id, kind, importId, modelRun, modelVersion, seed, lower, upper, figures, startedBy, finishedAt };
}
