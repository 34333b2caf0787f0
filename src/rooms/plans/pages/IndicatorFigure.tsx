import { BarChart, type BarRow, ChartWithTable } from '../../../platform/html/charts/index.ts';
import { Details, SummaryList } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { figureWords } from '../../../platform/html/words.ts';
import type { IndicatorView, ValueView } from '../views/plans.ts';
import { ColourTag, progressSentence, unitOf, valueText } from './words.tsx';

interface FigureProps {
  sheet: IndicatorView;
  planId: string;
  page: PageContext;
}

/** Where an indicator began, where it is and where it should be; below it how it was made. */
export function IndicatorFigure({ sheet, planId, page }: FigureProps) {
  const { t, economy } = page;
  const { actual } = sheet;
  const unit = unitOf(sheet);
  const caption = t('plans.values.of', { title: sheet.title });
  return (
    <>
      <h3 id={sheet.code}>
        {sheet.code} {sheet.title} <ColourTag t={t} colour={sheet.progress.colour} />
      </h3>
      <ChartWithTable
        id={`chart-${sheet.code}`}
        finding={progressSentence(t, sheet)}
        unit={<Facts sheet={sheet} page={page} />}
        draw={({ id, width }) => (
          <BarChart
            id={id}
            width={width}
            description={`${sheet.title}. ${progressSentence(t, sheet)}`}
            format={(value) => valueText(t, value, unit)}
            rows={rowsOf(sheet, page)}
            reference={{
              value: sheet.target.value,
              label: t('plans.chart.target', { target: valueText(t, sheet.target.value, unit) }),
            }}
          />
        )}
        table={{
          caption,
          scrollLabel: t('html.table.scroll', { caption }),
          empty: t('plans.absence.notComputed'),
          columns: [
            { label: t('plans.asOf') },
            { label: t('plans.actual'), numeric: true },
            { label: t('plans.numerator'), numeric: true },
            { label: t('plans.denominator'), numeric: true },
            { label: t('plans.n'), numeric: true },
          ],
          rows: [...sheet.history].reverse().map((value) => historyRow(value, unit, page)),
        }}
        words={figureWords(t)}
        csvHref={`/plans/${planId}/plan.csv?economy=${economy.code}`}
        madeHref={actual?.releaseId ? `/data/releases/${actual.releaseId}?economy=${economy.code}` : undefined}
      />
      <Sheet sheet={sheet} page={page} />
    </>
  );
}

function Facts({ sheet: { actual, target }, page: { t } }: Pick<FigureProps, 'sheet' | 'page'>) {
  const due = { due: t.date(target.dueOn) };
  if (actual === null) return <>{t('plans.chart.dueAlone', due)}</>;
  const parts = [
    t('plans.chart.asOf', { date: t.date(actual.asOf) }),
    ...(actual.n === null ? [] : [t('plans.chart.n', { n: actual.n })]),
    ...(actual.numerator === null || actual.denominator === null || actual.unit !== 'percent'
      ? []
      : [t('plans.chart.of', { numerator: actual.numerator, denominator: actual.denominator })]),
    ...(actual.lower === null ? [] : [t('plans.chart.interval')]),
    t('plans.chart.due', due),
    ...(actual.isKept ? [t('plans.chart.kept')] : []),
  ];
  return <>{parts.join('; ')}</>;
}

function rowsOf(sheet: IndicatorView, { t }: PageContext): BarRow[] {
  const { actual, baseline } = sheet;
  const kind = actual?.status === 'hidden' ? 'hidden' : 'notKnownYet';
  return [
    {
      label: t('plans.chart.baseline', { date: t.date(baseline.onDate, 'short') }),
      value: baseline.value,
      category: 6,
    },
    {
      label: actual === null ? t('plans.actual') : t('plans.chart.now', { date: t.date(actual.asOf, 'short') }),
      value: actual?.value ?? null,
      lower: actual?.lower ?? null,
      upper: actual?.upper ?? null,
      category: 1,
      absence: { kind, text: t(`html.absence.${kind}`) },
    },
  ];
}

function historyRow(value: ValueView, unit: string, { t }: PageContext) {
  const number = (one: number | null) => (one === null ? '–' : t.number(one));
  const shown =
    value.value === null
      ? t(`html.absence.${value.status === 'hidden' ? 'hidden' : 'notKnownYet'}`)
      : valueText(t, value.value, unit);
  return [t.date(value.asOf), shown, number(value.numerator), number(value.denominator), number(value.n)];
}

/** The reference sheet. */
function Sheet({ sheet, page: { t, economy } }: Pick<FigureProps, 'sheet' | 'page'>) {
  const unit = unitOf(sheet);
  const row = (key: string, description: string) => ({ term: t(`plans.${key}`), description });
  return (
    <Details summary={t('plans.sheet')}>
      <SummaryList
        rows={[
          row('definition', sheet.definition),
          row('numerator', t(`plans.formula.${sheet.formula}.numerator`)),
          row('denominator', t(`plans.formula.${sheet.formula}.denominator`)),
          ...(sheet.programmeId === null
            ? []
            : [
                {
                  term: t('plans.programme'),
                  description: (
                    <a href={`/programmes/${sheet.programmeId}?economy=${economy.code}`}>{sheet.programme}</a>
                  ),
                },
              ]),
          row('source', sheet.source),
          row('frequency', t(`plans.frequency.${sheet.frequency}`)),
          row('responsible', sheet.responsible),
          row(
            'baseline',
            t('plans.baseline.is', {
              value: valueText(t, sheet.baseline.value, unit),
              date: t.date(sheet.baseline.onDate),
              source: sheet.baseline.source,
            }),
          ),
          {
            term: t('plans.targets'),
            description: <Targets sheet={sheet} page={{ t }} />,
          },
        ]}
      />
    </Details>
  );
}

function Targets({ sheet, page: { t } }: { sheet: IndicatorView; page: Pick<PageContext, 't'> }) {
  const text = (value: number) => valueText(t, value, unitOf(sheet));
  return (
    <ul>
      {sheet.targets.map(({ dueOn, original, revisions }) => (
        <li>
          {t('plans.target.original', { value: text(original), date: t.date(dueOn) })}
          {revisions.map(({ value, reason, onDate }) => (
            <> {t('plans.target.revised', { value: text(value), date: t.date(onDate), reason })}</>
          ))}
        </li>
      ))}
    </ul>
  );
}
