import type { VNode } from 'preact';
import { Actions, Empty, LinkButton, Table } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { colours } from '../rules/measureProgress.ts';
import type { PlanListView } from '../views/plans.ts';
import { moneyText } from './words.tsx';

export function plansPage({ plans, mayManage }: PlanListView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: t('plans.title'),
    lead: t('plans.lead'),
    wide: true,
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
          <PlanTable plans={plans} page={page} />
        )}
      </>
    ),
  });
}

function PlanTable({ plans, page: { t, economy } }: { plans: PlanListView['plans']; page: PageContext }) {
  const caption = t('plans.title');
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('plans.plan') },
        { label: t('plans.agency'), named: true },
        { label: t('plans.when'), named: true },
        { label: t('plans.indicators'), named: true },
        { label: t('plans.actions'), named: true },
        { label: t('plans.budget'), numeric: true },
      ]}
      rows={plans.map((plan) => [
        <a href={`/plans/${plan.id}?economy=${economy.code}`}>{plan.title}</a>,
        plan.agency,
        t('plans.fromTo', { from: t.date(plan.startsOn, 'short'), to: t.date(plan.endsOn, 'short') }),
        t.list(
          colours
            .filter((colour) => plan.colours[colour] > 0)
            .map((colour) => t(`plans.count.${colour}`, { count: plan.colours[colour] })),
        ),
        t('plans.list.actions', { done: plan.actionsDone, actions: plan.actions }),
        moneyText(t, plan.budget.total, plan.budget.currency),
      ])}
    />
  );
}
