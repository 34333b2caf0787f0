import type { VNode } from 'preact';
import { Actions, Button, Details, Form, Notice } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { CheckView } from '../views/results.ts';
import { AnswersGiven } from './AnswersGiven.tsx';
import { AllAtOnce, Asked, Cost, Goals, HiddenAnswers, Wishes } from './AskParts.tsx';
import { ComparePick } from './ComparePick.tsx';
import { inputIdOf } from './Questions.tsx';
import { ClosedMeanwhile, NoProgrammes, Results } from './Results.tsx';

type Part = { view: CheckView; page: PageContext };

export function checkPage(view: CheckView, page: PageContext): VNode {
  const { t } = page;
  const inputs = [...view.questions, ...view.corrections];
  return page.frame({
    title: view.firm === null ? t('matching.check.title') : t('matching.firm.titleOf', { name: view.firm.name }),
    lead: leadOf(view, page),
    breadcrumbs: [
      { href: '/programmes', text: t('catalogue.title') },
      { href: '/help', text: t('matching.help.title') },
    ],
    errors: view.issues.map(({ field, key }) => ({ fieldId: inputIdOf(inputs, field), text: t(key) })),
    children: isEmpty(view) ? <NoProgrammes page={page} /> : <Journey view={view} page={page} />,
  });
}

const isEmpty = ({ questions, corrections, results }: CheckView) =>
  questions.length === 0 && corrections.length === 0 && results.length === 0;

function leadOf({ state, results }: CheckView, { t }: PageContext): string {
  if (state === 'asking') return t('matching.check.lead');
  const count = (outcome: string) => results.filter((one) => one.outcome === outcome).length;
  return t('matching.check.answer', { eligible: count('eligible'), open: count('unknown'), of: results.length });
}

function Journey({ view, page }: Part) {
  const { t } = page;
  const href = (fact: string) => `#${inputIdOf([...view.questions, ...view.corrections], fact)}`;
  return (
    <>
      <ClosedMeanwhile titles={view.closedMeanwhile} page={page} />
      {view.firm !== null && (
        <Notice title={t('matching.check.register')}>
          <p>{t('matching.check.register.text')}</p>
        </Notice>
      )}
      <Answers view={view} page={page} />
      {view.state === 'answered' && (
        <>
          <AnswersGiven view={view} page={page} />
          <Results results={view.results} later={view.later} page={page} questionHref={href} />
          {page.panels['matchesPage.contacts']}
          <ComparePick results={view.results} page={page} action={`/programmes/compare?economy=${page.economy.code}`}>
            <HiddenAnswers view={view} />
          </ComparePick>
        </>
      )}
      <h2>{t('matching.how')}</h2>
      <p>{t('matching.how.text')}</p>
    </>
  );
}

function Answers({ view, page }: Part) {
  const { t, economy } = page;
  const isDone = view.state === 'answered' && view.questions.length === 0;
  return (
    <Form page={page} action={`/check?economy=${economy.code}`} label={t('matching.check.form')}>
      {view.state === 'answered' && (
        <h2 id="answers">
          {isDone
            ? t(view.moreQuestions > 0 ? 'matching.check.passed' : 'matching.check.done')
            : t('matching.check.next', { count: view.questions.length })}
        </h2>
      )}
      <p class="muted">{t('matching.check.private')}</p>
      {view.state === 'asking' && <Goals view={view} page={page} />}
      <Asked view={view} page={page} mayBeRough register={view.firm !== null} />
      {view.state === 'asking' && <Cost view={view} page={page} />}
      {view.state === 'answered' && (
        <Details summary={t('matching.wishes')} open={view.issues.some(({ field }) => field === 'cost')}>
          <Wishes view={view} page={page} />
        </Details>
      )}
      <Actions>
        <Button kind={isDone ? 'secondary' : 'primary'}>
          {t(view.state === 'answered' ? 'matching.check.again' : 'matching.check.submit')}
        </Button>
        <AllAtOnce view={view} page={page} />
        {view.state === 'answered' && (
          <Button kind="quiet" formAction={`/check.csv?economy=${economy.code}`}>
            {t('matching.csv')}
          </Button>
        )}
      </Actions>
    </Form>
  );
}
