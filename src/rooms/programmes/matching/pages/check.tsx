import type { VNode } from 'preact';
import { Actions, Button, Details, Form } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { CheckView } from '../views/results.ts';
import { inputIdOf, Questions } from './Questions.tsx';
import { ClosedMeanwhile, NoProgrammes, Results } from './Results.tsx';

export function checkPage(view: CheckView, page: PageContext): VNode {
  const { t } = page;
  const isAnswered = view.state === 'answered';
  const eligible = view.results.filter(({ outcome }) => outcome === 'eligible').length;
  const open = view.results.filter(({ outcome }) => outcome === 'unknown').length;
  return page.frame({
    title: t('matching.check.title'),
    lead: isAnswered
      ? t('matching.check.answer', { eligible, open, of: view.results.length })
      : t('matching.check.lead'),
    breadcrumbs: [{ href: '/programmes', text: t('catalogue.title') }],
    errors: view.issues.map(({ field, key }) => ({ fieldId: inputIdOf(view.questions, field), text: t(key) })),
    children: (
      <>
        <ClosedMeanwhile titles={view.closedMeanwhile} page={page} />
        {view.questions.length === 0 && <NoProgrammes page={page} />}
        {isAnswered && (
          <Results results={view.results} page={page} questionHref={(fact) => `#${inputIdOf(view.questions, fact)}`} />
        )}
        {view.questions.length > 0 && <Answers view={view} page={page} />}
      </>
    ),
  });
}

function Answers({ view, page }: { view: CheckView; page: PageContext }) {
  const { t, economy } = page;
  return (
    <>
      {view.state === 'answered' && <h2 id="answers">{t('matching.check.more')}</h2>}
      <p class="muted">{t('matching.check.private')}</p>
      <Form page={page} action={`/check?economy=${economy.code}`} label={t('matching.check.form')}>
        <input type="hidden" name="seen" value={view.seen} />
        <Questions questions={view.questions} answers={view.answers} issues={view.issues} mayBeRough page={page} />
        <Actions>
          <Button>{t(view.state === 'answered' ? 'matching.check.again' : 'matching.check.submit')}</Button>
        </Actions>
      </Form>
      <Details summary={t('matching.how')}>
        <p>{t('matching.how.text')}</p>
      </Details>
    </>
  );
}
