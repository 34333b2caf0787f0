import type { VNode } from 'preact';
import { Actions, Details, LinkButton, Notice } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { RoundPageView, RoundView } from '../views/rounds.ts';
import { RoundFacts } from './RoundFacts.tsx';

export function roundPage({ round, canApply }: RoundPageView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: round.title,
    lead: t(`programmes.round.lead.${round.phase}`, {
      programme: round.programmeTitle,
      closesOn: t.date(round.closesOn),
      opensOn: t.date(round.opensOn),
    }),
    breadcrumbs: [
      { href: '/programmes', text: t('programmes.breadcrumb') },
      { href: `/programmes/${round.programmeId}`, text: round.programmeTitle },
    ],
    children: (
      <>
        {round.phase === 'open' && (
          <Actions>
            <LinkButton href={`/firm/apply/${round.id}`}>{t('programmes.round.apply')}</LinkButton>
            {!canApply && <span class="muted">{t('programmes.round.applySignIn')}</span>}
          </Actions>
        )}
        <RoundFacts round={round} page={page} />
        <Fairness round={round} page={page} />
      </>
    ),
  });
}

function Fairness({ round, page: { t } }: { round: RoundView; page: PageContext }) {
  if (round.seedCommitment === null) return null;
  return (
    <>
      <h2>{t('programmes.round.fair')}</h2>
      {round.phase === 'assigned' ? (
        <Notice tone="good">
          <p>
            {t('programmes.round.fair.drawn', { date: t.date(round.drawnAt ?? round.closesOn) })}{' '}
            <a href={`/programmes/rounds/${round.id}/draw`}>{t('programmes.round.fair.check')}</a>
          </p>
        </Notice>
      ) : (
        <p>{t(`programmes.round.fair.before.${round.assignmentRule}`)}</p>
      )}
      <Details summary={t('programmes.round.fair.commitment')}>
        <p>{t('programmes.round.fair.explained')}</p>
        <p class="tabular">{round.seedCommitment}</p>
      </Details>
    </>
  );
}
