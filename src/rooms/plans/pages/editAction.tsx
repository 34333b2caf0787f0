import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Details,
  Form,
  Input,
  LinkButton,
  Radios,
  Select,
  TextArea,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { actionStates, supports } from '../model.ts';
import type { EditActionView } from '../views/plans.ts';
import { errorsOf, fieldsOf } from './fieldsOf.ts';

export function editActionPage(view: EditActionView, page: PageContext): VNode {
  const { t, economy } = page;
  const { plan, actionId, answers, issues, areas } = view;
  const field = fieldsOf(t, 'action', answers, issues);
  const back = `/desk/plans/${plan.id}/edit?economy=${economy.code}`;
  const here = `/desk/plans/${plan.id}/actions/${actionId ?? 'new'}`;
  const choices = (values: readonly string[], key: string) =>
    values.map((value) => ({ value, text: t(`plans.${key}.${value}`), hint: hintOf(t, `plans.${key}.${value}`) }));
  return page.frame({
    title: t(actionId === null ? 'plans.action.add' : 'plans.action.change'),
    lead: t('plans.action.lead', { plan: plan.title }),
    breadcrumbs: [{ href: back, text: plan.title }],
    errors: errorsOf(t, issues),
    children: (
      <>
        <Form page={page} action={`${here}?economy=${economy.code}`} version={plan.version}>
          <Input {...field('title')} />
          <Radios
            {...field('area')}
            options={areas.map(({ code, title, text }) => ({ value: code, text: title, hint: text }))}
          />
          <Input {...field('owner')} />
          <Radios {...field('support')} options={choices(supports, 'support')} />
          <Input
            {...field('budget')}
            width={10}
            inputMode="decimal"
            suffix={view.currency}
            optional={t('html.form.optional')}
          />
          <Input {...field('startsOn')} type="date" width={10} />
          <Input {...field('dueOn')} type="date" width={10} />
          <Select {...field('state')} options={choices(actionStates, 'action.state')} />
          <TextArea {...field('milestones')} rows={4} optional={t('html.form.optional')} />
          <Actions>
            <Button>{t('plans.save')}</Button>
            <LinkButton kind="quiet" href={back}>
              {t('plans.back')}
            </LinkButton>
          </Actions>
        </Form>
        {actionId !== null && (
          <Details summary={t('plans.action.remove')}>
            <p>{t('plans.action.remove.text')}</p>
            <Form page={page} action={`${here}/remove?economy=${economy.code}`} version={plan.version}>
              <Button kind="warning">{t('plans.action.remove')}</Button>
            </Form>
          </Details>
        )}
      </>
    ),
  });
}

const hintOf = (t: PageContext['t'], key: string) => (t.has(`${key}.hint`) ? t(`${key}.hint`) : undefined);
