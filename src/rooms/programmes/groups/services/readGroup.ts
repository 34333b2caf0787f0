import type { Explanation } from '../../../../kernels/criteria/index.ts';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { factTitle, limitText, type Names, stateText } from '../../catalogue/rules/criteriaWords.ts';
import { readNames } from '../../catalogue/services/readNames.ts';
import { type GroupRule, plainRule } from '../model.ts';
import { judgeGroup } from '../rules/judgeGroup.ts';
import { type MemberRow, selectFirmsOfGroup, selectRoll } from '../store/members.ts';
import type { GroupOfApplication } from '../views/groups.ts';

interface Asked {
  applicationId: string;
  groupId: string;
  rule: GroupRule | null;
}

/** A group's application by its firms: which of them meets what, and whether the group meets what the call asks of groups. */
export async function readGroup(
  ctx: Context,
  { applicationId, groupId, rule }: Asked,
): Promise<GroupOfApplication | null> {
  const { roll, today } = await ctx.db.withActor(
    ctx,
    async (tx: Transaction) => ({
      roll: await selectRoll(tx, applicationId),
      today: await selectFirmsOfGroup(tx, groupId, ctx.today),
    }),
    { readOnly: true },
  );
  if (roll.length === 0) return null;
  const names = await readNames(ctx);
  const asked = rule ?? plainRule;
  const now = new Set(today.map(({ enterpriseId }) => enterpriseId));
  const then = new Set(roll.map(({ enterpriseId }) => enterpriseId));
  return {
    ...judgeGroup(roll, asked),
    rule: asked,
    members: roll.map(({ trace, checkedAt: _, ...one }) => ({
      ...one,
      reasons: reasonsOf(ctx, { trace, outcome: one.outcome }, names),
      isMember: now.has(one.enterpriseId),
    })),
    joined: today.filter(({ enterpriseId }) => !then.has(enterpriseId)).length,
    checkedOn: roll[0]?.checkedAt.toISOString().slice(0, 10) ?? null,
    mayCheck: isAllowed(ctx.actor, 'programmes.manage'),
  };
}

/** Why a firm misses the rule, or what would have to be known to tell. */
function reasonsOf(ctx: Context, { trace, outcome }: Pick<MemberRow, 'trace' | 'outcome'>, names: Names): string[] {
  if (outcome === 'eligible' || trace === null) return [];
  const { criteria } = trace as Explanation;
  const wanted = outcome === 'ineligible' ? 'fails' : 'unknown';
  const reasons = criteria
    .filter(({ result }) => result === wanted)
    .map(({ fact, required, observed }) =>
      ctx.t(`programmes.group.reason.${wanted}`, {
        fact: factTitle(fact),
        required: limitText(ctx.t, { fact, ...required }, names),
        observed: stateText(ctx.t, fact, observed, names),
      }),
    );
  return [...new Set(reasons)];
}
