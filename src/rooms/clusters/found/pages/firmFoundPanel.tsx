import type { VNode } from 'preact';
import { Absence } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { absenceWords } from '../../../../platform/html/words.ts';
import type { FirmFoundClusters } from '../views/firmFound.ts';

/** Found clusters that a firm belongs to, on the register's page of it. */
export function firmFoundPanel({ state, clusters }: FirmFoundClusters, page: PageContext): VNode {
  const { t, economy } = page;
  if (state === 'noRun')
    return (
      <p>
        <Absence kind="notKnownYet" text={absenceWords(t).notKnownYet} /> {t('clusters.found.firm.noRun')}
      </p>
    );
  if (clusters.length === 0) return <p>{t('clusters.found.firm.none')}</p>;
  return (
    <section>
      <p class="finding">{t('clusters.found.firm.belongs', { count: clusters.length })}</p>
      <ul>
        {clusters.map(({ id, title, isCore, establishments }) => (
          <li>
            <a href={`/clusters/found/${id}?economy=${economy.code}`}>{title}</a>
            {': '}
            {t(isCore ? 'clusters.found.firm.core' : 'clusters.found.firm.fringe', { plants: establishments })}
          </li>
        ))}
      </ul>
    </section>
  );
}
