import {
  atomsOf,
  type Bitmap,
  bothBits,
  countBits,
  countBoth,
  eitherBits,
  withoutBits,
} from '../../../../kernels/criteria/index.ts';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { factTitle } from '../../catalogue/rules/criteriaWords.ts';
import { readNames } from '../../catalogue/services/readNames.ts';
import type { Breakdown, ProgrammeReachView, ReachList } from '../views/reach.ts';
import { classNames } from './classNames.ts';
import { type FirmTable, screenerFor, screenFirms } from './loadFirmTable.ts';
import { type ProgrammeReach, screenProgramme, screenProgrammes } from './screenProgrammes.ts';

const pageSize = 25;

/** Every programme that can be had: who could have it, who has asked, whom nobody has reached. */
export async function listReach(
  ctx: Context,
  { sort, order, page }: Pick<ReachList, 'sort' | 'order' | 'page'>,
): Promise<ReachList> {
  const { table, reaches } = await screenProgrammes(ctx);
  const direction = order === 'asc' ? 1 : -1;
  const measureOf = (one: ProgrammeReach) => (sort === 'title' ? one.kept.title : one.counts[sort]);
  const sorted = reaches.toSorted((a, b) => {
    const [left, right] = [measureOf(a), measureOf(b)];
    return left === right ? compareTexts(a.kept.id, b.kept.id) : left < right ? -direction : direction;
  });
  return {
    basis: basisOf(table),
    sort,
    order,
    page,
    pageSize,
    total: sorted.length,
    programmes: sorted
      .slice((page - 1) * pageSize, page * pageSize)
      .map(({ kept: { id, title, unit }, counts }) => ({ id, title, unit, ...counts })),
  };
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : 1);

export const basisOf = ({ size, today, isBehind }: FirmTable) => ({ firms: size, today, isBehind });

export async function describeReach(ctx: Context, id: string): Promise<ProgrammeReachView> {
  const { table, reach } = await screenProgramme(ctx, id);
  const { title, unit } = reach.kept;
  return {
    basis: basisOf(table),
    programme: { id, title, unit },
    counts: reach.counts,
    breakdowns: await breakdownsOf(ctx, table, reach),
    missing: missingFacts(table, reach),
    mayManage: isAllowed(ctx.actor, 'programmes.manage'),
  };
}

async function breakdownsOf(ctx: Context, table: FirmTable, reach: ProgrammeReach): Promise<Breakdown[]> {
  const nameOf = classNames(ctx.t, await readNames(ctx), table.clusterNames);
  const { screening, applied, served, unreached } = reach;
  return table.dimensions.map(({ code: by, classes }) => ({
    by,
    classes: classes.map(({ code, firms }) => ({
      code,
      name: nameOf(by, code),
      firms: countBits(firms),
      eligible: countBoth(firms, screening.eligible),
      unknown: countBoth(firms, screening.unknown),
      applied: countBoth(firms, applied),
      served: countBoth(firms, served),
      unreached: countBoth(firms, unreached),
    })),
  }));
}

/** Of the firms that could be eligible: how often each fact is missing on which it can depend. */
function missingFacts(table: FirmTable, { kept, screening }: ProgrammeReach) {
  const open = new Map<string, Bitmap>();
  const add = (fact: string, firms: Bitmap) => {
    const before = open.get(fact);
    open.set(fact, before === undefined ? firms : eitherBits(before, firms));
  };
  for (const atom of atomsOf(kept.programme.criteria)) {
    const { unknown } = screenFirms(table, kept.programme, atom);
    if (atom.than === undefined) add(atom.fact, unknown);
    else for (const fact of [atom.fact, atom.than.fact]) add(fact, bothBits(unknown, notExact(table, kept, fact)));
  }
  return [...open]
    .map(([fact, firms]) => ({ fact, title: factTitle(fact), firms: countBoth(firms, screening.unknown) }))
    .filter(({ firms }) => firms > 0)
    .sort((a, b) => b.firms - a.firms || compareTexts(a.fact, b.fact));
}

/** Firms of which a fact is not known as one value: of two facts that are compared, the one to ask for. */
function notExact(table: FirmTable, { programme }: ProgrammeReach['kept'], fact: string): Bitmap {
  return withoutBits(table.everyone, screenerFor(table, programme).exactFirms(fact));
}
