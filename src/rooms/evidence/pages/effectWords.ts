import type { AbsenceKind } from '../../../platform/html/components/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { StudyState } from '../model.ts';
import type { StudyView } from '../views/studies.ts';

/** Programmes name their indicators; a code that the reader's language has a word for is shown by it. */
export const indicatorText = (t: Translator, indicator: string): string =>
  t.has(`evidence.indicator.${indicator}`) ? t(`evidence.indicator.${indicator}`) : indicator;

/** Three figures are what an estimate is known to. */
export const figureText = (t: Translator, value: number): string => t.number(value, { maximumSignificantDigits: 3 });

export const withUnit = (t: Translator, value: number, unit: string): string =>
  unit === '' ? figureText(t, value) : t('evidence.value', { value: figureText(t, value), unit });

export const intervalText = (t: Translator, lower: number, upper: number): string =>
  t('evidence.interval', { lower: figureText(t, lower), upper: figureText(t, upper) });

export const pText = (t: Translator, p: number): string =>
  p < 0.001 ? t('evidence.p.under') : t.number(p, { maximumFractionDigits: p < 0.1 ? 3 : 2 });

/** A difference in standard deviations: the third decimal tells nobody anything. */
export const smallText = (t: Translator, size: number): string =>
  size < 0.005 ? t('evidence.small.under') : t.number(size, { maximumFractionDigits: 2 });

export const reasonText = (t: Translator, reason: string | null): string =>
  reason !== null && t.has(`evidence.reason.${reason}`) ? t(`evidence.reason.${reason}`) : '';

export const absenceOf: Readonly<Record<Exclude<StudyState, 'estimated'>, AbsenceKind>> = {
  registered: 'notKnownYet',
  notKnownYet: 'notKnownYet',
  notIdentified: 'noData',
  hidden: 'hidden',
};

/** The effect in one sentence, as a neighbour would say it. */
export function effectSentence(t: Translator, study: StudyView): string {
  const { release, indicator, unit } = study;
  if (release === null || release.estimate === null || release.lower === null || release.upper === null)
    return t('evidence.effect.notShown');
  const { method } = study.plan;
  return t(method === 'experiment' ? 'evidence.effect.sentence' : `evidence.effect.sentence.${method}`, {
    size: withUnit(t, Math.abs(release.estimate), unit),
    direction: release.estimate >= 0 ? 'more' : 'less',
    indicator: indicatorText(t, indicator),
    lower: figureText(t, release.lower),
    upper: figureText(t, release.upper),
    sure: release.lower > 0 || release.upper < 0 ? 'yes' : 'no',
  });
}

/** Who the two groups are: by the draw, or by whether help had begun. */
export const groupText = (
  t: Translator,
  { plan }: Pick<StudyView, 'plan'>,
  group: 'assigned' | 'notAssigned',
): string => t(plan.method === 'groupTimeAtt' ? `evidence.group.${group}.waves` : `evidence.group.${group}`);
