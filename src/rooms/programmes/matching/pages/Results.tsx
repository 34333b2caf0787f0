import { LinkButton, Notice } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { Result } from '../views/results.ts';
import { ResultEntry } from './ResultEntry.tsx';

const groups = ['eligible', 'oneMissing', 'moreMissing', 'ineligible', 'coming', 'closed'] as const;

/** Every programme with its answer: what can be had, what hangs on an answer, what cannot and why, what comes and what has been. */
export function Results({
  results,
  later,
  page,
  questionHref,
}: {
  results: readonly Result[];
  later: readonly Result[];
  page: PageContext;
  questionHref: (fact: string) => string;
}) {
  const { t } = page;
  const all = [...results, ...later];
  return (
    <>
      {groups.map((group) => {
        const inGroup = all.filter((result) => result.group === group);
        if (inGroup.length === 0) return null;
        return (
          <>
            <h2>{t(`matching.group.${group}`, { count: inGroup.length })}</h2>
            <ul class="results">
              {inGroup.map((result) => (
                <ResultEntry result={result} page={page} questionHref={questionHref} />
              ))}
            </ul>
          </>
        );
      })}
    </>
  );
}

/** Programmes that closed between the form and its answer. */
export function ClosedMeanwhile({ titles, page: { t } }: { titles: readonly string[]; page: PageContext }) {
  if (titles.length === 0) return null;
  return (
    <Notice tone="caution" title={t('matching.closed.title')} role="status">
      {t('matching.closed', { count: titles.length, programmes: t.list(titles) })}
    </Notice>
  );
}

export const NoProgrammes = ({ page: { t, economy } }: { page: PageContext }) => (
  <Notice title={t('matching.noProgrammes')}>
    <p>{t('matching.noProgrammes.text')}</p>
    <p>
      <LinkButton kind="secondary" href={`/programmes?economy=${economy.code}&shelf=design`}>
        {t('matching.noProgrammes.designs')}
      </LinkButton>
    </p>
  </Notice>
);
