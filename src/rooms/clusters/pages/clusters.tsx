import type { VNode } from 'preact';
import { Button, Empty, Form, Notice, Tabs } from '../../../platform/html/components/index.ts';
import { hasBoundaries } from '../../../platform/html/maps/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { ClustersView } from '../views/clusters.ts';
import { Choice } from './Choice.tsx';
import { clustersHref } from './clustersHref.ts';
import { IndustryMap } from './IndustryMap.tsx';
import { asOfText, decimalText, placeText, provenanceText, timesText } from './numbers.ts';
import { Ranking } from './Ranking.tsx';

type Part = { view: ClustersView; page: PageContext };

export function clustersPage(view: ClustersView, page: PageContext): VNode {
  const { t, economy } = page;
  const isMeasured = view.state === 'measured';
  const hasMap = isMeasured && view.chosen !== null && hasBoundaries(economy.code);
  return page.frame({
    title: t('clusters.title'),
    lead: isMeasured ? findingText(view, page) : t('clusters.lead'),
    wide: true,
    islands: hasMap ? ['map'] : [],
    children: (
      <>
        <Pending view={view} page={page} />
        <p>
          <a href={`/clusters/found?economy=${economy.code}`}>{t('clusters.found.link')}</a>.{' '}
          {t('clusters.found.link.text')}
        </p>
        {isMeasured ? <Measured view={view} page={page} hasMap={hasMap} /> : <Unmeasured view={view} page={page} />}
        {view.canMeasure && <MeasureAgain view={view} page={page} />}
      </>
    ),
  });
}

/** The answer in a sentence, with the numbers that it stands on. */
function findingText({ chosen, strongest, standingOut, industries, measurement }: ClustersView, { t }: PageContext) {
  if (strongest === null || measurement === null) return t('clusters.lead');
  const facts = {
    industry: strongest.industryTitle,
    place: placeText(t, strongest),
    times: timesText(t, strongest.locationQuotient),
    plants: strongest.plants,
    expected: decimalText(t, strongest.expected),
  };
  if (chosen === null) {
    if (standingOut === 0) return t('clusters.finding.all.none', { cells: measurement.areas * industries.length });
    return t('clusters.finding.all', { ...facts, count: standingOut, cells: measurement.areas * industries.length });
  }
  if (!strongest.standsOut) return t('clusters.finding.none', { industry: chosen.title, areas: measurement.areas });
  return t('clusters.finding', { ...facts, count: chosen.areasStandingOut, areas: measurement.areas });
}

/** What the reader ought to know before the numbers: they are about to change. */
function Pending({ view, page: { t, economy } }: Part) {
  const { jobId, measurement, register } = view;
  if (jobId !== null)
    return (
      <Notice role="status">
        <p>
          {t('clusters.running')} <a href={`/jobs/${jobId}?economy=${economy.code}`}>{t('clusters.running.link')}</a>
        </p>
      </Notice>
    );
  if (measurement === null || register.asOf === null || measurement.asOf === register.asOf) return null;
  return (
    <Notice tone="caution">
      {t('clusters.outdated', { of: asOfText(t, measurement.asOf), now: asOfText(t, register.asOf) })}
    </Notice>
  );
}

function Measured({ view, page, hasMap }: Part & { hasMap: boolean }) {
  const { t, economy } = page;
  const { query, measurement } = view;
  const isAll = query.show === 'all';
  const scheme = measurement?.scheme ?? null;
  return (
    <>
      <Tabs
        label={t('clusters.tabs')}
        tabs={[
          {
            href: clustersHref(view, economy.code, { show: 'industry', scheme }),
            text: t('clusters.tab.industry'),
            current: !isAll,
          },
          {
            href: clustersHref(view, economy.code, { show: 'all', scheme, industry: null }),
            text: t('clusters.tab.all'),
            current: isAll,
          },
        ]}
      />
      <div class="columns columns-side">
        <aside aria-label={t('clusters.choose')}>
          <Choice view={view} page={page} />
        </aside>
        <div>{hasMap ? <IndustryMap view={view} page={page} /> : <Ranking view={view} page={page} />}</div>
      </div>
      {hasMap && <Ranking view={view} page={page} />}
      {measurement !== null && (
        <p class="figure-unit">
          {provenanceText(t, measurement)} {t('clusters.counts')} <a href="/clusters/method">{t('html.chart.made')}</a>
        </p>
      )}
    </>
  );
}

/** Nothing to show: why, and what to do. */
function Unmeasured({ view, page: { t, economy } }: Part) {
  if (view.state === 'noRegister')
    return (
      <Empty title={t('clusters.noRegister', { economy: economy.name })}>
        <p>{t('clusters.noRegister.text')}</p>
      </Empty>
    );
  if (view.state === 'notMeasured')
    return (
      <Empty title={t('clusters.notMeasured')}>
        <p>{t('clusters.notMeasured.text', { establishments: view.register.establishments })}</p>
        {view.canMeasure && (
          <p>
            <a href="/jobs">{t('clusters.jobs')}</a>
          </p>
        )}
      </Empty>
    );
  return (
    <Empty title={t('clusters.schemeNotMeasured', { scheme: view.query.scheme ?? '' })}>
      <p>{t('clusters.schemeNotMeasured.text')}</p>
      <ul>
        {view.schemes.map(({ code, title }) => (
          <li>
            <a href={clustersHref(view, economy.code, { scheme: code, industry: null })}>{title}</a>
          </li>
        ))}
      </ul>
    </Empty>
  );
}

function MeasureAgain({ view, page }: Part) {
  const { t, economy } = page;
  return (
    <>
      <h2>{t('clusters.again')}</h2>
      <p>{t(view.measurement === null ? 'clusters.again.first' : 'clusters.again.text')}</p>
      <Form page={page} action={`/clusters/measure?economy=${economy.code}`} label={t('clusters.again')}>
        <Button kind="secondary">{t('clusters.again.submit')}</Button>
      </Form>
    </>
  );
}
