import type { VNode } from 'preact';
import { Empty, KeyFigures, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { BriefView } from '../views/brief.ts';
import { BriefMap } from './briefMap.tsx';
import { findingOf, queryOf } from './portfolio.tsx';
import { percent, whole } from './portfolioParts.tsx';

type Part = { view: BriefView; page: PageContext };

/** A document of two pages when printed: answer first, then grounds, then what is not known. */
export function briefPage(view: BriefView, page: PageContext): VNode {
  const { t, economy } = page;
  const { portfolio } = view;
  const isSimulated = portfolio.simulated || view.basis.simulated;
  return page.frame({
    title: t('clusters.brief.title'),
    lead: findingOf(portfolio, page),
    wide: true,
    breadcrumbs: [
      { href: `/places?economy=${economy.code}`, text: t('clusters.places.title') },
      { href: `/places/portfolio?${queryOf(portfolio, economy.code)}`, text: t('clusters.portfolio.title') },
    ],
    children: (
      <>
        <p class="muted">
          {t('clusters.brief.about', { economy: economy.name, on: t.date(view.madeOn) })}
          {isSimulated && ` ${t('clusters.places.simulated')}`}
        </p>
        {portfolio.result === null ? (
          <Empty title={t('clusters.brief.none')}>
            <p>
              <a href={`/places/portfolio?${queryOf(portfolio, economy.code)}`}>{t('clusters.portfolio.title')}</a>
            </p>
          </Empty>
        ) : (
          <Recommendation view={view} page={page} />
        )}
        <Places view={view} page={page} />
        <Unknown view={view} page={page} />
      </>
    ),
  });
}

const shownProjects = 8;

function Recommendation({ view: { portfolio }, page }: Part) {
  const { t } = page;
  const { query } = portfolio;
  const result = portfolio.result!;
  const caption = t('clusters.brief.chosen');
  const chosen = portfolio.projects.filter(({ isChosen }) => isChosen).toSorted((a, b) => b.share - a.share);
  return (
    <section aria-labelledby="pay">
      <h2 id="pay">{t('clusters.brief.pay')}</h2>
      <KeyFigures
        figures={[
          {
            label: t('clusters.portfolio.cost'),
            value: whole(page, result.cost),
            unit: t('clusters.portfolio.money'),
            facts: [
              t('clusters.brief.cost', {
                ...{ likely: whole(page, result.likelyMostCost), high: whole(page, result.highestCost) },
                chance: percent(page, result.overrunChance),
              }),
            ],
          },
          {
            label: t('clusters.portfolio.value'),
            value: whole(page, result.value),
            unit: query.unit,
            facts: [t('clusters.portfolio.worst', { worst: whole(page, result.worstTenth) })],
          },
        ]}
      />
      <Table
        caption={caption}
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('clusters.brief.chosen.none')}
        note={chosen.length > shownProjects && t('clusters.brief.more', { more: chosen.length - shownProjects })}
        columns={[
          { label: t('clusters.projects.project') },
          { label: t('clusters.places.place'), named: true },
          { label: t('clusters.projects.cost'), numeric: true },
          { label: query.unit, numeric: true },
          { label: t('clusters.brief.sure'), named: true },
        ]}
        rows={chosen.slice(0, shownProjects).map((one) => [
          one.title,
          one.placeName,
          `${whole(page, Number(one.costLow))} – ${whole(page, Number(one.costHigh))}`,
          `${whole(page, one.benefitLow)} – ${whole(page, one.benefitHigh)}`,
          t('clusters.brief.sure.text', {
            standing: t(`clusters.portfolio.standing.${one.standing}`),
            share: percent(page, one.share),
          }),
        ])}
      />
      <p>
        {result.next === null
          ? t('clusters.brief.next.none')
          : t('clusters.brief.next', {
              budget: whole(page, result.next.budget),
              titles: result.next.titles.join('; '),
            })}
      </p>
    </section>
  );
}

const shownPlaces = 5;

function Places({ view, page }: Part) {
  const { t } = page;
  if (view.places.length === 0) return null;
  const caption = t('clusters.brief.ranks', {
    shown: Math.min(shownPlaces, view.places.length),
    total: view.places.length,
  });
  return (
    <section aria-labelledby="places">
      <h2 id="places">{t('clusters.brief.places')}</h2>
      <div class="cards cards-doors">
        <BriefMap view={view} page={page} />
        <div>
          <Table
            caption={caption}
            scrollLabel={t('html.table.scroll', { caption })}
            empty={t('clusters.places.none')}
            columns={[
              { label: t('clusters.places.place') },
              { label: t('clusters.brief.rank'), numeric: true },
              { label: t('clusters.brief.spent'), numeric: true },
            ]}
            rows={view.places
              .slice(0, shownPlaces)
              .map((one) => [
                one.name,
                t('clusters.places.rank.band', { low: one.highestRank, high: one.lowestRank }),
                one.spent === 0 ? '–' : whole(page, one.spent),
              ])}
          />
          <Industries view={view} page={page} />
          <Sources view={view} page={page} />
        </div>
      </div>
    </section>
  );
}

const shownClusters = 2;
const states = { working: ['functioning', 'partly'], dormant: ['dormant'], unknown: ['unknown'] } as const;

/** Industries of the places that get money, in words: those that work, those that lie dormant, those of which nobody knows. */
function Industries({ view, page: { t } }: Part) {
  if (view.industries.length === 0) return null;
  const tell = (clusters: BriefView['industries'][number]['clusters']) =>
    Object.entries(states).flatMap(([state, of]) => {
      const own = clusters.filter(({ functioning }) => (of as readonly string[]).includes(functioning));
      const names = own.slice(0, shownClusters).map(({ title }) => title);
      const more = own.length - names.length;
      return own.length === 0 ? [] : [t('clusters.brief.industries.some', { state, names: names.join('; '), more })];
    });
  return (
    <section aria-labelledby="industries">
      <h3 id="industries">{t('clusters.brief.industries')}</h3>
      <ul>
        {view.industries.map(({ name, clusters }) => (
          <li>
            <strong>{name}</strong>
            {': '}
            {tell(clusters).join(' ') || t('clusters.brief.industries.none')}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Unknown({ view, page }: Part) {
  const { t } = page;
  const { portfolio } = view;
  const guesses = portfolio.projects.filter((one) => one.isChosen && one.benefitBasis === 'expert').length;
  const study = portfolio.projects.reduce<(typeof portfolio.projects)[number] | null>(
    (best, one) => ((one.information ?? 0) > (best?.information ?? 0.05) ? one : best),
    null,
  );
  return (
    <section aria-labelledby="unknown">
      <h2 id="unknown">{t('clusters.brief.unknown')}</h2>
      <ul>
        <li>{t('clusters.brief.unknown.values', { missing: view.cells - view.known, cells: view.cells })}</li>
        <li>{t('clusters.brief.unknown.weights', { draws: view.draws })}</li>
        <li>{t('clusters.brief.unknown.benefits', { guesses })}</li>
        {study !== null && (
          <li>
            {t('clusters.brief.unknown.study', {
              title: study.title,
              worth: t.number(study.information!, { maximumFractionDigits: 1 }),
              unit: portfolio.query.unit,
            })}
          </li>
        )}
        {portfolio.notCompared.length > 0 && (
          <li>
            {t('clusters.brief.unknown.units', { titles: portfolio.notCompared.map(({ title }) => title).join('; ') })}
          </li>
        )}
      </ul>
    </section>
  );
}

const shownSources = 4;

function Sources({ view, page: { t } }: Part) {
  const benefits = [...new Set(view.portfolio.projects.filter((one) => one.isChosen).map((one) => one.benefitSource))];
  const list = (all: readonly string[]) =>
    t('clusters.brief.sources.list', {
      names: all.slice(0, shownSources).join('; '),
      more: Math.max(0, all.length - shownSources),
    });
  return (
    <>
      <h3 id="sources">{t('clusters.brief.sources')}</h3>
      <p>
        {t('clusters.brief.sources.text', {
          ...{ places: view.sources.length === 0 ? '–' : list(view.sources) },
          ...{ benefits: benefits.length === 0 ? '–' : list(benefits), on: t.date(view.madeOn) },
        })}
      </p>
    </>
  );
}
