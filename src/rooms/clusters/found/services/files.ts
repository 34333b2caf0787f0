import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import type { CsvValue } from '../../../../platform/files/index.ts';
import { definition } from '../../analyses/detect/detect.ts';
import type { FoundQuery } from '../model.ts';
import { type FoundRow, selectFound, selectOneFound } from '../store/found.ts';
import { selectMembers } from '../store/members.ts';
import { type RunRow, selectCurrentRun, selectRun } from '../store/runs.ts';
import { featureOf, memberRowOf, type NamePlace, placeNames, titleOfCluster } from './describeFound.ts';
import { describeRun } from './describeRun.ts';

export interface FileRows {
  columns: readonly string[];
  rows: CsvValue[][];
}

const numbers = [
  'routes',
  'strength',
  'strengthLower',
  'strengthUpper',
  'locationQuotient',
  'expected',
  'pValue',
  'qValue',
  'establishments',
  'enterprises',
  'employment',
  'shareOfGroup',
  'anchorShare',
  'smallShare',
  'stability',
  'coreEstablishments',
  'type',
  'stage',
  'functioning',
  'functioningObserved',
  'functioningWorst',
  'functioningBest',
  'status',
  'reason',
] as const;

async function selectRows(ctx: Context, run: string | null, query: Omit<FoundQuery, 'economy' | 'page'>) {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const of = run === null ? await selectCurrentRun(tx) : await selectRun(tx, run);
      if (of === null || of.state !== 'done') throw new DomainError('notFound', 'clusters.run');
      return { run: of, rows: (await selectFound(tx, of.id, query, null)).rows };
    },
    { readOnly: true },
  );
}

const everything = { least: 0, sort: 'evidence' } as const;

/** The clusters that a query selects, as anybody may see them. */
export async function foundAsTable(
  ctx: Context,
  query: FoundQuery | null,
  ofRun: string | null = null,
): Promise<FileRows> {
  const { run, rows } = await selectRows(ctx, ofRun, query ?? everything);
  const name = await placeNames(ctx);
  return {
    columns: ['cluster', 'title', 'group', 'group_title', 'traded', 'towns', ...numbers, 'run', 'as_of', 'finished_at'],
    rows: rows.map((row) => tableRow(ctx, row, run, name)),
  };
}

function tableRow(ctx: Context, row: FoundRow, run: RunRow, name: NamePlace): CsvValue[] {
  const card = row.disclosed;
  return [
    row.id,
    titleOfCluster(ctx, card, name),
    card.group,
    card.groupTitle,
    card.traded === null ? null : card.traded ? 'yes' : 'no',
    card.areas.map(({ area }) => name(area).name).join('; '),
    ...numbers.map((column) => card[column]),
    run.id,
    run.as_of,
    run.finished_at?.toISOString() ?? null,
  ];
}

export async function foundAsGeoJson(
  ctx: Context,
  query: FoundQuery | null,
  ofRun: string | null = null,
): Promise<object> {
  const { run, rows } = await selectRows(ctx, ofRun, query ?? everything);
  return {
    type: 'FeatureCollection',
    features: rows.map(featureOf),
    run: describeRun(ctx, run),
    definition,
  };
}

export async function membersAsTable(ctx: Context, id: string): Promise<FileRows> {
  const name = await placeNames(ctx);
  const members = await ctx.db.withActor(
    ctx,
    async (tx) => {
      const row = await selectOneFound(tx, id);
      if (row === null) throw new DomainError('notFound', 'clusters.cluster');
      return selectMembers(tx, row.run_id, id, null);
    },
    { readOnly: true },
  );
  return {
    columns: ['establishment', 'enterprise', 'name', 'town', 'employees', 'membership', 'part'],
    rows: members.map((member) => {
      const row = memberRowOf(member, name);
      const part = row.isCore ? 'core' : 'fringe';
      return [row.establishment, row.enterprise, row.name, row.place, row.employees, row.membership, part];
    }),
  };
}
