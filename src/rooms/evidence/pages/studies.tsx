import type { VNode } from 'preact';
import { Absence, Button, Filters, Form, Pagination, Select, Table } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { paginationWords } from '../../../platform/html/words.ts';
import { studyStates } from '../model.ts';
import type { StudyListView, StudyView } from '../views/studies.ts';
import { absenceOf, indicatorText, intervalText, withUnit } from './effectWords.ts';

export function studiesPage(view: StudyListView, page: PageContext): VNode {
  const { t, economy } = page;
  const caption = t('evidence.studies.title');
  return page.frame({
    title: caption,
    lead: t('evidence.studies.lead'),
    breadcrumbs: [{ href: '/evidence', text: t('evidence.title') }],
    wide: true,
    children: (
      <>
        <Filters
          action="/evidence/studies"
          title={t('evidence.studies.filter')}
          submit={t('evidence.studies.show')}
          open={view.state !== null}
        >
          <input type="hidden" name="economy" value={economy.code} />
          <Select
            id="state"
            name="state"
            label={t('evidence.studies.state')}
            value={view.state ?? ''}
            options={[
              { value: '', text: t('evidence.studies.all') },
              ...studyStates.map((state) => ({ value: state, text: t(`evidence.state.${state}`) })),
            ]}
          />
        </Filters>
        <p>{t('html.results.count', { count: view.total })}</p>
        <Table
          caption={caption}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty={t('evidence.studies.empty')}
          columns={[
            { label: t('evidence.studies.study') },
            { label: t('evidence.plan.programme'), named: true },
            { label: t('evidence.plan.outcome'), named: true },
            { label: t('evidence.studies.effect'), named: true },
            { label: t('evidence.plan.registered'), named: true },
          ]}
          rows={view.studies.map((study) => [
            <a href={`/evidence/studies/${study.id}?economy=${economy.code}`}>{study.round}</a>,
            study.programme ?? study.programmeId,
            indicatorText(t, study.indicator),
            <EffectText study={study} page={page} />,
            t.date(study.registeredAt.slice(0, 10)),
          ])}
        />
        <Pagination
          page={view.page}
          pageCount={Math.ceil(view.total / view.pageSize)}
          hrefOf={(number) =>
            `/evidence/studies?${new URLSearchParams({ economy: economy.code, ...(view.state === null ? {} : { state: view.state }), page: String(number) })}`
          }
          words={paginationWords(t)}
        />
        {view.canRegister && <Register view={view} page={page} />}
      </>
    ),
  });
}

export function EffectText({ study, page: { t } }: { study: StudyView; page: PageContext }) {
  const { release, state, unit } = study;
  if (release !== null && release.estimate !== null && release.lower !== null && release.upper !== null)
    return (
      <>
        {withUnit(t, release.estimate, unit)} ({intervalText(t, release.lower, release.upper)})
      </>
    );
  const shown = state === 'estimated' ? 'hidden' : state;
  return <Absence kind={absenceOf[shown]} text={t(`evidence.absence.${shown}`)} />;
}

/** A plan is registered with one press: all of it was said when the round opened. */
function Register({ view, page }: { view: StudyListView; page: PageContext }) {
  const { t, economy } = page;
  return (
    <>
      <h2>{t('evidence.register.title')}</h2>
      <p>{t('evidence.register.lead')}</p>
      {view.rounds.length === 0 && <p>{t('evidence.register.none')}</p>}
      {view.rounds.map((round) => (
        <Form page={page} action={`/evidence/studies?economy=${economy.code}`} label={round.title}>
          <input type="hidden" name="roundId" value={round.id} />
          <p>
            <strong>{round.title}</strong> {round.programme}
          </p>
          {round.refusal === null ? (
            <Button kind="secondary">
              {t('evidence.register.submit')}
              <span class="hidden-visually"> {round.title}</span>
            </Button>
          ) : (
            <p>{t(`evidence.reason.${round.refusal}`)}</p>
          )}
        </Form>
      ))}
    </>
  );
}
