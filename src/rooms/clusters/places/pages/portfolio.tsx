import type { VNode } from 'preact';
import { Empty, Filters, Input, Notice, Select } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { PortfolioView } from '../views/portfolio.ts';
import { KeepPart, KeptPart } from './keptPortfolios.tsx';
import { Chosen, Curve, Figures, Knowing } from './portfolioParts.tsx';

type Part = { view: PortfolioView; page: PageContext };

export const queryOf = ({ query }: PortfolioView, economy: string) =>
  new URLSearchParams({ ...query, economy, budget: String(query.budget), floor: String(query.floor || '') });

/** Where to invest first. */
export function portfolioPage(view: PortfolioView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: t('clusters.portfolio.title'),
    lead: findingOf(view, page),
    wide: true,
    breadcrumbs: [{ href: `/places?economy=${economy.code}`, text: t('clusters.places.title') }],
    children:
      view.state === 'noProjects' ? (
        <Empty title={t('clusters.projects.none')}>
          <p>
            <a href={`/places/projects?economy=${economy.code}`}>{t('clusters.places.projects.link')}</a>
          </p>
        </Empty>
      ) : (
        <>
          {view.simulated && <Notice tone="caution">{t('clusters.places.simulated')}</Notice>}
          <Choice view={view} page={page} />
          {view.notCompared.length > 0 && (
            <Notice tone="caution">
              {t('clusters.portfolio.units', {
                unit: view.query.unit,
                others: view.notCompared.map(({ title, unit }) => `${title} (${unit})`).join('; '),
              })}
            </Notice>
          )}
          {view.result === null ? (
            <Notice tone="caution">
              {t(`clusters.portfolio.state.${stateWithout(view)}`, { count: view.projects.length })}
            </Notice>
          ) : (
            <Answer view={view} page={page} />
          )}
          {view.canChange && view.state !== 'impossible' && <KeepPart view={view} page={page} />}
          {view.kept.length > 0 && <KeptPart view={view} page={page} />}
        </>
      ),
  });
}

/** Why there is no answer. */
const stateWithout = ({ state }: PortfolioView) => (state === 'tooMany' || state === 'underWay' ? state : 'impossible');

export function findingOf(view: PortfolioView, { t }: PageContext): string {
  const chosen = view.projects.filter(({ isChosen }) => isChosen);
  if (view.result === null) return t('clusters.portfolio.lead');
  return t('clusters.portfolio.finding', {
    ...{ budget: t.number(view.query.budget), chosen: chosen.length, all: view.projects.length },
    core: chosen.filter(({ standing }) => standing === 'core').length,
  });
}

function Answer({ view, page }: Part) {
  const { t, economy } = page;
  const isExact = view.result!.proof === 'search' || view.result!.proof === 'allSets';
  return (
    <>
      <p>
        <a href={`/places/brief?${queryOf(view, economy.code)}`}>{t('clusters.brief.link')}</a>
      </p>
      <Figures view={view} page={page} />
      <Chosen view={view} page={page} />
      <Knowing view={view} page={page} />
      <Curve view={view} page={page} />
      <section aria-labelledby="made">
        <h2 id="made">{t('html.chart.made')}</h2>
        <p>
          {t('clusters.portfolio.made', {
            scenarios: view.result!.scenarios,
            proof: t(`clusters.portfolio.proof.${isExact ? 'exact' : 'solver'}`),
          })}
        </p>
        <p>
          {t('clusters.portfolio.guard', { leftOut: view.leftOut.length })}
          {view.leftOut.length > 0 && ` ${view.leftOut.join('; ')}.`}
        </p>
      </section>
    </>
  );
}

const steps = 20;

function Choice({ view, page }: Part) {
  const { t, economy } = page;
  return (
    <Filters
      open
      action="/places/portfolio"
      title={t('clusters.portfolio.choose')}
      submit={t('clusters.portfolio.compute')}
    >
      <input type="hidden" name="economy" value={economy.code} />
      <div class="field">
        <label for="budget">
          {t('clusters.portfolio.budget', { budget: t.number(view.query.budget), total: t.number(view.total) })}
        </label>
        <input
          id="budget"
          name="budget"
          type="range"
          min="0"
          max={view.total}
          step={Math.max(1, Math.round(view.total / steps))}
          value={view.query.budget}
        />
      </div>
      <Input
        id="exactly"
        name="exactly"
        width={10}
        inputMode="numeric"
        label={t('clusters.portfolio.exactly')}
        hint={t('clusters.portfolio.exactly.hint')}
      />
      <Select
        id="objective"
        name="objective"
        label={t('clusters.portfolio.objective')}
        value={view.query.objective}
        options={(['mean', 'cvar10', 'minMaxRegret'] as const).map((value) => ({
          value,
          text: t(`clusters.portfolio.objective.${value}`),
        }))}
      />
      <MoreChoices view={view} page={page} />
    </Filters>
  );
}

function MoreChoices({ view, page: { t } }: Part) {
  return (
    <>
      {view.units.length > 1 && (
        <Select
          id="unit"
          name="unit"
          label={t('clusters.portfolio.unit')}
          value={view.query.unit}
          options={view.units.map((value) => ({ value, text: value }))}
        />
      )}
      <Select
        id="groupsOnly"
        name="groupsOnly"
        label={t('clusters.portfolio.groupsOnly')}
        value={view.query.groupsOnly}
        options={[
          { value: 'yes', text: t('clusters.places.yes') },
          { value: 'no', text: t('clusters.places.no') },
        ]}
      />
      <Select
        id="floorPlace"
        name="floorPlace"
        label={t('clusters.portfolio.floorPlace')}
        value={view.query.floorPlace}
        options={[
          { value: '', text: t('clusters.portfolio.floorPlace.none') },
          ...view.places.map(({ code, name }) => ({ value: code, text: name })),
        ]}
      />
      <Input
        id="floor"
        name="floor"
        width={10}
        inputMode="numeric"
        label={t('clusters.portfolio.floor')}
        value={view.query.floor === 0 ? '' : view.query.floor}
      />
    </>
  );
}
