import type { VNode } from 'preact';
import { Empty, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { RoundView } from '../views/rounds.ts';
import { PhaseTag } from './words.tsx';

/** The calls of a programme, on its page. */
export function roundsPanel(rounds: readonly RoundView[], { t, actor }: PageContext): VNode {
  const isOfficer = actor.roles.includes('officer');
  return (
    <section>
      <Table
        caption={t('programmes.panel.rounds')}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption: t('programmes.panel.rounds') })}
        columns={[
          { label: t('programmes.panel.round') },
          { label: t('programmes.round.state'), named: true },
          { label: t('programmes.round.dates'), named: true },
          { label: t('programmes.round.places'), numeric: true },
        ]}
        rows={rounds.map((round) => [
          <a href={`/programmes/rounds/${round.id}`}>{round.title}</a>,
          <PhaseTag t={t} phase={round.phase} />,
          t('programmes.round.fromTo', { from: t.date(round.opensOn, 'short'), to: t.date(round.closesOn, 'short') }),
          t.number(round.places),
        ])}
        empty={
          <Empty title={t('programmes.panel.noRound')}>
            <p>
              {isOfficer ? (
                <a href="/desk/rounds/new">{t('programmes.round.new')}</a>
              ) : (
                t('programmes.panel.noRound.text')
              )}
            </p>
          </Empty>
        }
      />
    </section>
  );
}
