import type { VNode } from 'preact';
import { Absence } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { StudyState } from '../model.ts';
import type { EffectPanelView } from '../views/studies.ts';
import { EffectFigure } from './EffectFigure.tsx';
import { absenceOf, reasonText } from './effectWords.ts';
import { TrustLine } from './GuardRails.tsx';

/** Stands under a heading of the programme's page, which asks what the help changed. */
export function effectPanel({ rounds }: EffectPanelView, page: PageContext): VNode {
  const { t } = page;
  if (rounds.length === 0)
    return (
      <section>
        <p>
          <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />: {t('evidence.reason.noRound')}
        </p>
      </section>
    );
  return (
    <section>
      {rounds.map(({ title, state, reason, study }) => (
        <>
          <h3>{title}</h3>
          {study !== null && state === 'estimated' && study.release?.estimate != null ? (
            <>
              <EffectFigure study={study} page={page} />
              <TrustLine study={study} page={page} />
            </>
          ) : (
            <>
              <AbsentEffect state={state} reason={reason} page={page} />
              {study !== null && (
                <p>
                  <a href={`/evidence/studies/${study.id}?economy=${page.economy.code}`}>
                    {t('evidence.study.plan.see')}
                  </a>
                </p>
              )}
            </>
          )}
        </>
      ))}
    </section>
  );
}

/** Not known yet, not identified by design, hidden: three things, and each says why. */
export function AbsentEffect({ state, reason, page }: { state: StudyState; reason: string | null; page: PageContext }) {
  const { t } = page;
  const shown = state === 'estimated' ? 'hidden' : state;
  return (
    <p>
      <Absence kind={absenceOf[shown]} text={t(`evidence.absence.${shown}`)} />{' '}
      {reasonText(t, state === 'registered' ? 'notRun' : reason)}
    </p>
  );
}
