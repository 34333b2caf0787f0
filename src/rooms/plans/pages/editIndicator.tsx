import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Details,
  Form,
  Input,
  LinkButton,
  Select,
  SummaryList,
  TextArea,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { EditIndicatorView } from '../views/plans.ts';
import { errorsOf, fieldsOf } from './fieldsOf.ts';
import { valueText } from './words.tsx';

export function editIndicatorPage(
  { plan, indicator: one, answers, issues }: EditIndicatorView,
  page: PageContext,
): VNode {
  const { t, economy } = page;
  const field = fieldsOf(t, 'target', answers, issues);
  const back = `/desk/plans/${plan.id}/edit?economy=${economy.code}`;
  const here = `/desk/plans/${plan.id}/indicators/${one.id}`;
  const text = (value: number) => valueText(t, value, one.unit);
  const row = (key: string, description: string) => ({ term: t(`plans.${key}`), description });
  const baseline = { value: text(one.baseline.value), date: t.date(one.baseline.onDate), source: one.baseline.source };
  return page.frame({
    title: `${one.code} ${one.title}`,
    lead: one.definition,
    breadcrumbs: [{ href: back, text: plan.title }],
    errors: errorsOf(t, issues),
    children: (
      <>
        <SummaryList
          rows={[
            row('numerator', t(`plans.formula.${one.formula}.numerator`)),
            row('denominator', t(`plans.formula.${one.formula}.denominator`)),
            row('source', one.source),
            row('responsible', one.responsible),
            row('baseline', t('plans.baseline.is', baseline)),
          ]}
        />
        <h2>{t('plans.target.revise')}</h2>
        <Form page={page} action={`${here}/target?economy=${economy.code}`} version={plan.version}>
          <Select
            {...field('dueOn')}
            options={one.targets.map(({ dueOn, value }) => ({
              value: dueOn,
              text: t('plans.target.by', { value: text(value), date: t.date(dueOn) }),
            }))}
          />
          <Input {...field('value')} width={10} inputMode="decimal" />
          <TextArea {...field('reason')} rows={3} />
          <Actions>
            <Button>{t('plans.target.revise')}</Button>
            <LinkButton kind="quiet" href={back}>
              {t('plans.back')}
            </LinkButton>
          </Actions>
        </Form>
        <Details summary={t('plans.indicator.remove')}>
          <p>{t('plans.indicator.remove.text')}</p>
          <Form page={page} action={`${here}/remove?economy=${economy.code}`} version={plan.version}>
            <Button kind="warning">{t('plans.indicator.remove')}</Button>
          </Form>
        </Details>
      </>
    ),
  });
}
