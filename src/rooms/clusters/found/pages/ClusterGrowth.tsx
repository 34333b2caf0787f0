import { ChartWithTable, LineChart } from '../../../../platform/html/charts/index.ts';
import { Absence, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { absenceWords, figureWords } from '../../../../platform/html/words.ts';
import { asOfText, quotientText } from '../../pages/numbers.ts';
import { yearsOfGrowth } from '../model.ts';
import type { ClusterView } from '../views/found.ts';
import { percentText } from './words.ts';

type Part = { view: ClusterView; page: PageContext };

/** How it came to grow: with everything, with its industry, or by itself; and its stage of life. */
export function Growth({ view: { cluster }, page }: Part) {
  const { t } = page;
  const isHidden = cluster.status === 'suppressed' && cluster.plantGrowth === null;
  const caption = t('clusters.found.growth.caption', { years: yearsOfGrowth });
  const signed = (value: number) => t.number(value, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const lines = (['plantGrowth', 'jobGrowth'] as const).flatMap((what) => {
    const parts = cluster[what];
    return parts === null ? [] : [{ what, parts }];
  });
  return (
    <section>
      <h2>{t(`clusters.found.stage.${isHidden ? 'hidden' : cluster.stage}`)}</h2>
      <p>
        {t(`clusters.found.stage.${isHidden ? 'hidden' : cluster.stage}.text`, {
          years: yearsOfGrowth,
          ...rangeOf(view(cluster), page),
        })}
      </p>
      {lines.length === 0 ? (
        <p>
          <Absence kind={isHidden ? 'hidden' : 'noData'} text={absenceWords(t)[isHidden ? 'hidden' : 'noData']} />{' '}
          {t('clusters.found.growth.none')}
        </p>
      ) : (
        <Table
          caption={caption}
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty=""
          columns={[
            { label: t('clusters.found.growth.what') },
            ...(['before', 'after', 'national', 'industry', 'local'] as const).map((part) => ({
              label: t(`clusters.found.growth.${part}`),
              numeric: true,
            })),
          ]}
          rows={lines.map(({ what, parts }) => [
            t(`clusters.found.growth.${what}`),
            t.number(parts.before),
            t.number(parts.after),
            signed(parts.national),
            signed(parts.industry),
            signed(parts.local),
          ])}
          note={t('clusters.found.growth.note')}
        />
      )}
    </section>
  );
}

const view = ({ stageGrowth, stageLower, stageUpper }: ClusterView['cluster']) => ({
  stageGrowth,
  stageLower,
  stageUpper,
});

function rangeOf({ stageGrowth, stageLower, stageUpper }: ReturnType<typeof view>, { t }: PageContext) {
  const text = (share: number | null) => (share === null ? t('html.absence.noData') : percentText(t, share));
  return { growth: text(stageGrowth), lower: text(stageLower), upper: text(stageUpper) };
}

/** The same cluster in every detection that found it. */
export function Trend({ view: { trend, run, title }, page }: Part) {
  const { t } = page;
  if (trend.length < 2)
    return (
      <section>
        <h2>{t('clusters.found.trend')}</h2>
        <p>{t('clusters.found.trend.one')}</p>
      </section>
    );
  const [first, last] = [trend[0]!, trend.at(-1)!];
  const caption = t('clusters.found.trend.caption');
  const number = (value: number) => quotientText(t, value);
  return (
    <section>
      <h2>{t('clusters.found.trend')}</h2>
      <ChartWithTable
        id="trend"
        finding={t('clusters.found.trend.finding', {
          runs: trend.length,
          before: first.establishments,
          after: last.establishments,
        })}
        unit={t('clusters.found.trend.unit', { asOf: asOfText(t, run.asOf) })}
        draw={({ id, width }) => (
          <LineChart
            id={id}
            width={width}
            description={t('clusters.found.trend.description', { title })}
            format={(value) => t.number(value, { maximumFractionDigits: 1 })}
            formatX={(x) => t.number(x)}
            ticksX={trend.map((_, at) => at + 1)}
            series={[
              {
                label: t('clusters.found.figure.strength'),
                points: trend.map((one, at) => ({
                  x: at + 1,
                  y: one.strength,
                  lower: one.strengthLower,
                  upper: one.strengthUpper,
                })),
              },
            ]}
          />
        )}
        table={{
          caption,
          scrollLabel: t('html.table.scroll', { caption }),
          empty: '',
          columns: [
            { label: t('clusters.found.trend.run') },
            { label: t('clusters.found.trend.asOf') },
            { label: t('clusters.found.column.plants'), numeric: true },
            { label: t('clusters.found.column.strength'), numeric: true },
          ],
          rows: trend.map((one, at) => [
            t('clusters.found.trend.at', { number: at + 1, at: t.date(one.at) }),
            asOfText(t, one.asOf),
            t.number(one.establishments),
            t('clusters.found.strength', {
              strength: number(one.strength),
              lower: number(one.strengthLower),
              upper: number(one.strengthUpper),
            }),
          ]),
        }}
        words={figureWords(t)}
      />
    </section>
  );
}
