import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Form,
  LinkButton,
  Notice,
  Radios,
  Select,
  TextArea,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ApplyView } from '../views/rounds.ts';
import { RoundFacts } from './RoundFacts.tsx';

export function applyPage(view: ApplyView, page: PageContext): VNode {
  const { t } = page;
  const { round, applicants, answers, issues } = view;
  return page.frame({
    title: t('programmes.apply.title', { round: round.title }),
    lead: t('programmes.apply.lead', { programme: round.programmeTitle, closesOn: t.date(round.closesOn) }),
    breadcrumbs: [
      { href: `/programmes/${round.programmeId}`, text: round.programmeTitle },
      { href: `/programmes/rounds/${round.id}`, text: round.title },
    ],
    errors: issues.map(({ field, key }) => ({ fieldId: field, text: t(key) })),
    children: (
      <>
        {round.phase !== 'open' ? (
          <Notice tone="caution" title={t('programmes.apply.notOpen')}>
            <p>
              {t('programmes.apply.notOpen.text', { opensOn: t.date(round.opensOn), closesOn: t.date(round.closesOn) })}
            </p>
          </Notice>
        ) : applicants.length === 0 ? (
          <Notice tone="caution" title={t(`programmes.apply.nobody.${round.unit}`)}>
            <p>{t('programmes.apply.nobody.text')}</p>
          </Notice>
        ) : (
          <ApplyForm view={view} page={page} answers={answers} />
        )}
        <h2>{t('programmes.apply.round')}</h2>
        <RoundFacts round={round} page={page} />
      </>
    ),
  });
}

function ApplyForm({
  view: { round, applicants, answers, issues },
  page,
}: {
  view: ApplyView;
  page: PageContext;
  answers: ApplyView['answers'];
}) {
  const { t } = page;
  const errorOf = (field: string) => {
    const issue = issues.find((one) => one.field === field);
    return issue === undefined ? undefined : t(issue.key);
  };
  return (
    <Form page={page} action={`/firm/apply/${round.id}`}>
      <Select
        id="applicantId"
        name="applicantId"
        label={t(`programmes.apply.applicantId.${round.unit}`)}
        value={answers.applicantId}
        error={errorOf('applicantId')}
        options={applicants.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <TextArea
        id="need"
        name="need"
        label={t('programmes.apply.need')}
        hint={t('programmes.apply.need.hint')}
        value={answers.need}
        error={errorOf('need')}
      />
      <Radios
        id="consent"
        name="consent"
        label={t('programmes.apply.consent')}
        hint={t(round.design === null ? 'programmes.apply.consent.hint' : 'programmes.apply.consent.hintWithSource', {
          source: round.design?.source ?? '',
        })}
        value={answers.consent}
        error={errorOf('consent')}
        options={[
          { value: 'yes', text: t('programmes.apply.consent.yes') },
          { value: 'no', text: t('programmes.apply.consent.no') },
        ]}
      />
      <Actions>
        <Button>{t('programmes.apply.submit')}</Button>
        <LinkButton kind="quiet" href={`/programmes/rounds/${round.id}`}>
          {t('programmes.back')}
        </LinkButton>
      </Actions>
    </Form>
  );
}
