import type { VNode } from 'preact';
import { gaps as gapList } from '../../../codes/gaps.ts';
import { Absence, Table } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';

export interface ClusterGaps {
  firms: number;
  checked: number;
  gaps: readonly { gap: string; firms: number }[];
  hidden: number;
  mayRead: boolean;
}

const titleOf = new Map(gapList.map(({ code, title }) => [code, title]));

/** What the firms of a cluster lack, by their own checks. */
export function clusterGaps({ firms, checked, gaps, hidden, mayRead }: ClusterGaps, { t }: PageContext): VNode {
  return (
    <section aria-labelledby="cluster-gaps">
      <h2 id="cluster-gaps">{t('diagnosis.cluster.title')}</h2>
      {mayRead ? (
        <p>{t('diagnosis.cluster.checked', { checked, firms })}</p>
      ) : (
        <p>
          <Absence kind="hidden" text={t('html.absence.hidden')} />. {t('diagnosis.cluster.notYours')}
        </p>
      )}
      {mayRead && checked === 0 && <p>{t('diagnosis.cluster.none')}</p>}
      {gaps.length > 0 && (
        <Table
          caption={t('diagnosis.cluster.caption')}
          scrollLabel={t('diagnosis.cluster.caption')}
          empty={t('diagnosis.cluster.none')}
          columns={[
            { label: t('diagnosis.cluster.gap') },
            { label: t('diagnosis.cluster.firms'), numeric: true },
            { label: t('diagnosis.cluster.share'), numeric: true },
          ]}
          rows={gaps.map(({ gap, firms: lacking }) => [
            titleOf.get(gap) ?? gap,
            t.number(lacking),
            t.number(lacking / checked, { style: 'percent', maximumFractionDigits: 0 }),
          ])}
        />
      )}
      {hidden > 0 && <p class="muted">{t('diagnosis.cluster.hidden', { hidden })}</p>}
    </section>
  );
}
