import type { VNode } from 'preact';
import { Absence, Details, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ClusterReach } from '../services/clusterReach.ts';
import { Count } from './parts.tsx';

/** Programmes that fit firms of a cluster, and the firms that they have not reached. */
export function clusterReach(reach: ClusterReach | 'hidden', page: PageContext): VNode {
  const { t } = page;
  if (reach === 'hidden')
    return (
      <section aria-labelledby="cluster-programmes">
        <h2 id="cluster-programmes">{t('reach.cluster.title')}</h2>
        <p>
          <Absence kind="hidden" text={t('html.absence.hidden')} />. {t('reach.cluster.notYours')}
        </p>
      </section>
    );
  const { firms, programmes, others } = reach;
  const caption = t('reach.cluster.caption', { firms });
  return (
    <section aria-labelledby="cluster-programmes">
      <h2 id="cluster-programmes">{t('reach.cluster.title')}</h2>
      <Table
        caption={caption}
        scrollLabel={caption}
        empty={t('reach.cluster.none')}
        columns={[
          { label: t('reach.cluster.programme') },
          { label: t('reach.cluster.eligible'), numeric: true },
          { label: t('reach.cluster.unknown'), numeric: true },
          { label: t('reach.cluster.served'), numeric: true },
          { label: t('reach.cluster.unreached'), numeric: true },
        ]}
        rows={programmes.map((one) => [
          <a href={`/desk/reach/${one.id}`}>{one.title}</a>,
          <Count value={one.eligible} page={page} />,
          <Count value={one.unknown} page={page} />,
          <Count value={one.served} page={page} />,
          <Count value={one.unreached} page={page} />,
        ])}
      />
      {programmes
        .filter(({ first }) => first.length > 0)
        .slice(0, 3)
        .map(({ title, first, unreached }) => (
          <Details summary={t('reach.cluster.firms', { title, unreached })}>
            <ul>
              {first.map(({ id, name }) => (
                <li>
                  <a href={`/suppliers/${id}`}>{name}</a>
                </li>
              ))}
            </ul>
            {unreached > first.length && <p>{t('reach.cluster.more', { more: unreached - first.length })}</p>}
          </Details>
        ))}
      {others > 0 && <p class="muted">{t('reach.cluster.others', { others })}</p>}
    </section>
  );
}
