import type { VNode } from 'preact';
import {
  Absence,
  Actions,
  Button,
  Details,
  Empty,
  Form,
  LinkButton,
  Notice,
  Select,
  Table,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { MatchesView } from '../views/results.ts';
import { inputIdOf, Questions } from './Questions.tsx';
import { ClosedMeanwhile, NoProgrammes, Results } from './Results.tsx';

type Part = { view: MatchesView; page: PageContext };

export function matchesPage(view: MatchesView, page: PageContext): VNode {
  const { t } = page;
  const { firm } = view;
  const eligible = view.results.filter(({ outcome }) => outcome === 'eligible').length;
  const open = view.results.filter(({ outcome }) => outcome === 'unknown').length;
  return page.frame({
    title: firm === null ? t('matching.firm.title') : t('matching.firm.titleOf', { name: firm.name }),
    lead: firm === null ? undefined : t('matching.check.answer', { eligible, open, of: view.results.length }),
    errors: view.issues.map(({ field, key }) => ({
      fieldId: inputIdOf([...view.questions, ...view.corrections], field),
      text: t(key),
    })),
    children: firm === null ? <NoFirm page={page} /> : <Ready view={view} page={page} />,
  });
}

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
  return (
    <>
      <ClosedMeanwhile titles={view.closedMeanwhile} page={page} />
      {view.saved > 0 && (
        <Notice tone="good" role="status">
          {t('matching.saved', { count: view.saved })}
        </Notice>
      )}
      {view.firms.length > 1 && <OtherFirm view={view} page={page} />}
      {view.results.length === 0 && <NoProgrammes page={page} />}
      <Results results={view.results} page={page} questionHref={(fact) => `#${inputIdOf(view.questions, fact)}`} />
      {view.results.length > 0 && <Ask view={view} page={page} />}
      <Known view={view} page={page} />
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

/** A fault in what was said before must not hide behind a closed summary. */
const hasFault = ({ corrections, issues }: MatchesView) =>
  corrections.some(({ fact }) => issues.some(({ field }) => field === fact));

function Ask({ view, page }: Part) {
  const { t } = page;
  return (
    <>
      <h2>{t('matching.ask.title')}</h2>
      {view.questions.length === 0 ? (
        <p>{t('matching.ask.none')}</p>
      ) : (
        <p>{t('matching.ask.text', { count: view.questions.length })}</p>
      )}
      <Form page={page} action="/firm/matches" label={t('matching.ask.title')}>
        <input type="hidden" name="firm" value={view.firm?.id ?? ''} />
        <input type="hidden" name="seen" value={view.seen} />
        <Questions
          questions={view.questions}
          answers={view.answers}
          issues={view.issues}
          mayBeRough={false}
          page={page}
        />
        {view.corrections.length > 0 && (
          <Details summary={t('matching.corrections', { count: view.corrections.length })} open={hasFault(view)}>
            <Questions
              questions={view.corrections}
              answers={view.answers}
              issues={view.issues}
              mayBeRough={false}
              page={page}
            />
          </Details>
        )}
        <Actions>
          <Button kind={view.questions.length === 0 ? 'secondary' : 'primary'}>
            {t(view.questions.length === 0 ? 'matching.ask.keep' : 'matching.ask.save')}
          </Button>
        </Actions>
      </Form>
    </>
  );
}

/** What was known before a question was asked, and who says so. */
function Known({ view, page: { t } }: Part) {
  const caption = t('matching.known');
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('matching.known.none')}
        columns={[
          { label: t('matching.known.fact') },
          { label: t('matching.known.value') },
          { label: t('matching.known.source'), named: true },
          { label: t('matching.known.on'), named: true },
        ]}
        rows={view.facts.map(({ title, text, source, observedOn }) => [
          title,
          text,
          source,
          observedOn === null ? <Absence kind="noData" text={t('html.absence.noData')} /> : t.date(observedOn, 'short'),
        ])}
        note={t('matching.known.note')}
      />
    </>
  );
}
