import type { VNode } from 'preact';
import { Actions, Button, Form, LinkButton, ProgressBar, Radios } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { QuestionPageView } from '../views/checks.ts';

export function questionPage(view: QuestionPageView, page: PageContext): VNode {
  const { t } = page;
  const { question, number, of } = view;
  const error = view.issues[0];
  return page.frame({
    title: question.text,
    lead: question.why,
    breadcrumbs: [{ href: '/diagnosis', text: t('diagnosis.title') }],
    errors: view.issues.map(({ field, key }) => ({ fieldId: field, text: t(key) })),
    children: (
      <>
        <ProgressBar
          id="progress"
          label={t('diagnosis.progressLabel')}
          text={t('diagnosis.progress', { number, of })}
          done={number - 1}
          total={of}
        />
        <Form page={page} action={`/diagnosis/${view.id}/${number}`}>
          <Radios
            id="answer"
            name="answer"
            label={t('diagnosis.choose', { firm: view.enterpriseName })}
            value={view.answer ?? ''}
            error={error === undefined ? undefined : t(error.key)}
            options={[
              ...question.levels.map((text, level) => ({ value: String(level), text })),
              { value: 'unknown', text: t('diagnosis.answer.unknown') },
              { value: 'notApplicable', text: t('diagnosis.answer.notApplicable') },
            ]}
          />
          <Actions>
            <Button>{t(number === of ? 'diagnosis.finish' : 'diagnosis.next')}</Button>
            {number > 1 && (
              <LinkButton kind="quiet" href={`/diagnosis/${view.id}/${number - 1}`}>
                {t('diagnosis.previous')}
              </LinkButton>
            )}
          </Actions>
        </Form>
      </>
    ),
  });
}
