import type { VNode } from 'preact';
import { Cards } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { LibraryView } from '../views/tables.ts';
import { indicatorText } from './effectWords.ts';
import { EffectText } from './studies.tsx';

export function libraryPage({ tables, studies, totalStudies }: LibraryView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: t('evidence.title'),
    lead: t('evidence.library.lead'),
    children: (
      <>
        <h2>{t('evidence.library.effects')}</h2>
        {studies.length === 0 && <p>{t('evidence.library.effects.none')}</p>}
        <Cards
          cards={studies.map((study) => ({
            title: study.programme ?? study.programmeId,
            href: `/evidence/studies/${study.id}?economy=${economy.code}`,
            text: study.round,
            facts: (
              <>
                {indicatorText(t, study.indicator)}: <EffectText study={study} page={page} />
              </>
            ),
          }))}
        />
        <p>
          <a href={`/evidence/studies?economy=${economy.code}`}>
            {t('evidence.library.effects.all')} ({t.number(totalStudies)})
          </a>
        </p>
        <h2>{t('evidence.library.tables')}</h2>
        <Cards
          cards={tables.map(({ id, number, title, source }) => ({
            title: `${number} ${title}`,
            href: `/evidence/tables/${id}?economy=${economy.code}`,
            text: source,
            action: t('evidence.library.tables.open'),
          }))}
        />
        <p>
          <a href={`/data/releases?economy=${economy.code}`}>{t('evidence.library.releases')}</a>
        </p>
      </>
    ),
  });
}
