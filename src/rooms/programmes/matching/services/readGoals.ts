import type { Context } from '../../../../platform/context.ts';
import { type KeptProgramme, listOpenProgrammes } from '../../catalogue/services/readProgrammes.ts';
import { goalsOf, isForFirms } from '../rules/goals.ts';
import type { AssessedView } from '../views/results.ts';

/** What the open programmes help to do, the most common first; with what was chosen. */
export function describeGoals(
  { t }: Context,
  programmes: readonly KeptProgramme[],
  chosen: readonly string[],
): AssessedView['goals'] {
  const counts = new Map<string, number>();
  for (const { programme } of programmes)
    for (const goal of goalsOf(programme)) counts.set(goal, (counts.get(goal) ?? 0) + 1);
  const titleOf = (code: string) => (t.has(`catalogue.goal.${code}`) ? t(`catalogue.goal.${code}`) : code);
  return [...counts]
    .map(([code, count]) => ({ code, title: titleOf(code), programmes: count, isChosen: chosen.includes(code) }))
    .sort((a, b) => b.programmes - a.programmes || (a.code < b.code ? -1 : 1));
}

/** The same for what is open to firms today. */
export async function describeOpenGoals(ctx: Context, chosen: readonly string[]): Promise<AssessedView['goals']> {
  return describeGoals(ctx, (await listOpenProgrammes(ctx)).filter(isForFirms), chosen);
}
