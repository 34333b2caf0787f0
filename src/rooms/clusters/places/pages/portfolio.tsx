import type { VNode } from 'preact';
import { ChartWithTable, LineChart } from '../../../../platform/html/charts/index.ts';
import { Empty, Filters, KeyFigures, Notice, Select, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { figureWords } from '../../../../platform/html/words.ts';
import type { PortfolioView } from '../views/places.ts';

type Part = { view: PortfolioView; page: PageContext };

/** Where to invest first; prints as a brief of two pages. */
export function portfolioPage(view: PortfolioView, page: PageContext): VNode {
  const { t, economy } = page;
  const core = view.projects.filter(({ standing, isChosen }) => standing === 'core' && isChosen).length;
  const chosen = view.projects.filter(({ isChosen }) => isChosen).length;
  return page.frame({
    title: t('clusters.portfolio.title'),
    lead:
      view.result === null
        ? t('clusters.portfolio.lead')
        : t('clusters.portfolio.finding', {
            budget: t.number(view.query.budget),
            chosen,
            core,
            all: view.projects.length,
          }),
    wide: true,
    breadcrumbs: [{ href: `/places?economy=${economy.code}`, text: t('clusters.places.title') }],
    children:
      view.result === null ? (
        <Empty title={t('clusters.projects.none')}>
          <p>
            <a href={`/places/projects?economy=${economy.code}`}>{t('clusters.places.projects.link')}</a>
          </p>
        </Empty>
      ) : (
        <>
          {view.simulated && <Notice tone="caution">{t('clusters.places.simulated')}</Notice>}
          {view.units > 1 && <Notice tone="caution">{t('clusters.portfolio.units')}</Notice>}
          <Choice view={view} page={page} />
          <Figures view={view} page={page} />
          <Chosen view={view} page={page} />
          <Curve view={view} page={page} />
          <section aria-labelledby="made">
            <h2 id="made">{t('html.chart.made')}</h2>
            <p>
              {t('clusters.portfolio.made', {
                scenarios: view.result.scenarios,
                proof: t(
                  `clusters.portfolio.proof.${view.result.proof === 'allSets' || view.result.proof === 'search' ? 'exact' : 'solver'}`,
                ),
              })}
            </p>
            <p>{t('clusters.portfolio.guard', { leftOut: view.leftOut })}</p>
          </section>
        </>
      ),
  });
}

const steps = 20;

function Choice({ view, page: { t, economy } }: Part) {
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
      <Select
        id="groupsOnly"
        name="groupsOnly"
        label={t('clusters.portfolio.groupsOnly')}
        value={view.query.groupsOnly}
        options={[
          { value: 'yes', text: t('clusters.found.yes') },
          { value: 'no', text: t('clusters.found.no') },
        ]}
      />
    </Filters>
  );
}

function Figures({ view, page: { t } }: Part) {
  const result = view.result!;
  const value = (amount: number) => t.number(amount, { maximumFractionDigits: 0 });
  return (
    <KeyFigures
      figures={[
        {
          label: t('clusters.portfolio.cost'),
          value: value(result.cost),
          facts: [t('clusters.portfolio.overrun', { high: value(result.highestCost) })],
        },
        {
          label: t('clusters.portfolio.value'),
          value: value(result.value),
          unit: view.unit,
          facts: [t('clusters.portfolio.worst', { worst: value(result.worstTenth) })],
        },
        {
          label: t('clusters.portfolio.knowing'),
          value: result.informationOfAll === null ? t('html.absence.notKnownYet') : value(result.informationOfAll),
          unit: view.unit,
          facts: [t('clusters.portfolio.knowing.text')],
        },
      ]}
    />
  );
}

function Chosen({ view, page: { t } }: Part) {
  const caption = t('clusters.portfolio.caption');
  const money = (text: string) => t.number(Number(text), { maximumFractionDigits: 0 });
  return (
    <Table
      caption={caption}
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('clusters.projects.none')}
      note={t('clusters.portfolio.note')}
      columns={[
        { label: t('clusters.projects.project') },
        { label: t('clusters.column.place'), named: true },
        { label: t('clusters.projects.cost'), numeric: true },
        { label: t('clusters.portfolio.chosen'), named: true },
        { label: t('clusters.portfolio.share'), numeric: true },
        { label: t('clusters.portfolio.standing'), named: true },
        { label: t('clusters.portfolio.information'), numeric: true },
      ]}
      rows={view.projects
        .toSorted((a, b) => Number(b.isChosen) - Number(a.isChosen) || b.share - a.share)
        .map((one) => [
          one.title,
          one.placeName,
          `${money(one.costLow)} – ${money(one.costHigh)}`,
          t(one.isChosen ? 'clusters.found.yes' : 'clusters.found.no'),
          t.number(one.share, { style: 'percent', maximumFractionDigits: 0 }),
          <Tag>{t(`clusters.portfolio.standing.${one.standing}`)}</Tag>,
          one.information === null ? '–' : t.number(one.information, { maximumFractionDigits: 1 }),
        ])}
    />
  );
}

function Curve({ view, page: { t } }: Part) {
  const { curve } = view.result!;
  const finding = t('clusters.portfolio.curve');
  const value = (amount: number) => t.number(amount, { maximumFractionDigits: 0 });
  return (
    <ChartWithTable
      id="curve"
      finding={finding}
      unit={t('clusters.portfolio.curve.unit', { unit: view.unit })}
      draw={(size) => (
        <LineChart
          {...size}
          description={finding}
          format={value}
          formatX={value}
          series={[
            { label: t('clusters.portfolio.value'), points: curve.map(({ budget, value: y }) => ({ x: budget, y })) },
          ]}
          moment={{ x: view.query.budget, label: t('clusters.portfolio.here') }}
        />
      )}
      words={figureWords(t)}
      table={{
        caption: finding,
        scrollLabel: t('html.table.scroll', { caption: finding }),
        empty: '',
        columns: [
          { label: t('clusters.portfolio.budgetColumn'), numeric: true },
          { label: t('clusters.portfolio.value'), numeric: true },
          { label: t('clusters.portfolio.entering'), named: true },
          { label: t('clusters.portfolio.leaving'), named: true },
        ],
        rows: curve.map((step) => [
          value(step.budget),
          value(step.value),
          step.entering.join('; ') || '–',
          step.leaving.join('; ') || '–',
        ]),
      }}
    />
  );
}
