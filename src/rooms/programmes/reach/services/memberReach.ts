import { countBits, emptyBitmap, rowsOf } from '../../../../kernels/criteria/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { type CsvValue, writeCsv } from '../../../../platform/files/index.ts';
import { type Applicant, listApplicants } from '../../rounds/services/applyToRound.ts';
import { selectGroupProgrammes, selectMembers } from '../store/members.ts';
import type { MemberListView, MemberReachView } from '../views/members.ts';
import { basisOf } from './describeReach.ts';
import { firmRows, pageSize, unreachedFirms, writeFirms } from './listUnreached.ts';
import { type FirmTable, loadFirmTable } from './loadFirmTable.ts';
import { type ProgrammeReach, reachesOver } from './screenProgrammes.ts';

interface Members {
  groups: Applicant[];
  table: FirmTable;
  reaches: ProgrammeReach[];
}

/** Members of the reader’s own groups under each programme, by nothing but what the reader may know of them. */
export async function listMemberReach(ctx: Context): Promise<MemberReachView> {
  const { groups, table, reaches } = await readMembers(ctx);
  return {
    basis: basisOf(table),
    groups: groups.map(({ name }) => name),
    programmes: (table.size === 0 ? [] : reaches)
      .map(({ kept: { id, title, unit }, counts }) => ({ id, title, unit, ...counts }))
      .sort((a, b) => b.unreached - a.unreached || (a.id < b.id ? -1 : 1)),
  };
}

type Asked = Pick<MemberListView, 'show' | 'page'>;

/** Members that a programme could help and has not reached. */
export async function listMembersOf(ctx: Context, id: string, { show, page }: Asked): Promise<MemberListView> {
  const { table, reach } = await readMembersUnder(ctx, id);
  const firms = unreachedFirms(reach, show);
  const { title, unit, programme } = reach.kept;
  const rows = rowsOf(firms, { from: (page - 1) * pageSize, limit: pageSize });
  return {
    basis: basisOf(table),
    programme: { id, title, unit },
    counts: reach.counts,
    show,
    page,
    pageSize,
    total: countBits(firms),
    firms: await firmRows(ctx, table, rows, show === 'unknown' ? programme : null),
  };
}

export async function writeMembersOf(ctx: Context, id: string, show: Asked['show']): Promise<string> {
  const { table, reach } = await readMembersUnder(ctx, id);
  return writeFirms(ctx, table, unreachedFirms(reach, show), show === 'unknown' ? reach.kept.programme : null);
}

const measures = ['eligible', 'unknown', 'applied', 'served', 'unreached'] as const;

export async function writeMemberReach(ctx: Context): Promise<string> {
  const { basis, programmes } = await listMemberReach(ctx);
  const rows = programmes.map((one): CsvValue[] => [
    one.id,
    one.title,
    ...measures.map((measure) => one[measure]),
    basis.firms,
    basis.today,
  ]);
  return writeCsv(['programme_id', 'title', ...measures, 'members', 'on'], rows, { textColumns: [0, 1] });
}

async function readMembersUnder(ctx: Context, id: string): Promise<{ table: FirmTable; reach: ProgrammeReach }> {
  const { table, reaches } = await readMembers(ctx);
  const reach = reaches.find(({ kept }) => kept.id === id);
  if (reach === undefined || table.size === 0) throw new DomainError('notFound', 'catalogue.programme');
  return { table, reach };
}

/** A group that applied as one has applied for all its members. */
async function readMembers(ctx: Context): Promise<Members> {
  const groups = ctx.actor.organisationId === null ? [] : await listApplicants(ctx, 'group');
  const groupIds = groups.map(({ id }) => id);
  const [only, joint] = await ctx.db.withActor(
    ctx,
    async (tx) =>
      groups.length === 0
        ? [[], new Set<string>()]
        : [await selectMembers(tx, ctx.today), await selectGroupProgrammes(tx, groupIds)],
    { readOnly: true },
  );
  const table = await loadFirmTable(ctx, { only });
  const reaches = await reachesOver(ctx, table);
  return { groups, table, reaches: reaches.map((one) => (joint.has(one.kept.id) ? jointly(table, one) : one)) };
}

function jointly({ size, everyone }: FirmTable, reach: ProgrammeReach): ProgrammeReach {
  const { eligible } = reach.counts;
  const counts = { ...reach.counts, applied: size, eligibleApplied: eligible, unreached: 0 };
  return { ...reach, applied: everyone, unreached: emptyBitmap(size), counts };
}
