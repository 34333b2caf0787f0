import type { Context } from '../../../../platform/context.ts';
import { type ReleaseView, readRelease } from '../../../publication/index.ts';
import { effectTopic, type StudyCard } from '../../model.ts';
import { effectSentence, indicatorText, reasonText } from '../../pages/effectWords.ts';
import { describeStudy, judgeUnstudied } from '../../services/readStudies.ts';
import { readDesign } from '../../services/registerStudy.ts';
import { listRoundsWithoutStudy, type RoundRow } from '../../store/rounds.ts';
import { selectStudies } from '../../store/studies.ts';
import type { StudyView } from '../../views/studies.ts';
import { entryStateOf } from '../model.ts';
import { readTitles } from '../store/library.ts';
import type { Entry } from '../views/library.ts';

const mostStudies = 1000;
const worstFirst = ['serious', 'caution', 'notKnown', 'good'] as const;

/** Every study, and every round without one: a library that left out what is not known would say more than is known. */
export async function collectEffects(ctx: Context): Promise<Entry[]> {
  const { studies, titles, rounds } = await ctx.db.withActor(
    ctx,
    async (tx) => {
      const { rows } = await selectStudies(tx, { state: null, limit: mostStudies, offset: 0 });
      const programmes = [...new Set(rows.map(({ programme_id }) => programme_id))];
      return { studies: rows, titles: await readTitles(tx, programmes), rounds: await listRoundsWithoutStudy(tx) };
    },
    { readOnly: true },
  );
  const releases = new Map<string, ReleaseView | null>();
  for (const id of titles.keys()) releases.set(id, await readRelease(ctx, effectTopic, id));
  return [
    ...studies.map((study) =>
      entryOfStudy(
        ctx,
        describeStudy(
          study,
          { programme_title: titles.get(study.programme_id) ?? null },
          releases.get(study.programme_id) ?? null,
        ),
      ),
    ),
    ...rounds.map((round) => entryOfRound(ctx, round)),
  ];
}

function entryOfStudy({ t, economy }: Context, study: StudyView): Entry {
  const { release, indicator, unit } = study;
  const isShown = release !== null && release.estimate !== null;
  const state = isShown ? 'estimated' : entryStateOf(study.state === 'estimated' ? 'hidden' : study.state);
  const href = `/evidence/studies/${study.id}?economy=${economy}`;
  const reason = study.state === 'registered' ? 'notRun' : study.reason;
  return {
    kind: 'effect',
    id: study.id,
    title: study.round,
    finding: isShown
      ? effectSentence(t, study)
      : t(`evidence.library.finding.${state}`, { reason: reasonText(t, reason) }),
    topic: indicator,
    outcome: indicatorText(t, indicator),
    programme: { id: study.programmeId, title: study.programme ?? study.programmeId },
    state,
    reason: isShown ? null : reason,
    estimate: release?.estimate ?? null,
    lower: release?.lower ?? null,
    upper: release?.upper ?? null,
    unit,
    firms: isShown ? { assigned: release.assigned.n ?? 0, notAssigned: release.notAssigned.n ?? 0 } : null,
    source: study.source,
    method: t(`evidence.library.method.${state === 'notIdentified' ? 'none' : study.plan.method}`),
    worst: isShown ? worstOf(study.card) : null,
    on: (study.evaluatedAt ?? study.registeredAt).slice(0, 10),
    href,
    madeHref: `${href}#made`,
    simulated: study.simulated,
  };
}

function entryOfRound({ t, economy, today }: Context, round: RoundRow): Entry {
  const judged = judgeUnstudied(round, today);
  const state = entryStateOf(judged.state);
  const design = readDesign(round);
  return {
    kind: 'effect',
    id: round.id,
    title: round.title,
    finding: t(`evidence.library.finding.${state}`, { reason: reasonText(t, judged.reason) }),
    topic: design?.outcome ?? 'none',
    outcome: design === null ? t('evidence.library.outcome.none') : indicatorText(t, design.outcome),
    programme: { id: round.programme_id, title: round.programme_title ?? round.programme_id },
    state,
    reason: judged.reason,
    estimate: null,
    lower: null,
    upper: null,
    unit: design?.unit ?? '',
    firms: null,
    source: design?.source ?? t('evidence.library.source.none'),
    method: t('evidence.library.method.none'),
    worst: null,
    on: round.drawn_at?.toISOString().slice(0, 10) ?? round.opens_on,
    href: `/programmes/rounds/${round.id}?economy=${economy}`,
    madeHref: null,
    simulated: round.simulated,
  };
}

const worstOf = (card: StudyCard | null) =>
  card === null ? null : (worstFirst.find((level) => card.guardRails.some((rail) => rail.level === level)) ?? null);
