import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { type ReleaseView, readRelease } from '../../publication/index.ts';
import { effectTopic, type StudyState } from '../model.ts';
import { judgeRound } from '../rules/judgeRound.ts';
import { findRound, listRoundsOf, listRoundsWithoutStudy, type RoundRow } from '../store/rounds.ts';
import {
  findStudy,
  listStudiesOf,
  listVersions,
  type StudyRow,
  selectStudies,
  type VersionRow,
} from '../store/studies.ts';
import type { ArmView, EffectPanelView, StudyListView, StudyPageView, StudyView } from '../views/studies.ts';
import { readDesign } from './registerStudy.ts';

const pageSize = 20;

export async function readStudy(ctx: Context, id: string): Promise<StudyPageView> {
  const canRun = isAllowed(ctx.actor, 'evidence.analyse');
  const { study, round, versions } = await ctx.db.withActor(
    ctx,
    async (tx) => {
      const study = await findStudy(tx, { id });
      if (study === null) throw new DomainError('notFound', 'evidence.study');
      const round = await findRound(tx, study.round_id);
      return { study, round, versions: canRun ? await listVersions(tx, id) : [] };
    },
    { readOnly: true },
  );
  const release = await readRelease(ctx, effectTopic, study.programme_id);
  return { study: describeStudy(study, round, release), versions: versions.map(describeVersion), canRun };
}

export async function listStudies(
  ctx: Context,
  { state, page }: { state: StudyState | null; page: number },
): Promise<StudyListView> {
  const canRegister = isAllowed(ctx.actor, 'evidence.analyse');
  const found = await ctx.db.withActor(
    ctx,
    async (tx) => {
      const { rows, total } = await selectStudies(tx, { state, limit: pageSize, offset: (page - 1) * pageSize });
      const rounds = canRegister ? await listRoundsWithoutStudy(tx) : [];
      return { total, rounds, studies: await withRounds(tx, rows) };
    },
    { readOnly: true },
  );
  const releases = new Map<string, ReleaseView | null>();
  for (const { study } of found.studies)
    if (!releases.has(study.programme_id))
      releases.set(study.programme_id, await readRelease(ctx, effectTopic, study.programme_id));
  return {
    studies: found.studies.map(({ study, round }) =>
      describeStudy(study, round, releases.get(study.programme_id) ?? null),
    ),
    total: found.total,
    page,
    pageSize,
    state,
    rounds: found.rounds.map((round) => ({
      id: round.id,
      title: round.title,
      programme: round.programme_title,
      refusal: readDesign(round) === null ? 'noSource' : null,
    })),
    canRegister,
  };
}

/** Every round of a programme with what is known of its effect, or why nothing is. */
export async function readEffectOf(ctx: Context, programmeId: string): Promise<EffectPanelView> {
  const { rounds, studies } = await ctx.db.withActor(
    ctx,
    async (tx) => ({ rounds: await listRoundsOf(tx, programmeId), studies: await listStudiesOf(tx, programmeId) }),
    { readOnly: true },
  );
  const release = studies.length === 0 ? null : await readRelease(ctx, effectTopic, programmeId);
  return {
    rounds: rounds.map((round) => {
      const row = studies.find(({ round_id }) => round_id === round.id);
      const study = row === undefined ? null : describeStudy(row, round, release);
      const { state, reason } = study ?? judgeUnstudied(round, ctx.today);
      return { id: round.id, title: round.title, state, reason, study };
    }),
  };
}

/** Where a round stands of which nobody has registered a study. */
export function judgeUnstudied(round: RoundRow, today: string): { state: StudyState; reason: string } {
  const design = readDesign(round);
  const judged = judgeRound(
    {
      assignmentRule: round.assignment_rule,
      firmsKnown: true,
      state: round.state,
      drawn: round.drawn_at !== null,
      followUpPeriod: design?.followUpPeriod ?? null,
      hasSource: design !== null,
    },
    today,
  );
  return judged ?? { state: 'notKnownYet', reason: 'noStudy' };
}

async function withRounds(tx: Transaction, studies: readonly StudyRow[]) {
  const all: { study: StudyRow; round: RoundRow | null }[] = [];
  for (const study of studies) all.push({ study, round: await findRound(tx, study.round_id) });
  return all;
}

export function describeStudy(
  study: StudyRow,
  round: Pick<RoundRow, 'programme_title'> | null,
  release: ReleaseView | null,
): StudyView {
  return {
    id: study.id,
    roundId: study.round_id,
    round: study.title,
    programmeId: study.programme_id,
    programme: round?.programme_title ?? null,
    indicator: study.indicator,
    unit: study.unit,
    source: study.source,
    baselinePeriod: study.baseline_period,
    followUpPeriod: study.follow_up_period,
    plan: study.plan,
    outcomesKnown: study.outcomes_known,
    state: study.state,
    reason: study.reason,
    registeredAt: study.registered_at.toISOString(),
    evaluatedAt: study.evaluated_at?.toISOString() ?? null,
    simulated: study.simulated,
    card: study.state === 'estimated' ? study.card : null,
    release: study.state === 'estimated' ? releasedOf(study, release) : null,
  };
}

/** The study's cells in its programme's release. */
function releasedOf({ release_key }: StudyRow, release: ReleaseView | null): StudyView['release'] {
  const cellOf = (group: string) =>
    release?.cells.find(({ key }) => key.round === release_key && key.group === group) ?? null;
  const effect = cellOf('effect');
  if (release === null || effect === null) return null;
  const of = (values: Readonly<Record<string, number | null>>, name: string) => values[name] ?? null;
  const arm = (group: string): ArmView => {
    const values = cellOf(group)?.values ?? {};
    return {
      invited: of(values, 'invited'),
      linked: of(values, 'linked'),
      n: of(values, 'n'),
      received: of(values, 'received'),
      mean: of(values, 'mean'),
      baseline: of(values, 'baseline'),
    };
  };
  return {
    id: release.id,
    asOf: release.asOf,
    hidden: effect.status === 'hidden',
    estimate: of(effect.values, 'estimate'),
    standardError: of(effect.values, 'standardError'),
    lower: of(effect.values, 'lower'),
    upper: of(effect.values, 'upper'),
    pValue: of(effect.values, 'pValue'),
    balance: of(effect.values, 'balance'),
    assigned: arm('assigned'),
    notAssigned: arm('notAssigned'),
  };
}

function describeVersion({ number, state, reason, result, inputs, release_id, computed_at }: VersionRow) {
  return {
    number,
    state,
    reason,
    computedAt: computed_at.toISOString(),
    estimate: result?.estimate ?? null,
    lower: result?.lower ?? null,
    upper: result?.upper ?? null,
    firms: inputs.length,
    releaseId: release_id,
  };
}
