import type { VNode } from 'preact';
import { DownloadLinks, Empty, LinkButton, Notice, Pagination } from '../../../../platform/html/components/index.ts';
import { hasBoundaries } from '../../../../platform/html/maps/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import { asOfText } from '../../pages/numbers.ts';
import type { FoundView } from '../views/found.ts';
import { ClusterTable } from './ClusterTable.tsx';
import { FoundFilters } from './FoundFilters.tsx';
import { FoundMap } from './FoundMap.tsx';
import { foundHref, runText } from './words.ts';

type Part = { view: FoundView; page: PageContext };

export function foundPage(view: FoundView, page: PageContext): VNode {
  const { t, economy } = page;
  const of = `?economy=${economy.code}`;
  return page.frame({
    title: t('clusters.found.title'),
    lead: leadOf(view, page),
    breadcrumbs: [{ href: `/clusters${of}`, text: t('clusters.title') }],
    wide: true,
    children: (
      <>
        {view.run === null ? <Nothing view={view} page={page} /> : <Found view={view} page={page} />}
        <p>
          <a href={`/clusters/markets${of}`}>{t('clusters.markets.title')}</a>
        </p>
        {view.canDetect && (
          <p>
            <LinkButton kind="secondary" href={`/clusters/runs${of}`}>
              {t('clusters.found.toRuns')}
            </LinkButton>
          </p>
        )}
      </>
    ),
  });
}

/** The answer: how many, and which is the clearest. */
function leadOf({ run, all, clusters, total, query }: FoundView, { t }: PageContext): string {
  if (run === null) return t('clusters.found.lead');
  if (all === 0) return t('clusters.found.finding.none', { groups: run.groups ?? 0 });
  const [first] = clusters;
  if (first === undefined || query.page > 1 || total < all) return t('clusters.found.finding.some', { total, all });
  return t('clusters.found.finding', { count: all, groups: run.groups ?? 0, first: first.title });
}

/** Nothing was looked for yet: why, and what to do. */
const Nothing = ({ view, page: { t, economy } }: Part) =>
  view.state === 'noRegister' ? (
    <Empty title={t('clusters.noRegister', { economy: economy.name })}>
      <p>{t('clusters.found.noRegister')}</p>
    </Empty>
  ) : (
    <Empty title={t('clusters.found.noRun')}>
      <p>{t(view.canDetect ? 'clusters.found.noRun.start' : 'clusters.found.noRun.wait')}</p>
      <p>
        <a href={`/clusters?economy=${economy.code}`}>{t('clusters.found.noRun.meanwhile')}</a>
      </p>
    </Empty>
  );

function Found({ view, page }: Part) {
  const { t, economy } = page;
  const { query, run } = view;
  return (
    <>
      {run !== null && view.register.asOf !== null && run.asOf !== view.register.asOf && (
        <Notice tone="caution">
          {t('clusters.found.outdated', { of: asOfText(t, run.asOf), now: asOfText(t, view.register.asOf) })}
        </Notice>
      )}
      <div class="columns columns-side">
        <aside aria-label={t('clusters.found.filter')}>
          <FoundFilters view={view} page={page} />
        </aside>
        <div>{hasBoundaries(economy.code) && <FoundMap view={view} page={page} />}</div>
      </div>
      <ClusterTable
        rows={view.clusters}
        caption={t('clusters.found.list', { total: view.total })}
        empty={t(view.all === 0 ? 'clusters.found.empty.none' : 'clusters.found.empty')}
        sorted={{ sort: query.sort, hrefOf: (sort) => foundHref(query, economy.code, { sort }) }}
        page={page}
      />
      <Pagination
        page={query.page}
        pageCount={Math.ceil(view.total / view.pageSize)}
        hrefOf={(at) => foundHref(query, economy.code, { page: at })}
        words={paginationWords(t)}
      />
      <DownloadLinks
        label={t('clusters.downloads')}
        files={[
          { href: foundHref(query, economy.code, {}, '/clusters/found.csv'), text: t('clusters.found.csv') },
          { href: foundHref(query, economy.code, {}, '/clusters/found.geojson'), text: t('clusters.found.geojson') },
        ]}
      />
      {run !== null && <p class="figure-unit">{runText(t, run)}</p>}
    </>
  );
}
