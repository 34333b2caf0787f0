import type { Context } from '../../../../platform/context.ts';
import type { PortfolioQuery } from '../model.ts';
import { answerPortfolio, deletePortfolio, selectPortfolio } from '../store/portfolios.ts';
import { selectProjects } from '../store/projects.ts';
import { askOf, hrefOf, workOut } from './portfolio.ts';

/** Works out a choice that was asked for. Where projects have changed since, the choice is of the projects as they are now. */
export async function answerKept(ctx: Context, id: string): Promise<string> {
  const [kept, projects] = await ctx.db.withActor(
    ctx,
    async (tx) => [await selectPortfolio(tx, id), await selectProjects(tx)] as const,
    { readOnly: true },
  );
  if (kept === null) return '/places/portfolio';
  const query = kept.question as PortfolioQuery;
  if (kept.answer === null) {
    const asked = askOf(projects, query);
    const answer = await workOut(asked);
    if (answer === null) await ctx.db.withActor(ctx, (tx) => deletePortfolio(tx, id, null));
    else await ctx.db.withActor(ctx, (tx) => answerPortfolio(tx, id, asked.basis, answer));
  }
  return hrefOf(query);
}
