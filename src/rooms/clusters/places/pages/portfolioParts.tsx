import { ChartWithTable, LineChart } from '../../../../platform/html/charts/index.ts';
import { KeyFigures, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { figureWords } from '../../../../platform/html/words.ts';
import type { PortfolioView } from '../views/portfolio.ts';
import { rulesOf } from './projects.tsx';

type Part = { view: PortfolioView; page: PageContext };

export const whole = ({ t }: PageContext, amount: number) => t.number(amount, { maximumFractionDigits: 0 });
/** What is rare is not shown as never. */
export const percent = ({ t }: PageContext, share: number) =>
  share > 0 && share < 0.005
    ? t('clusters.places.share.little')
    : t.number(share, { style: 'percent', maximumFractionDigits: 0 });

export function Figures({ view, page }: Part) {
  const { t } = page;
  const result = view.result!;
  const value = (amount: number) => whole(page, amount);
  return (
    <KeyFigures
      figures={[
        {
          label: t('clusters.portfolio.cost'),
          value: value(result.cost),
          unit: t('clusters.portfolio.money'),
          facts: [
            t('clusters.portfolio.overrun', { likely: value(result.likelyMostCost), high: value(result.highestCost) }),
            t('clusters.portfolio.overrunChance', { chance: percent(page, result.overrunChance) }),
          ],
        },
        {
          label: t('clusters.portfolio.value'),
          value: value(result.value),
          unit: view.query.unit,
          facts: [t('clusters.portfolio.worst', { worst: value(result.worstTenth) })],
        },
        {
          label: t('clusters.portfolio.knowing'),
          value: result.informationOfAll === null ? t('html.absence.notKnownYet') : value(result.informationOfAll),
          unit: view.query.unit,
          facts: [t('clusters.portfolio.knowing.text')],
        },
      ]}
    />
  );
}

export function Chosen({ view, page }: Part) {
  const { t, economy } = page;
  const caption = t('clusters.portfolio.caption');
  const money = (text: string) => whole(page, Number(text));
  return (
    <Table
      stack
      caption={caption}
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('clusters.projects.none')}
      note={t('clusters.portfolio.note')}
      columns={[
        { label: t('clusters.projects.project') },
        { label: t('clusters.places.place'), named: true },
        { label: t('clusters.projects.cost'), numeric: true },
        { label: t('clusters.projects.benefit'), numeric: true },
        { label: t('clusters.portfolio.chosen'), named: true },
        { label: t('clusters.portfolio.share'), numeric: true },
        { label: t('clusters.portfolio.standing'), named: true },
        { label: t('clusters.projects.rules'), named: true },
      ]}
      rows={view.projects
        .toSorted((a, b) => Number(b.isChosen) - Number(a.isChosen) || b.share - a.share)
        .map((one) => [
          <a href={`/places/projects/${one.id}?economy=${economy.code}`}>{one.title}</a>,
          one.placeName,
          `${money(one.costLow)} – ${money(one.costHigh)}`,
          `${whole(page, one.benefitLow)} – ${whole(page, one.benefitHigh)}`,
          t(one.isChosen ? 'clusters.places.yes' : 'clusters.places.no'),
          percent(page, one.share),
          <Tag>{t(`clusters.portfolio.standing.${one.standing}`)}</Tag>,
          rulesOf(page, one),
        ])}
    />
  );
}

/** Which project a study should look into first. */
export function Knowing({ view, page }: Part) {
  const { t } = page;
  const worth = view.projects
    .filter(({ information }) => (information ?? 0) >= 0.05)
    .toSorted((a, b) => b.information! - a.information!);
  if (worth.length === 0) return <p>{t('clusters.portfolio.study.none')}</p>;
  const caption = t('clusters.portfolio.study');
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      note={t('clusters.portfolio.study.note')}
      columns={[
        { label: t('clusters.projects.project') },
        { label: t('clusters.projects.benefitSource'), named: true },
        { label: t('clusters.portfolio.information', { unit: view.query.unit }), numeric: true },
      ]}
      rows={worth.map((one) => [
        one.title,
        t(`clusters.projects.basis.${one.benefitBasis}`),
        t.number(one.information!, { maximumFractionDigits: 1 }),
      ])}
    />
  );
}

export function Curve({ view, page }: Part) {
  const { t } = page;
  const { curve } = view.result!;
  const finding = t('clusters.portfolio.curve');
  const value = (amount: number) => whole(page, amount);
  return (
    <ChartWithTable
      id="curve"
      finding={finding}
      unit={t('clusters.portfolio.curve.unit', { unit: view.query.unit })}
      draw={(size) => (
        <LineChart
          {...size}
          description={finding}
          format={value}
          formatX={value}
          series={[
            { label: t('clusters.portfolio.value'), points: curve.map(({ budget, value: y }) => ({ x: budget, y })) },
          ]}
          moment={{ x: Math.min(view.query.budget, view.total), label: t('clusters.portfolio.here') }}
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
