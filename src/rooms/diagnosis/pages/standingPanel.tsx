import type { VNode } from 'preact';
import { Absence } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { ResultView } from '../views/checks.ts';
import { resultText } from './result.tsx';

export interface StandingOfFirm {
  result: ResultView | null;
}

/** Where the firm stands by its last check, on its own desk. */
export function standingPanel({ result }: StandingOfFirm, page: PageContext): VNode {
  const { t } = page;
  if (result === null) {
    return (
      <p>
        <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />:{' '}
        <a href="/diagnosis">{t('diagnosis.begin.link')}</a>
      </p>
    );
  }
  return (
    <>
      <p>{resultText(t, result)}</p>
      <p>
        <a href={`/diagnosis/${result.id}`}>{t('diagnosis.seeResult', { date: t.date(result.doneAt.slice(0, 10)) })}</a>
      </p>
    </>
  );
}
