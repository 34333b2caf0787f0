import type { AreaCatalogue } from '../catalogue/areas.ts';
import type { PlanAction } from '../model.ts';
import type { WorkingPlan } from '../services/workingPlan.ts';
import type { EditPlanView, NewPlanView } from './plans.ts';

export const workingViewOf = ({
  id,
  title,
  agency,
  startsOn,
  endsOn,
  state,
  edition,
  version,
}: WorkingPlan['plan']) => ({
  ...{ id, title, agency, startsOn, endsOn, state, edition, version },
});

export function editViewOf(
  { plan, document }: WorkingPlan,
  { areas }: AreaCatalogue,
  refused: Partial<NewPlanView> = {},
): EditPlanView {
  const { title, agency, summary, startsOn, endsOn, currency, actions, indicators } = document;
  return {
    plan: workingViewOf(plan),
    currency,
    answers: refused.answers ?? { title, agency, summary, startsOn, endsOn },
    issues: refused.issues ?? [],
    areas: areas.map(({ code, title: name }) => ({ code, title: name })),
    actions,
    indicators,
  };
}

export const actionAnswersOf = ({ milestones, budget, ...action }: PlanAction) => ({
  ...action,
  budget: budget ?? '',
  milestones: milestones.map(({ onDate, text }) => `${onDate} ${text}`).join('\n'),
});
