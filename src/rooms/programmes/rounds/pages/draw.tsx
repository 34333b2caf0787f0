import type { VNode } from 'preact';
import { Absence, DownloadLinks, Notice, SummaryList } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { DrawPageView } from '../views/rounds.ts';

export function drawPage({ round, replay }: DrawPageView, page: PageContext): VNode {
  const { t } = page;
  const code = (text: string | null) => <span class="tabular">{text}</span>;
  return page.frame({
    title: t('programmes.draw.title', { round: round.title }),
    lead: t('programmes.draw.lead'),
    breadcrumbs: [
      { href: `/programmes/${round.programmeId}`, text: round.programmeTitle },
      { href: `/programmes/rounds/${round.id}`, text: round.title },
    ],
    children:
      replay === null ? (
        <p>
          <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />: {t('programmes.draw.notYet')}
        </p>
      ) : (
        <>
          <Notice
            tone={replay.agrees ? 'good' : 'action'}
            title={t(replay.agrees ? 'programmes.draw.agrees' : 'programmes.draw.differs')}
          >
            <p>
              {t(replay.isReplayable ? 'programmes.draw.checked' : 'programmes.draw.checkedList', {
                entries: replay.entries,
                assigned: replay.assigned,
              })}
            </p>
          </Notice>
          <SummaryList
            rows={[
              { term: t('programmes.draw.commitment'), description: code(replay.commitment) },
              { term: t('programmes.draw.seed'), description: code(replay.seed) },
              { term: t('programmes.draw.list'), description: code(replay.listHash) },
            ]}
          />
          <h2>{t('programmes.draw.yourself')}</h2>
          <ol>
            <li>{t('programmes.draw.step.seed')}</li>
            <li>{t('programmes.draw.step.list')}</li>
            <li>{t('programmes.draw.step.ticket')}</li>
            <li>{t('programmes.draw.step.sort')}</li>
          </ol>
          <DownloadLinks
            label={t('programmes.draw.files')}
            files={[{ href: `/programmes/rounds/${round.id}/draw.csv`, text: t('programmes.draw.csv') }]}
          />
        </>
      ),
  });
}
