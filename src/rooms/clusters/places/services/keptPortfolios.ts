import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { workOutPortfolioJob } from '../jobs.ts';
import type { PortfolioQuery } from '../model.ts';
import { isQuick } from '../rules/choosePortfolio.ts';
import { deletePortfolio, insertPortfolio } from '../store/portfolios.ts';
import { selectProjects } from '../store/projects.ts';
import { askOf, workOut } from './portfolio.ts';

/** Keeps a choice by name. A large one is worked out in the background: then the answer is the job's id. */
export async function keepPortfolio(ctx: Context, name: string, query: PortfolioQuery): Promise<string | null> {
  const projects = await ctx.db.withActor(ctx, selectProjects, { readOnly: true });
  const asked = askOf(projects, query);
  if (asked.eligible.length === 0) throw new DomainError('conflict', 'clusters.portfolioEmpty');
  const isNow = isQuick(asked.eligible.length, query.objective);
  const answer = isNow ? await workOut(asked) : null;
  if (isNow && answer === null) throw new DomainError('conflict', 'clusters.portfolioImpossible');
  const { budget, floors } = asked.question;
  const question: PortfolioQuery = {
    ...{ budget: String(budget), exactly: '', objective: query.objective, groupsOnly: query.groupsOnly },
    ...{ unit: asked.unit, floorPlace: floors[0]?.place ?? '', floor: String(floors[0]?.least ?? '') },
  };
  return ctx.db.withActor(ctx, async (tx) => {
    const id = randomUUID();
    const simulated = asked.eligible.some((one) => one.simulated);
    await insertPortfolio(tx, { id, name, question, basis: asked.basis, answer, simulated });
    await recordAudit(tx, { verb: 'clusters.portfolio.keep', subject: id, detail: { name, budget } });
    return isNow ? null : ctx.jobs.enqueue(ctx, tx, workOutPortfolioJob, { portfolioId: id });
  });
}

export function forgetPortfolio(ctx: Context, id: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    if (!(await deletePortfolio(tx, id, ctx.actor.userId ?? 'system')))
      throw new DomainError('notFound', 'clusters.portfolio');
    await recordAudit(tx, { verb: 'clusters.portfolio.forget', subject: id });
  });
}
