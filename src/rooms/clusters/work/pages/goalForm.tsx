import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Details,
  Form,
  Input,
  LinkButton,
  Table,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { GoalFormView } from '../views/programmes.ts';
import { fieldsOf } from './words.tsx';

export function goalFormPage(view: GoalFormView, page: PageContext): VNode {
  const { t, economy } = page;
  const { programme, goalId, answers, issues } = view;
  const ofGoal = issues.filter(({ key }) => key.startsWith('clusters.work.form.goal.'));
  const field = fieldsOf(t, 'goal', answers, ofGoal);
  const back = `/group/programmes/${programme.id}?economy=${economy.code}`;
  const here = `/group/programmes/${programme.id}/goals/${goalId ?? 'new'}`;
  return page.frame({
    title: t(goalId === null ? 'clusters.work.goal.add' : 'clusters.work.goal.change'),
    lead: t('clusters.work.goal.lead'),
    breadcrumbs: [{ href: back, text: programme.title }],
    errors: errorSummaryOf(t, issues).map((error, i) => ({
      ...error,
      fieldId: issues[i]?.key.startsWith('clusters.work.form.value.source') ? 'value-source' : error.fieldId,
    })),
    children: (
      <>
        {goalId !== null && <Values view={view} page={page} />}
        <Form page={page} action={`${here}?economy=${economy.code}`} version={programme.version}>
          <Input {...field('title')} />
          <Input {...field('unit')} width={10} optional={t('html.form.optional')} />
          <Input {...field('baseline')} width={10} inputMode="decimal" />
          <Input {...field('baselineOn')} type="date" width={10} />
          <Input {...field('target')} width={10} inputMode="decimal" />
          <Input {...field('targetOn')} type="date" width={10} />
          <Input {...field('source')} />
          <Actions>
            <Button>{t('clusters.work.save')}</Button>
            <LinkButton kind="quiet" href={back}>
              {t('clusters.work.back')}
            </LinkButton>
          </Actions>
        </Form>
        {goalId !== null && (
          <Details summary={t('clusters.work.goal.remove')}>
            <p>{t('clusters.work.remove.text')}</p>
            <Form page={page} action={`${here}/remove?economy=${economy.code}`} version={programme.version}>
              <Button kind="warning">{t('clusters.work.goal.remove')}</Button>
            </Form>
          </Details>
        )}
      </>
    ),
  });
}

/** What was reached so far, and the form for the next value. */
function Values({ view, page }: { view: GoalFormView; page: PageContext }) {
  const { t, economy } = page;
  const { programme, goalId, value, values, issues, answers } = view;
  const caption = t('clusters.work.goal.values');
  const valueIssues = issues.filter(({ key }) => key.startsWith('clusters.work.form.value.'));
  const field = fieldsOf(t, 'value', value, valueIssues);
  const action = `/group/programmes/${programme.id}/goals/${goalId}/values?economy=${economy.code}`;
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('clusters.work.goal.values.none')}
        columns={[
          { label: t('clusters.work.form.value.on') },
          { label: t('clusters.work.form.value.value'), numeric: true },
          { label: t('clusters.work.form.value.source') },
        ]}
        rows={values.map((one) => [
          t.date(one.on, 'short'),
          t('clusters.work.goal.value', { value: t.number(Number(one.value)), unit: answers.unit }),
          one.source,
        ])}
      />
      <Details summary={t('clusters.work.goal.values.add')} open={valueIssues.length > 0}>
        <Form page={page} action={action} version={programme.version} label={t('clusters.work.goal.values.add')}>
          <Input {...field('value')} width={10} inputMode="decimal" />
          <Input {...field('on')} type="date" width={10} />
          <Input {...field('source')} id="value-source" />
          <Button>{t('clusters.work.save')}</Button>
        </Form>
      </Details>
      <h2>{t('clusters.work.goal.change')}</h2>
    </>
  );
}
