import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import {
  type FunctioningIndicator,
  functioningIndicators,
  type IndicatorEvidence,
  judgeFunctioning,
} from '../../rules/functioning.ts';
import { type ClusterFacts, indicatorsOf, type Subject } from '../model.ts';
import { leads } from '../rules/whoLeads.ts';
import { selectProgrammesOf } from '../store/programmes.ts';
import { type StatementRow, selectStatement, selectStatements } from '../store/statements.ts';
import type { ClusterView, EvidenceView, StatementFormView, StatementView } from '../views/evidence.ts';
import { readCluster } from './readCluster.ts';

export const clusterViewOf = (cluster: ClusterFacts): ClusterView => ({
  id: cluster.id,
  title: cluster.title,
  groupTitle: cluster.groupTitle,
  areas: [...cluster.areaTitles],
  firms: cluster.enterpriseIds.length,
  plants: cluster.plants,
  isTested: cluster.isTested,
  href: cluster.href,
});

const isStanding = ({ supersededBy, withdrawnAt }: StatementRow) => supersededBy === null && withdrawnAt === null;

function statementViewOf(ctx: Context, row: StatementRow): StatementView {
  return {
    ...{ id: row.id, subject: row.subject, indicator: row.indicator, holds: row.holds, sourceKind: row.sourceKind },
    ...{ source: row.source, knownOn: row.knownOn, link: row.link, note: row.note, derived: row.derived },
    simulated: row.simulated,
    state: row.withdrawnAt !== null ? 'withdrawn' : row.supersededBy !== null ? 'corrected' : 'standing',
    withdrawnReason: row.withdrawnReason,
    mayChange: isStanding(row) && !row.derived && leads(ctx.actor, row.organisation),
  };
}

/** What statements that stand say of how a cluster works, the earliest first. */
export function evidenceOf(rows: readonly StatementRow[]): IndicatorEvidence[] {
  return rows
    .filter((row) => row.subject === 'functioning' && isStanding(row))
    .map((row) => ({
      ...{ indicator: row.indicator as FunctioningIndicator, holds: row.holds },
      ...{ source: row.source, on: row.knownOn },
    }))
    .reverse();
}

/** How a cluster works, judged from statements that stand; where it stands is no evidence of that. */
export const judgeStatements = (rows: readonly StatementRow[]) => judgeFunctioning(evidenceOf(rows));

export async function readEvidence(ctx: Context, clusterId: string): Promise<EvidenceView> {
  const cluster = await readCluster(ctx, clusterId);
  const { rows, programmes } = await ctx.db.withActor(
    ctx,
    async (tx) => ({
      rows: await selectStatements(tx, clusterId),
      programmes: await selectProgrammesOf(tx, clusterId),
    }),
    { readOnly: true },
  );
  const of = (subject: Subject) =>
    indicatorsOf[subject].map((indicator) => {
      const found = rows.filter((row) => row.subject === subject && row.indicator === indicator && isStanding(row));
      return {
        ...{ subject, indicator, holds: found[0]?.holds ?? null },
        disputed: new Set(found.map(({ holds }) => holds)).size > 1,
        statements: found.map((row) => statementViewOf(ctx, row)),
      };
    });
  return {
    cluster: clusterViewOf(cluster),
    ...judgeStatements(rows),
    indicators: functioningIndicators.length,
    functioning: of('functioning'),
    origin: of('origin'),
    ended: rows.filter((row) => !isStanding(row)).map((row) => statementViewOf(ctx, row)),
    programmes: programmes.map(({ id, document, state }) => ({ id, title: document.title, state })),
    mayState: isAllowed(ctx.actor, 'clusters.lead'),
    mayDerive: isAllowed(ctx.actor, 'clusters.measure'),
  };
}

const empty = { question: '', holds: '', sourceKind: '', source: '', knownOn: '', link: '', note: '' };

export async function statementForm(
  ctx: Context,
  clusterId: string,
  { corrects, ...again }: { corrects: string } & Partial<Pick<StatementFormView, 'answers' | 'issues'>>,
): Promise<StatementFormView> {
  const cluster = clusterViewOf(await readCluster(ctx, clusterId));
  const row =
    corrects === '' ? null : await ctx.db.withActor(ctx, (tx) => selectStatement(tx, corrects), { readOnly: true });
  if (corrects !== '' && row?.clusterId !== clusterId) throw new DomainError('notFound', 'clusters.statement');
  const known =
    row === null
      ? empty
      : {
          question: `${row.subject}.${row.indicator}`,
          holds: row.holds ? 'yes' : 'no',
          ...{
            sourceKind: row.sourceKind,
            source: row.source,
            knownOn: row.knownOn,
            link: row.link ?? '',
            note: row.note,
          },
        };
  return {
    cluster,
    corrects: row === null ? null : statementViewOf(ctx, row),
    answers: { ...known, ...again.answers },
    issues: again.issues ?? [],
  };
}
