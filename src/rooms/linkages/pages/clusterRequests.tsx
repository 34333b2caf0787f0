import type { VNode } from 'preact';
import { Table } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { ClusterRequests } from '../services/readClusterRequests.ts';

/** Open requests that a cluster could meet. */
export function clusterRequests({ total, requests }: ClusterRequests, { t }: PageContext): VNode {
  const caption = t('linkages.cluster.caption');
  return (
    <section aria-labelledby="cluster-requests">
      <h2 id="cluster-requests">{t('linkages.cluster.title')}</h2>
      <p>{t('linkages.cluster.count', { total })}</p>
      {total > 0 && (
        <Table
          caption={caption}
          scrollLabel={caption}
          empty={t('linkages.cluster.count', { total: 0 })}
          columns={[
            { label: t('linkages.cluster.request') },
            { label: t('linkages.cluster.buyer'), named: true },
            { label: t('linkages.cluster.closes'), named: true },
            { label: t('linkages.cluster.by'), named: true },
          ]}
          rows={requests.map(({ ocid, title, buyer, closesOn, by }) => [
            <a href={`/tenders/${encodeURIComponent(ocid)}`}>{title}</a>,
            buyer ?? t('html.absence.noData'),
            closesOn === null ? t('html.absence.noData') : t.date(closesOn),
            t(`linkages.cluster.by.${by}`),
          ])}
        />
      )}
      <p>
        <a href="/tenders?stage=open">{t('linkages.cluster.all')}</a>
      </p>
    </section>
  );
}
