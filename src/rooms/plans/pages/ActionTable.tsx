import { Absence, Table } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { PlanAction } from '../model.ts';
import { ActionTag, moneyText } from './words.tsx';

interface ActionTableProps {
  actions: readonly PlanAction[];
  currency: string;
  area: string;
  page: PageContext;
}

/** What is done in an area: by whom, until when, for how much, and how far it is. */
export function ActionTable({ actions, currency, area, page: { t, today } }: ActionTableProps) {
  const caption = t('plans.actions.of', { area });
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('plans.action') },
        { label: t('plans.owner'), named: true },
        { label: t('plans.support'), named: true },
        { label: t('plans.budget'), numeric: true },
        { label: t('plans.when'), named: true },
        { label: t('plans.state'), named: true },
      ]}
      rows={actions.map((one) => [
        one.title,
        one.owner,
        t(`plans.support.${one.support}`),
        one.budget === null ? (
          <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />
        ) : (
          moneyText(t, one.budget, currency)
        ),
        <>
          {t('plans.fromTo', { from: t.date(one.startsOn, 'short'), to: t.date(one.dueOn, 'short') })}
          <Milestones action={one} page={{ t }} />
        </>,
        <>
          <ActionTag t={t} state={one.state} />
          {one.dueOn < today && (one.state === 'planned' || one.state === 'underway') && ` ${t('plans.action.late')}`}
        </>,
      ])}
    />
  );
}

const Milestones = ({ action, page: { t } }: { action: PlanAction; page: Pick<PageContext, 't'> }) =>
  action.milestones.length === 0 ? null : (
    <ul class="card-facts">
      {action.milestones.map(({ onDate, text }) => (
        <li>
          {t.date(onDate, 'short')}: {text}
        </li>
      ))}
    </ul>
  );
