import type { VNode } from 'preact';
import { Actions, Empty, LinkButton, Table } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { WorkingListView } from '../views/plans.ts';
import { PlanTag } from './PlanTag.tsx';

export function deskPlansPage({ plans }: WorkingListView, page: PageContext): VNode {
  const { t, economy } = page;
  const caption = t('plans.desk.title');
  return page.frame({
    title: caption,
    lead: t('plans.desk.lead'),
    breadcrumbs: [{ href: `/plans?economy=${economy.code}`, text: t('plans.title') }],
    children: (
      <>
        <Actions>
          <LinkButton href={`/desk/plans/new?economy=${economy.code}`}>{t('plans.new')}</LinkButton>
        </Actions>
        <Table
          caption={caption}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty={
            <Empty title={t('plans.desk.none')}>
              <p>{t('plans.desk.none.text')}</p>
            </Empty>
          }
          columns={[
            { label: t('plans.plan') },
            { label: t('plans.agency'), named: true },
            { label: t('plans.when'), named: true },
            { label: t('plans.state'), named: true },
          ]}
          rows={plans.map((plan) => [
            <a href={`/desk/plans/${plan.id}/edit?economy=${economy.code}`}>{plan.title}</a>,
            plan.agency,
            t('plans.fromTo', { from: t.date(plan.startsOn, 'short'), to: t.date(plan.endsOn, 'short') }),
            <PlanTag t={t} state={plan.state} />,
          ])}
        />
      </>
    ),
  });
}
