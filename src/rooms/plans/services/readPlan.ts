import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { areaCatalogue } from '../catalogue/areas.ts';
import { describeAreas, describeIndicator, type IndicatorFacts, splitBudget } from '../rules/describePlan.ts';
import { colours } from '../rules/measureProgress.ts';
import { selectProgrammes } from '../store/cases.ts';
import { findEdition, selectEditions, selectHistory } from '../store/editions.ts';
import { selectValues } from '../store/values.ts';
import type { PlanListView, PlanView } from '../views/plans.ts';

/** The edition of a plan that holds, with what its indicators are now. Anybody may read it. */
export async function readPlan(ctx: Context, id: string): Promise<PlanView> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const edition = await findEdition(tx, id);
      if (edition === null) throw new DomainError('notFound', 'plans.plan');
      const { document, number, publishedOn, simulated } = edition;
      const { title, agency, summary, startsOn, endsOn, currency } = document;
      const facts: IndicatorFacts = {
        values: await selectValues(tx, [id]),
        programmeTitles: new Map((await selectProgrammes(tx)).map((one) => [one.id, one.title])),
        today: ctx.today,
      };
      return {
        id,
        ...{ title, agency, summary, startsOn, endsOn },
        budget: splitBudget(document.actions, currency),
        edition: number,
        publishedOn,
        editions: await selectHistory(tx, id),
        simulated,
        areas: describeAreas(document, areaCatalogue(), facts),
        areasSource: areaCatalogue().source,
      };
    },
    { readOnly: true },
  );
}

export async function listPlans(ctx: Context): Promise<PlanListView> {
  const { editions, values } = await ctx.db.withActor(
    ctx,
    async (tx) => {
      const all = await selectEditions(tx);
      return {
        editions: all,
        values: await selectValues(
          tx,
          all.map(({ planId }) => planId),
        ),
      };
    },
    { readOnly: true },
  );
  const facts: IndicatorFacts = { values, programmeTitles: new Map(), today: ctx.today };
  return {
    mayManage: isAllowed(ctx.actor, 'plans.manage'),
    plans: editions.map(({ planId, document, simulated }) => {
      const { title, agency, startsOn, endsOn, actions, indicators, currency } = document;
      const judged = indicators.map((sheet) => describeIndicator(sheet, facts).progress.colour);
      return {
        id: planId,
        ...{ title, agency, startsOn, endsOn },
        actions: actions.length,
        actionsDone: actions.filter(({ state }) => state === 'done').length,
        indicators: indicators.length,
        colours: Object.fromEntries(
          colours.map((colour) => [colour, judged.filter((one) => one === colour).length]),
        ) as PlanListView['plans'][number]['colours'],
        budget: splitBudget(actions, currency),
        simulated,
      };
    }),
  };
}
