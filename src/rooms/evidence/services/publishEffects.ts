import type { Context, Transaction } from '../../../platform/context.ts';
import { type Publication, publish } from '../../publication/index.ts';
import { type ArmSummary, effectTopic, type StudyResult } from '../model.ts';
import { findRound } from '../store/rounds.ts';
import { listStudiesOf, listVersions, type StudyRow } from '../store/studies.ts';

export const effectMeasures = [
  'invited',
  'linked',
  'n',
  'received',
  'mean',
  'baseline',
  'estimate',
  'standardError',
  'lower',
  'upper',
  'pValue',
  'balance',
] as const;

interface NewEffect {
  study: StudyRow;
  result: StudyResult;
  hash: string;
  number: number;
  /** Firms whose values changed since the version before. */
  changed: number;
}

/** One table a programme: the two groups and the difference of each of its rounds that has been estimated. */
export async function publishEffects(ctx: Context, tx: Transaction, effect: NewEffect): Promise<Publication> {
  const { study, result, hash, number, changed } = effect;
  const others: { study: StudyRow; result: StudyResult; changed?: number }[] = [];
  for (const one of await listStudiesOf(tx, study.programme_id)) {
    if (one.id === study.id || one.state !== 'estimated') continue;
    const [last] = await listVersions(tx, one.id);
    if (last?.result != null) others.push({ study: one, result: last.result });
  }
  const round = await findRound(tx, study.round_id);
  return publish(ctx, tx, {
    topic: effectTopic,
    subject: study.programme_id,
    title: ctx.t('evidence.release.title', { programme: round?.programme_title ?? study.programme_id }),
    asOf: ctx.today,
    dimensions: ['round', 'group'],
    measures: [...effectMeasures],
    cells: [{ study, result, changed }, ...others].flatMap(cellsOf),
    notes: [ctx.t('evidence.release.note', { indicator: study.indicator, source: study.source })],
    manifest: { ...study.plan, study: study.id, version: number, input: hash },
    simulated: study.simulated,
  });
}

function cellsOf({ study, result, changed }: { study: StudyRow; result: StudyResult; changed?: number }) {
  const key = (group: string) => ({ round: study.release_key, group });
  const arm = ({ invited, linked, observed, received, mean, baseline }: ArmSummary) => ({
    values: { invited, linked: linked ?? null, n: observed, received, mean, baseline },
    contributors: observed,
    ...(changed === undefined ? {} : { changed }),
  });
  const { estimate, standardError, lower, upper, pValue, balance, assigned, notAssigned } = result;
  return [
    { key: key('assigned'), ...arm(assigned) },
    { key: key('notAssigned'), ...arm(notAssigned) },
    {
      key: key('effect'),
      values: { estimate, standardError, lower, upper, pValue, balance },
      contributors: Math.min(assigned.observed, notAssigned.observed),
      ...(changed === undefined ? {} : { changed }),
    },
  ];
}
