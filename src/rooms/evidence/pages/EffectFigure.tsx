import { ChartWithTable, ForestChart } from '../../../platform/html/charts/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { figureWords } from '../../../platform/html/words.ts';
import type { StudyView } from '../views/studies.ts';
import { effectSentence, figureText, groupText, indicatorText, pText, withUnit } from './effectWords.ts';

/** The effect on its interval, beside zero; under it how many firms, from where, and how sure. */
export function EffectFigure({ study, page: { t, economy } }: { study: StudyView; page: PageContext }) {
  const { release } = study;
  if (release === null || release.estimate === null) return null;
  const { estimate, lower, upper, assigned, notAssigned } = release;
  const indicator = indicatorText(t, study.indicator);
  const label = t('evidence.effect.row', { indicator });
  const caption = t('evidence.effect.table', { round: study.round });
  return (
    <ChartWithTable
      id={`effect-${study.id}`}
      finding={effectSentence(t, study)}
      unit={t('evidence.effect.unit', {
        unit: study.unit === '' ? indicator : study.unit,
        assigned: assigned.n ?? 0,
        notAssigned: notAssigned.n ?? 0,
        source: study.source,
        period: study.followUpPeriod ?? '',
        p: release.pValue === null ? t('html.absence.noData') : pText(t, release.pValue),
      })}
      draw={({ id, width }) => (
        <ForestChart
          id={id}
          width={width}
          description={effectSentence(t, study)}
          format={(value) => figureText(t, value)}
          origin={0}
          rows={[{ label: width > 480 ? label : t('evidence.curve.effect'), estimate, lower, upper, strong: true }]}
        />
      )}
      table={{
        caption,
        scrollLabel: t('html.table.scroll', { caption }),
        empty: '',
        columns: [
          { label: t('evidence.group') },
          { label: t('evidence.n'), numeric: true },
          { label: t('evidence.mean'), numeric: true },
        ],
        rows: (['assigned', 'notAssigned'] as const).map((group) => [
          groupText(t, study, group),
          t.number(release[group].n ?? 0),
          release[group].mean === null ? t('html.absence.noData') : withUnit(t, release[group].mean, study.unit),
        ]),
      }}
      words={figureWords(t)}
      csvHref={`/data/releases/${release.id}/table.csv?economy=${economy.code}`}
      madeHref={`/evidence/studies/${study.id}?economy=${economy.code}`}
    />
  );
}
