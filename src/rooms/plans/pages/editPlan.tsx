import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Details,
  Empty,
  Form,
  Input,
  LinkButton,
  Notice,
  Table,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { EditPlanView } from '../views/plans.ts';
import { FactsFields } from './FactsFields.tsx';
import { errorsOf } from './fieldsOf.ts';
import { ActionTag, moneyText, valueText } from './words.tsx';

type Part = { view: EditPlanView; page: PageContext };

export function editPlanPage(view: EditPlanView, page: PageContext): VNode {
  const { t, economy } = page;
  const { plan, answers, issues } = view;
  return page.frame({
    title: plan.title,
    lead: t('plans.edit.lead', { actions: view.actions.length, indicators: view.indicators.length }),
    breadcrumbs: [{ href: `/desk/plans?economy=${economy.code}`, text: t('plans.desk.title') }],
    errors: errorsOf(t, issues),
    wide: true,
    children: (
      <>
        <Publishing view={view} page={page} />
        <ActionList view={view} page={page} />
        <IndicatorList view={view} page={page} />
        <h2>{t('plans.edit.facts')}</h2>
        <Details summary={t('plans.edit.facts.open')} open={issues.length > 0}>
          <Form
            page={page}
            action={`/desk/plans/${plan.id}/facts?economy=${economy.code}`}
            version={plan.version}
            label={t('plans.edit.facts')}
          >
            <FactsFields answers={answers} issues={issues} t={t} />
            <Button kind="secondary">{t('plans.save')}</Button>
          </Form>
        </Details>
      </>
    ),
  });
}

/** Where the plan stands, and the one step that makes it public. */
function Publishing({ view: { plan, actions }, page }: Part) {
  const { t, economy } = page;
  const link = plan.edition !== null && (
    <LinkButton kind="quiet" href={`/plans/${plan.id}?economy=${economy.code}`}>
      {t('plans.edit.public', { edition: plan.edition })}
    </LinkButton>
  );
  if (plan.state === 'published')
    return (
      <Notice tone="good" title={t('plans.edit.published', { edition: plan.edition ?? 1 })}>
        <p>{t('plans.edit.published.text')}</p>
        <Actions>{link}</Actions>
      </Notice>
    );
  if (actions.length === 0) return <Notice title={t('plans.edit.begin')}>{t('plans.edit.begin.text')}</Notice>;
  return (
    <Notice tone="action" title={t(`plans.edit.${plan.state}`)}>
      <p>{t(`plans.edit.${plan.state}.text`)}</p>
      <Form
        page={page}
        action={`/desk/plans/${plan.id}/publish?economy=${economy.code}`}
        version={plan.version}
        label={t('plans.publish')}
      >
        {plan.state === 'revising' && (
          <Input id="reason" name="reason" label={t('plans.publish.reason')} hint={t('plans.publish.reason.hint')} />
        )}
        <Actions>
          <Button>{t('plans.publish')}</Button>
          {link}
        </Actions>
      </Form>
    </Notice>
  );
}

const titleOf = (areas: EditPlanView['areas'], code: string) => areas.find((one) => one.code === code)?.title ?? code;

function ActionList({ view: { plan, actions, areas, currency }, page: { t, economy } }: Part) {
  const caption = t('plans.actions');
  const here = `/desk/plans/${plan.id}/actions`;
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={<Empty title={t('plans.actions.none')}>{t('plans.actions.none.text')}</Empty>}
        columns={[
          { label: t('plans.action') },
          { label: t('plans.area'), named: true },
          { label: t('plans.budget'), numeric: true },
          { label: t('plans.dueOn'), named: true },
          { label: t('plans.state'), named: true },
        ]}
        rows={actions.map((one) => [
          <a href={`${here}/${one.id}?economy=${economy.code}`}>{one.title}</a>,
          titleOf(areas, one.area),
          one.budget === null ? t('html.absence.notKnownYet') : moneyText(t, one.budget, currency),
          t.date(one.dueOn, 'short'),
          <ActionTag t={t} state={one.state} />,
        ])}
      />
      <Actions>
        <LinkButton kind="secondary" href={`${here}/new?economy=${economy.code}`}>
          {t('plans.action.add')}
        </LinkButton>
      </Actions>
    </>
  );
}

function IndicatorList({ view: { plan, indicators, areas }, page: { t, economy } }: Part) {
  const caption = t('plans.indicators');
  const here = `/desk/plans/${plan.id}/indicators`;
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={<Empty title={t('plans.indicators.none')}>{t('plans.indicators.none.text')}</Empty>}
        columns={[
          { label: t('plans.indicator') },
          { label: t('plans.area'), named: true },
          { label: t('plans.baseline'), numeric: true },
          { label: t('plans.targets'), named: true },
        ]}
        rows={indicators.map((one) => [
          <a href={`${here}/${one.id}?economy=${economy.code}`}>
            {one.code} {one.title}
          </a>,
          titleOf(areas, one.area),
          valueText(t, one.baseline.value, one.unit),
          one.targets
            .map(({ value, dueOn }) =>
              t('plans.target.by', { value: valueText(t, value, one.unit), date: t.date(dueOn, 'short') }),
            )
            .join('; '),
        ])}
      />
      <Actions>
        <LinkButton kind="secondary" href={`${here}/new?economy=${economy.code}`}>
          {t('plans.indicator.add')}
        </LinkButton>
      </Actions>
    </>
  );
}
