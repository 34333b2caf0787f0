import {
  atomsOf,
  type Bitmap,
  countBits,
  countBoth,
  rowsOf,
  type Screening,
  withoutBits,
} from '../../../../kernels/criteria/index.ts';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { basisOf as versionOf } from '../../catalogue/services/publishProgramme.ts';
import { readNames } from '../../catalogue/services/readNames.ts';
import { readNewest } from '../../catalogue/services/readProgrammes.ts';
import { type ChangedRule, changeRule, type Threshold, thresholdsOf } from '../rules/changeRule.ts';
import { notKnown } from '../rules/dimensions.ts';
import { countRounds } from '../store/reached.ts';
import type { WhatIfView } from '../views/whatIf.ts';
import { classNames } from './classNames.ts';
import { costsOf } from './costsOf.ts';
import { criteriaRows } from './criteriaRows.ts';
import { basisOf } from './describeReach.ts';
import { drawCurve } from './drawCurve.ts';
import { firmRows, pageSize, writeFirms } from './listUnreached.ts';
import { type FirmTable, screenFirms } from './loadFirmTable.ts';
import { type ProgrammeReach, screenProgramme } from './screenProgrammes.ts';

export interface WhatIfQuery {
  answers: Readonly<Record<string, string | undefined>>;
  amount: string | undefined;
  takeUp: string | undefined;
  curve: string;
  show: WhatIfView['show'];
  page: number;
}

interface Changed {
  table: FirmTable;
  reach: ProgrammeReach;
  thresholds: Threshold[];
  rule: ChangedRule;
  after: Screening;
}

/** A programme’s rule with other limits over all firms: who would come in, who would go out, what it would cost. */
export async function whatIf(ctx: Context, id: string, query: WhatIfQuery): Promise<WhatIfView> {
  const changed = await screenChanged(ctx, id, query.answers);
  const { table, reach, thresholds, rule, after } = changed;
  const names = await readNames(ctx);
  const before = reach.screening;
  const moved = movedFirms(before, after);
  const newest = await readNewest(ctx, id);
  const rounds = await ctx.db.withActor(ctx, (tx) => countRounds(tx, id), { readOnly: true });
  const { cost, issues } = costsOf(reach, rounds, names.currency, after.counts.eligible, query);
  const shown = moved[query.show];
  const nameOf = classNames(ctx.t, names, table.clusterNames);
  const { title, programme } = reach.kept;
  return {
    basis: basisOf(table),
    programme: { id, title },
    criteria: criteriaRows(ctx.t, thresholds, rule, query.answers, names),
    isChanged: rule.changed.length > 0,
    issues: [...rule.issues, ...issues],
    before: before.counts,
    after: after.counts,
    movement: { ...movementOf(before, after, moved), opened: countBits(moved.opened) },
    by: table.dimensions
      .filter(({ code }) => ['size', 'region', 'womenOwned'].includes(code))
      .map(({ code: by, classes }) => {
        const counted = classes.map(({ code, firms }) => ({
          code,
          name: nameOf(by, code),
          ...movementOf(before, after, moved, firms),
        }));
        return { by, classes: by === 'region' ? counted.sort(largestFirst) : counted };
      }),
    cost,
    curve: drawCurve(
      ctx.t,
      table,
      programme,
      { thresholds, changed: atomsOf(rule.criterion), wanted: query.curve },
      names,
    ),
    show: query.show,
    page: query.page,
    pageSize,
    total: countBits(shown),
    firms: await firmRows(ctx, table, rowsOf(shown, { from: (query.page - 1) * pageSize, limit: pageSize }), null),
    mayManage: isAllowed(ctx.actor, 'programmes.manage'),
    hasDraft: newest.state === 'draft' || newest.state === 'inReview',
    version: versionOf(newest),
  };
}

/** By firms that are eligible before or after; what is not known last. */
function largestFirst(a: WhatIfView['by'][number]['classes'][number], b: typeof a): number {
  const [left, right] = [a, b].map(({ code, before, after }) => (code === notKnown ? -1 : Math.max(before, after)));
  return (right as number) - (left as number) || (a.code < b.code ? -1 : 1);
}

export async function writeWhatIf(ctx: Context, id: string, { answers, show }: WhatIfQuery): Promise<string> {
  const { table, reach, after } = await screenChanged(ctx, id, answers);
  return writeFirms(ctx, table, movedFirms(reach.screening, after)[show], null);
}

async function screenChanged(ctx: Context, id: string, answers: WhatIfQuery['answers']): Promise<Changed> {
  const { table, reach } = await screenProgramme(ctx, id);
  const { criteria } = reach.kept.programme;
  const thresholds = thresholdsOf(atomsOf(criteria));
  const { places } = await readNames(ctx);
  const rule = changeRule(criteria, thresholds, answers, places);
  const after = rule.changed.length === 0 ? reach.screening : screenFirms(table, reach.kept.programme, rule.criterion);
  return { table, reach, thresholds, rule, after };
}

type Moved = Record<WhatIfView['show'], Bitmap>;

function movedFirms(before: Screening, after: Screening): Moved {
  const opened = withoutBits(withoutBits(after.unknown, before.unknown), before.eligible);
  return {
    in: withoutBits(after.eligible, before.eligible),
    out: withoutBits(before.eligible, after.eligible),
    opened,
  };
}

function movementOf(before: Screening, after: Screening, moved: Moved, firms?: Bitmap) {
  const count = (bits: Bitmap) => (firms === undefined ? countBits(bits) : countBoth(bits, firms));
  return {
    before: count(before.eligible),
    after: count(after.eligible),
    in: count(moved.in),
    out: count(moved.out),
  };
}
