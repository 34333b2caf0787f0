import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Details,
  Form,
  Input,
  LinkButton,
  Notice,
  Radios,
  Select,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { assignmentRules, strata } from '../model.ts';
import type { NewRoundView } from '../views/rounds.ts';

export function newRoundPage({ answers, programmes, issues }: NewRoundView, page: PageContext): VNode {
  const { t } = page;
  const errorOf = (field: string) => {
    const issue = issues.find((one) => one.field === field);
    return issue === undefined ? undefined : t(issue.key);
  };
  const field = (
    name: Exclude<keyof typeof answers, 'programmeId' | 'assignmentRule' | 'stratifyBy'>,
    more: object = {},
  ) => (
    <Input
      id={name}
      name={name}
      label={t(`programmes.round.form.${name}`)}
      hint={t.has(`programmes.round.form.${name}.hint`) ? t(`programmes.round.form.${name}.hint`) : undefined}
      value={answers[name]}
      error={errorOf(name)}
      {...more}
    />
  );
  const optional = { optional: t('html.form.optional') };
  return page.frame({
    title: t('programmes.round.new'),
    lead: t('programmes.round.new.lead'),
    breadcrumbs: [{ href: '/desk', text: t('programmes.desk.title') }],
    errors: issues.map(({ field: fieldId, key }) => ({ fieldId, text: t(key) })),
    children:
      programmes.length === 0 ? (
        <Notice tone="caution" title={t('programmes.round.new.noProgramme')}>
          <p>
            <a href="/desk/programmes/new">{t('programmes.round.new.noProgramme.do')}</a>
          </p>
        </Notice>
      ) : (
        <Form page={page} action="/desk/rounds">
          <Select
            id="programmeId"
            name="programmeId"
            label={t('programmes.round.form.programmeId')}
            value={answers.programmeId}
            error={errorOf('programmeId')}
            options={[
              { value: '', text: t('programmes.round.form.choose') },
              ...programmes.map(({ id, title }) => ({ value: id, text: title })),
            ]}
          />
          {field('title')}
          {field('places', { width: 4, inputMode: 'numeric' })}
          {field('opensOn', { type: 'date', width: 10 })}
          {field('closesOn', { type: 'date', width: 10 })}
          {field('budget', { width: 10, inputMode: 'decimal', ...optional })}
          <Radios
            id="assignmentRule"
            name="assignmentRule"
            label={t('programmes.round.form.assignmentRule')}
            hint={t('programmes.round.form.assignmentRule.hint')}
            value={answers.assignmentRule}
            options={assignmentRules.map((rule) => ({
              value: rule,
              text: t(`programmes.round.rule.${rule}`),
              hint: t(`programmes.round.ruleHint.${rule}`),
            }))}
          />
          {field('waveDays', optional)}
          <Select
            id="stratifyBy"
            name="stratifyBy"
            label={t('programmes.round.form.stratifyBy')}
            hint={t('programmes.round.form.stratifyBy.hint')}
            value={answers.stratifyBy}
            options={strata.map((one) => ({ value: one, text: t(`programmes.round.strata.${one}`) }))}
          />
          <Details
            summary={t('programmes.round.form.group')}
            open={issues.some((one) =>
              ['leastMembers', 'sharePassing', 'shareSmall', 'mostPerFirm'].includes(one.field),
            )}
          >
            <p>{t('programmes.round.form.group.text')}</p>
            {field('leastMembers', { width: 4, inputMode: 'numeric' })}
            {field('sharePassing', { width: 4, inputMode: 'numeric', suffix: '%' })}
            {field('shareSmall', { width: 4, inputMode: 'numeric', suffix: '%' })}
            {field('mostPerFirm', { width: 10, inputMode: 'decimal', ...optional })}
          </Details>
          <h2>{t('programmes.round.form.measure')}</h2>
          <p>{t('programmes.round.form.measure.text')}</p>
          <Details
            summary={t('programmes.round.form.measure.open')}
            open={
              answers.outcome !== '' ||
              answers.source !== '' ||
              issues.some((one) => ['outcome', 'source', 'standardDeviation'].includes(one.field))
            }
          >
            {field('outcome', optional)}
            {field('unit', { width: 10, ...optional })}
            {field('source', optional)}
            {field('standardDeviation', { width: 10, inputMode: 'decimal', ...optional })}
            {field('expectedApplicants', { width: 4, inputMode: 'numeric', ...optional })}
            {field('baselinePeriod', { width: 10, ...optional })}
            {field('followUpPeriod', { width: 10, ...optional })}
          </Details>
          <Actions>
            <Button>{t('programmes.round.form.submit')}</Button>
            <LinkButton kind="quiet" href="/desk">
              {t('programmes.back')}
            </LinkButton>
          </Actions>
        </Form>
      ),
  });
}
