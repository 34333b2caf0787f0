import type { VNode } from 'preact';
import { Actions, Cards, Empty, LinkButton } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { PlanListView } from '../views/plans.ts';
import { ColourTag, moneyText } from './words.tsx';

export function plansPage({ plans, mayManage }: PlanListView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: t('plans.title'),
    lead: t('plans.lead'),
    children: (
      <>
        {mayManage && (
          <Actions>
            <LinkButton href={`/desk/plans?economy=${economy.code}`}>{t('plans.desk.open')}</LinkButton>
          </Actions>
        )}
        {plans.length === 0 ? (
          <Empty title={t('plans.none', { economy: economy.name })}>
            <p>{t('plans.none.text')}</p>
          </Empty>
        ) : (
          <Cards level={2} cards={plans.map((plan) => cardOf(plan, page))} />
        )}
      </>
    ),
  });
}

function cardOf(plan: PlanListView['plans'][number], { t, economy }: PageContext) {
  const { budget } = plan;
  return {
    title: plan.title,
    href: `/plans/${plan.id}?economy=${economy.code}`,
    text: t('plans.card', { agency: plan.agency, from: t.date(plan.startsOn), to: t.date(plan.endsOn) }),
    facts: (
      <>
        {(['green', 'amber', 'red', 'grey'] as const).map(
          (colour) =>
            plan.colours[colour] > 0 && (
              <>
                {t.number(plan.colours[colour])} <ColourTag t={t} colour={colour} />{' '}
              </>
            ),
        )}
        {t('plans.card.facts', {
          actions: plan.actions,
          done: plan.actionsDone,
          budget: moneyText(t, budget.total, budget.currency),
        })}
      </>
    ),
  };
}
