import type { VNode } from 'preact';
import { Absence } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { Cell } from '../views/clusters.ts';
import type { FirmClusters } from '../views/firmClusters.ts';
import { clustersHref } from './clustersHref.ts';
import { decimalText, placeText, provenanceText, qText, timesText } from './numbers.ts';

/** Stands under a heading of the register's page of a firm, which asks whether its industry gathers there. */
export function firmPanel({ state, measurement, compared, cells }: FirmClusters, page: PageContext): VNode {
  const { t } = page;
  if (measurement === null)
    return (
      <section>
        {state === 'notMeasured' ? (
          <p>
            <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />: {t('clusters.firm.notMeasured')}
          </p>
        ) : (
          <p>
            <Absence kind="noData" text={t('html.absence.noData')} /> {t('clusters.firm.notComparable')}
          </p>
        )}
      </section>
    );
  return (
    <section>
      {cells.length === 0 ? (
        <p>{t('clusters.firm.none', { compared })}</p>
      ) : (
        <>
          <p class="finding">{t('clusters.firm.gathers')}</p>
          <ul>
            {cells.map((cell) => (
              <li>
                <FirmCell cell={cell} scheme={measurement.scheme} page={page} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="figure-unit">
        {provenanceText(t, measurement)} <a href="/clusters/method">{t('html.chart.made')}</a>
      </p>
    </section>
  );
}

function FirmCell({ cell, scheme, page: { t, economy } }: { cell: Cell; scheme: string; page: PageContext }) {
  const query = {
    show: 'industry',
    scheme,
    industry: `${scheme}:${cell.industry}`,
    sort: 'evidence',
    least: 1,
    page: 1,
  };
  return (
    <>
      <a href={clustersHref({ query: { ...query, show: 'industry', sort: 'evidence' } }, economy.code, {})}>
        {cell.industryTitle}
      </a>
      {': '}
      {t('clusters.firm.cell', {
        place: placeText(t, cell),
        plants: cell.plants,
        expected: decimalText(t, cell.expected),
        times: timesText(t, cell.locationQuotient),
        q: qText(t, cell.q),
      })}{' '}
      {cell.firms !== null && <a href={cell.firms}>{t('clusters.firm.cell.firms')}</a>}
    </>
  );
}
