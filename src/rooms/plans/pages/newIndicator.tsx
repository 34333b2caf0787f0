import type { VNode } from 'preact';
import { Actions, Button, Form, Input, LinkButton, Radios, Select } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { frequencies } from '../model.ts';
import { formulas } from '../rules/formulas.ts';
import type { NewIndicatorView } from '../views/plans.ts';
import { errorsOf, fieldsOf } from './fieldsOf.ts';

export function newIndicatorPage(view: NewIndicatorView, page: PageContext): VNode {
  const { t, economy } = page;
  const { plan, answers, issues, areas, programmes } = view;
  const field = fieldsOf(t, 'indicator', answers, issues);
  const back = `/desk/plans/${plan.id}/edit?economy=${economy.code}`;
  const optional = { optional: t('html.form.optional') };
  return page.frame({
    title: t('plans.indicator.add'),
    lead: t('plans.indicator.lead'),
    breadcrumbs: [{ href: back, text: plan.title }],
    errors: errorsOf(t, issues),
    children: (
      <Form page={page} action={`/desk/plans/${plan.id}/indicators?economy=${economy.code}`} version={plan.version}>
        <Radios
          {...field('formula')}
          options={formulas.map(({ key }) => ({
            value: key,
            text: t(`plans.formula.${key}.title`),
            hint: t(`plans.formula.${key}.definition`),
          }))}
        />
        <Select
          {...field('programmeId')}
          options={[
            { value: '', text: t('plans.programme.all') },
            ...programmes.map(({ id, title }) => ({ value: id, text: title })),
          ]}
        />
        <Select
          {...field('area')}
          options={[
            { value: '', text: t('plans.choose') },
            ...areas.map(({ code, title }) => ({ value: code, text: title })),
          ]}
        />
        <Input {...field('title')} {...optional} />
        <Input {...field('responsible')} />
        <Select
          {...field('frequency')}
          options={frequencies.map((value) => ({ value, text: t(`plans.frequency.${value}`) }))}
        />
        <h2>{t('plans.baseline')}</h2>
        <Input {...field('baseline')} width={10} inputMode="decimal" />
        <Input {...field('baselineOn')} type="date" width={10} />
        <Input {...field('baselineSource')} />
        <h2>{t('plans.target')}</h2>
        <Input {...field('target')} width={10} inputMode="decimal" />
        <Input {...field('targetOn')} type="date" width={10} />
        <Actions>
          <Button>{t('plans.indicator.submit')}</Button>
          <LinkButton kind="quiet" href={back}>
            {t('plans.back')}
          </LinkButton>
        </Actions>
      </Form>
    ),
  });
}
