import { ChartWithTable, ForestChart } from '../../../platform/html/charts/index.ts';
import { SummaryList, Tag, type Tone } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { figureWords } from '../../../platform/html/words.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { GuardRail } from '../model.ts';
import type { StudyView } from '../views/studies.ts';
import { figureText, indicatorText, intervalText, pText, smallText, withUnit } from './effectWords.ts';

export const toneOf = {
  good: 'good',
  caution: 'caution',
  serious: 'action',
  notKnown: 'neutral',
} as const satisfies Record<GuardRail['level'], Tone>;

const worstFirst: readonly GuardRail['level'][] = ['serious', 'caution', 'notKnown', 'good'];

function railSum(t: Translator, rails: readonly GuardRail[]): string {
  const countOf = (level: GuardRail['level']) => rails.filter((rail) => rail.level === level).length;
  return t('evidence.rails.sum', {
    serious: countOf('serious'),
    caution: countOf('caution'),
    good: countOf('good'),
    notKnown: countOf('notKnown'),
  });
}

/** On the programme’s page, in one line: how far the effect can be trusted, and where that is said in full. */
export function TrustLine({ study, page: { t, economy } }: { study: StudyView; page: PageContext }) {
  if (study.card === null) return null;
  return (
    <p>
      <a href={`/evidence/studies/${study.id}?economy=${economy.code}#trust`}>{t('evidence.rails.title')}</a>{' '}
      {railSum(t, study.card.guardRails)}
    </p>
  );
}

/** What must hold for the effect to mean what it says, each with whether it does. */
export function GuardRails({ study, page: { t } }: { study: StudyView; page: PageContext }) {
  const { card, unit } = study;
  if (card === null) return null;
  const textOf = (name: string, value: number) => {
    if (name === 'p') return pText(t, value);
    return name === 'difference' ? smallText(t, value) : figureText(t, value);
  };
  const valuesOf = ({ values }: GuardRail) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(name, value)]));
  const rails = [...card.guardRails].sort((a, b) => worstFirst.indexOf(a.level) - worstFirst.indexOf(b.level));
  return (
    <>
      <h2 id="trust">{t('evidence.rails.title')}</h2>
      <p>{railSum(t, card.guardRails)}</p>
      <SummaryList
        rows={rails.map((rail) => ({
          term: t(`evidence.rail.${rail.key}`),
          description: (
            <>
              <Tag tone={toneOf[rail.level]}>{t(`evidence.rail.level.${rail.level}`)}</Tag>{' '}
              {rail.level === 'notKnown'
                ? t(`evidence.rail.${rail.key}.notKnown`)
                : t(`evidence.rail.${rail.key}.text`, { ...valuesOf(rail), unit, level: rail.level })}
            </>
          ),
        }))}
      />
      {card.lee !== null && card.lee.lower !== null && card.lee.upper !== null && (
        <p>
          {t('evidence.lee', {
            lower: withUnit(t, card.lee.lower, unit),
            upper: withUnit(t, card.lee.upper, unit),
            interval: intervalText(
              t,
              card.lee.intervalLower ?? card.lee.lower,
              card.lee.intervalUpper ?? card.lee.upper,
            ),
          })}
        </p>
      )}
      {study.plan.method === 'regressionDiscontinuity' && (
        <p>
          {t('evidence.limit', {
            limit: figureText(t, card.details.limit ?? 0),
            below: card.details.below ?? 0,
            above: card.details.above ?? 0,
            window: figureText(t, card.details.windowBelow ?? 0),
          })}
        </p>
      )}
    </>
  );
}

/** The effect by periods since help began; before that it should be none. */
export function EffectByTime({ study, page: { t, economy } }: { study: StudyView; page: PageContext }) {
  const { card, release, unit } = study;
  const known = card?.curve.filter(({ key, estimate }) => estimate !== null && key !== -1) ?? [];
  if (release === null || known.length === 0) return null;
  const caption = t('evidence.curve.title');
  const label = (key: number) =>
    key < 0 ? t('evidence.curve.before', { count: -key }) : t('evidence.curve.after', { count: key });
  return (
    <>
      <h2>{caption}</h2>
      <ChartWithTable
        id={`curve-${study.id}`}
        finding={t('evidence.curve.finding', { indicator: indicatorText(t, study.indicator) })}
        unit={t('evidence.curve.unit', { unit: unit === '' ? indicatorText(t, study.indicator) : unit })}
        draw={({ id, width }) => (
          <ForestChart
            id={id}
            width={width}
            description={t('evidence.curve.finding', { indicator: indicatorText(t, study.indicator) })}
            format={(value) => figureText(t, value)}
            origin={0}
            rows={known.map(({ key, estimate, lower, upper }) => ({
              label: label(key),
              estimate: estimate!,
              lower,
              upper,
            }))}
          />
        )}
        table={{
          caption,
          scrollLabel: t('html.table.scroll', { caption }),
          empty: '',
          columns: [
            { label: t('evidence.curve.when') },
            { label: t('evidence.curve.effect'), numeric: true },
            { label: t('evidence.curve.interval'), numeric: true },
          ],
          rows: known.map(({ key, estimate, lower, upper }) => [
            label(key),
            withUnit(t, estimate!, unit),
            lower === null || upper === null ? t('html.absence.noData') : intervalText(t, lower, upper),
          ]),
        }}
        words={figureWords(t)}
        csvHref={`/data/releases/${release.id}/table.csv?economy=${economy.code}`}
        madeHref={`/evidence/studies/${study.id}?economy=${economy.code}#made`}
      />
    </>
  );
}
