import type { VNode } from 'preact';
import { Absence, Actions, Details, LinkButton } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { ResultView } from '../views/checks.ts';
import { Levels } from './Levels.tsx';

export function resultPage(view: ResultView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('diagnosis.result.title', { firm: view.enterpriseName }),
    lead: resultText(t, view),
    breadcrumbs: [{ href: '/diagnosis', text: t('diagnosis.title') }],
    children: (
      <>
        <Levels standings={view.standings} page={page} />
        <p class="figure-unit">
          {t(`diagnosis.evidence.${view.evidence}`, {
            date: t.date(view.doneAt.slice(0, 10)),
            answered: view.answered,
            of: view.applicable,
          })}
        </p>
        <h2>{t('diagnosis.gaps')}</h2>
        {view.gaps.length === 0 ? (
          <p>{t('diagnosis.gaps.none')}</p>
        ) : (
          <ul>
            {view.gaps.map((gap) => (
              <li>{gap.title}</li>
            ))}
          </ul>
        )}
        <h2>{t('diagnosis.help')}</h2>
        {page.panels['diagnosisResult.programmes'] ?? (
          <p>
            <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />
          </p>
        )}
        <Actions>
          <LinkButton href="/firm/matches">{t('diagnosis.matches')}</LinkButton>
          <LinkButton kind="quiet" href={`/suppliers/${view.enterpriseId}`}>
            {t('diagnosis.firm')}
          </LinkButton>
        </Actions>
        <Details summary={t('diagnosis.source')}>
          <p>{view.source}</p>
        </Details>
      </>
    ),
  });
}

/** The answer in a sentence: the mean level, or its range, or why there is none. */
export function resultText(
  t: Translator,
  { overall, answered, applicable, gaps }: Pick<ResultView, 'overall' | 'answered' | 'applicable' | 'gaps'>,
): string {
  if (overall === null) return t('diagnosis.result.tooFew', { answered, of: applicable });
  const text = (value: number) => t.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return overall.lowest === overall.highest
    ? t('diagnosis.result.lead', { level: text(overall.lowest), gaps: gaps.length })
    : t('diagnosis.result.leadRange', {
        lowest: text(overall.lowest),
        highest: text(overall.highest),
        gaps: gaps.length,
      });
}
