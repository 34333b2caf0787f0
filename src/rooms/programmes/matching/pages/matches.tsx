import type { VNode } from 'preact';
import {
  Actions,
  Button,
  DownloadLinks,
  Empty,
  Filters,
  Form,
  LinkButton,
  Notice,
  Select,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { MatchesView } from '../views/results.ts';
import { AllAtOnce, Asked, Wishes } from './AskParts.tsx';
import { ComparePick } from './ComparePick.tsx';
import { KnownFacts } from './KnownFacts.tsx';
import { inputIdOf } from './Questions.tsx';
import { ClosedMeanwhile, NoProgrammes, Results } from './Results.tsx';

type Part = { view: MatchesView; page: PageContext };

export function matchesPage(view: MatchesView, page: PageContext): VNode {
  const { t } = page;
  const { firm } = view;
  const count = (outcome: string) => view.results.filter((one) => one.outcome === outcome).length;
  const counts = { eligible: count('eligible'), open: count('unknown'), of: view.results.length };
  return page.frame({
    title: firm === null ? t('matching.firm.title') : t('matching.firm.titleOf', { name: firm.name }),
    lead: firm === null ? undefined : t('matching.check.answer', counts),
    breadcrumbs: [{ href: '/firm', text: t('matching.firm.desk') }],
    errors: view.issues.map(({ field, key }) => ({ fieldId: inputIdOf(inputsOf(view), field), text: t(key) })),
    children: firm === null ? <NoFirm page={page} /> : <Ready view={view} page={page} />,
  });
}

const inputsOf = ({ questions, corrections }: MatchesView) => [...questions, ...corrections];

const NoFirm = ({ page: { t, economy } }: { page: PageContext }) => (
  <Empty title={t('matching.noFirm')}>
    <p>{t('matching.noFirm.text')}</p>
    <Actions>
      <LinkButton href={`/check?economy=${economy.code}`}>{t('matching.noFirm.check')}</LinkButton>
      <LinkButton kind="secondary" href={`/suppliers?economy=${economy.code}`}>
        {t('matching.noFirm.search')}
      </LinkButton>
    </Actions>
  </Empty>
);

function Ready({ view, page }: Part) {
  const { t } = page;
  const firm = view.firm?.id ?? '';
  return (
    <>
      <ClosedMeanwhile titles={view.closedMeanwhile} page={page} />
      {view.saved > 0 && (
        <Notice tone="good" role="status">
          {t('matching.saved', { count: view.saved })}
        </Notice>
      )}
      {view.firms.length > 1 && <OtherFirm view={view} page={page} />}
      {view.results.length === 0 ? <NoProgrammes page={page} /> : <Ask view={view} page={page} />}
      <WhatIsWanted view={view} page={page} />
      <Results
        results={view.results}
        later={view.later}
        page={page}
        questionHref={(fact) => `#${inputIdOf(inputsOf(view), fact)}`}
      />
      {page.panels['matchesPage.contacts']}
      {view.results.length > 0 && <Keep view={view} page={page} />}
      <ComparePick results={view.results} page={page} action="/programmes/compare">
        <input type="hidden" name="firm" value={firm} />
        <input type="hidden" name="cost" value={view.cost} />
      </ComparePick>
      <KnownFacts facts={view.facts} page={page} />
    </>
  );
}

const OtherFirm = ({ view, page: { t } }: Part) => (
  <form class="form" method="get" action="/firm/matches">
    <Select
      id="firm"
      name="firm"
      label={t('matching.firm.choose')}
      value={view.firm?.id ?? ''}
      options={view.firms.map(({ id, name }) => ({ value: id, text: name }))}
    />
    <Button kind="secondary">{t('matching.firm.show')}</Button>
  </form>
);

/** Goals and cost: in the address, so that the back button and a bookmark keep them. */
const WhatIsWanted = ({ view, page }: Part) => (
  <Filters
    action="/firm/matches"
    title={page.t('matching.wishes')}
    submit={page.t('matching.wishes.submit')}
    open={view.issues.some(({ field }) => field === 'cost')}
  >
    <input type="hidden" name="firm" value={view.firm?.id ?? ''} />
    <Wishes view={view} page={page} />
  </Filters>
);

function Ask({ view, page }: Part) {
  const { t } = page;
  const isDone = view.questions.length === 0;
  return (
    <Form page={page} action="/firm/matches" label={t('matching.ask.title')}>
      <h2 id="answers">{t('matching.ask.title')}</h2>
      <p>
        {isDone
          ? t(view.moreQuestions > 0 ? 'matching.ask.passed' : 'matching.ask.none')
          : t('matching.ask.text', { count: view.questions.length })}
      </p>
      {isDone && view.moreQuestions > 0 && (
        <p>
          <a href={`/firm/matches?firm=${view.firm?.id ?? ''}&all=yes`}>
            {t('matching.allAtOnce', { count: view.moreQuestions })}
          </a>
        </p>
      )}
      <input type="hidden" name="firm" value={view.firm?.id ?? ''} />
      <Chosen view={view} />
      <Asked view={view} page={page} mayBeRough={false} />
      <Actions>
        <Button kind={isDone ? 'secondary' : 'primary'}>{t(isDone ? 'matching.ask.keep' : 'matching.ask.save')}</Button>
        {!isDone && <AllAtOnce view={view} page={page} />}
      </Actions>
    </Form>
  );
}

const Chosen = ({ view: { goals, cost } }: { view: MatchesView }) => (
  <>
    {goals
      .filter(({ isChosen }) => isChosen)
      .map(({ code }) => (
        <input type="hidden" name="goal" value={code} />
      ))}
    <input type="hidden" name="cost" value={cost} />
  </>
);

/** Keeps the list as it stands, takes it along, or waits for new programmes. */
const Keep = ({ view, page }: Part) => {
  const { t } = page;
  const firm = view.firm?.id ?? '';
  return (
    <Form page={page} action="/firm/results" label={t('matching.saved.keep')}>
      <input type="hidden" name="firm" value={firm} />
      <Chosen view={view} />
      <Actions>
        <Button kind="secondary">{t('matching.saved.keep')}</Button>
        <LinkButton kind="quiet" href="/firm/results">
          {t('matching.saved.title')}
        </LinkButton>
        <LinkButton kind="quiet" href={`/firm/alerts?firm=${firm}`}>
          {t('matching.alert.link')}
        </LinkButton>
      </Actions>
      <DownloadLinks
        label={t('matching.download')}
        files={[{ href: `/firm/matches.csv?firm=${firm}`, text: t('matching.csv') }]}
      />
    </Form>
  );
};
