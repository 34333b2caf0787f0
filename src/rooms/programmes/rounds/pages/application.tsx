import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Form,
  Input,
  Notice,
  Radios,
  Select,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { GroupMembers } from '../../groups/pages/GroupMembers.tsx';
import { reasonCodes } from '../model.ts';
import { judgedPrefix } from '../rules/judgedFields.ts';
import type { ApplicationPageView } from '../views/rounds.ts';
import { ApplicationFacts, History } from './ApplicationFacts.tsx';

export function applicationPage(view: ApplicationPageView, page: PageContext): VNode {
  const { t } = page;
  const { application: one, issues } = view;
  return page.frame({
    title: one.applicant,
    lead: t('programmes.application.desk.lead', {
      round: one.roundTitle,
      submitted: t.date(one.submittedAt.slice(0, 10)),
    }),
    breadcrumbs: [
      { href: '/desk', text: t('programmes.desk.title') },
      { href: `/desk/rounds/${one.roundId}`, text: one.roundTitle },
    ],
    errors: issues.map(({ field, key }) => ({ fieldId: field, text: t(key) })),
    children: (
      <>
        <ApplicationFacts view={view} page={page} />
        {view.group !== null && <GroupMembers id={one.id} group={view.group} page={page} />}
        {view.mayDecide && <DecisionForm view={view} page={page} />}
        {page.panels['applicationPage.help']}
        <History view={view} page={page} />
      </>
    ),
  });
}

function DecisionForm({
  view: { application: one, answers, issues },
  page,
}: {
  view: ApplicationPageView;
  page: PageContext;
}) {
  const { t } = page;
  const errorOf = (field: string) => {
    const issue = issues.find((each) => each.field === field);
    return issue === undefined ? undefined : t(issue.key);
  };
  if (one.roundState !== 'open') return <Notice>{t('programmes.decide.over')}</Notice>;
  if (one.state === 'withdrawn') return <Notice>{t('programmes.decide.withdrawn')}</Notice>;
  return (
    <>
      <h2>{t('programmes.decide.title')}</h2>
      {one.eligibility !== null && <p>{t(`programmes.decide.computed.${one.eligibility}`)}</p>}
      <Form page={page} action={`/desk/applications/${one.id}/decide`} version={one.version}>
        <Radios
          id="state"
          name="state"
          label={t('programmes.decide.state')}
          value={answers.state}
          error={errorOf('state')}
          options={(['qualified', 'notQualified', 'infoRequested'] as const).map((state) => ({
            value: state,
            text: t(`programmes.decide.state.${state}`),
          }))}
        />
        {one.toJudge.map(({ fact, title }) => (
          <Radios
            id={`${judgedPrefix}${fact}`}
            name={`${judgedPrefix}${fact}`}
            label={t('programmes.decide.judged', { title })}
            hint={t('programmes.decide.judged.hint')}
            value={answers.judged[fact] ?? ''}
            error={errorOf(`${judgedPrefix}${fact}`)}
            inline
            options={(['yes', 'no'] as const).map((value) => ({ value, text: t(`catalogue.value.${value}`) }))}
          />
        ))}
        <Select
          id="reasonCode"
          name="reasonCode"
          label={t('programmes.decide.reasonCode')}
          value={answers.reasonCode}
          error={errorOf('reasonCode')}
          options={[
            { value: '', text: t('programmes.round.form.choose') },
            ...reasonCodes.map((code) => ({ value: code, text: t(`programmes.reason.${code}`) })),
          ]}
        />
        <TextArea
          id="reason"
          name="reason"
          label={t('programmes.decide.reason')}
          hint={t('programmes.decide.reason.hint')}
          value={answers.reason}
          rows={3}
          error={errorOf('reason')}
        />
        <Input
          id="score"
          name="score"
          label={t('programmes.decide.score')}
          hint={t('programmes.decide.score.hint')}
          value={answers.score}
          width={4}
          inputMode="decimal"
          optional={t('html.form.optional')}
          error={errorOf('score')}
        />
        <Actions>
          <Button>{t('programmes.decide.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}
