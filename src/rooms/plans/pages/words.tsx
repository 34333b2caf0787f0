import { Absence, Tag, type Tone } from '../../../platform/html/components/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { PlanAction } from '../model.ts';
import type { Colour } from '../rules/measureProgress.ts';
import type { IndicatorView } from '../views/plans.ts';

const toneOfColour: Record<Colour, Tone> = { green: 'good', amber: 'caution', red: 'action', grey: 'neutral' };
const toneOfState: Record<PlanAction['state'], Tone> = {
  planned: 'neutral',
  underway: 'brand',
  done: 'good',
  stopped: 'caution',
};

export const ColourTag = ({ t, colour }: { t: Translator; colour: Colour }) => (
  <Tag tone={toneOfColour[colour]}>{t(`plans.colour.${colour}`)}</Tag>
);

export const ActionTag = ({ t, state }: { t: Translator; state: PlanAction['state'] }) => (
  <Tag tone={toneOfState[state]}>{t(`plans.action.state.${state}`)}</Tag>
);

/** A value in the indicator's unit; the unit of an effect is that of its outcome. */
export function valueText(t: Translator, value: number, unit: string): string {
  if (unit === 'firms') return t('plans.value.firms', { firms: value });
  if (unit === 'percent') return t('plans.value.percent', { value: t.number(value, { maximumFractionDigits: 1 }) });
  const number = t.number(value, { maximumSignificantDigits: 3 });
  return unit === 'outcome' || unit === '' ? number : t('plans.value.outcome', { value: number, unit });
}

/** The unit in which baseline and target are read: an effect learns its unit from its first value. */
export const unitOf = ({ unit, actual }: Pick<IndicatorView, 'unit' | 'actual'>): string => actual?.unit ?? unit;

export const moneyText = (t: Translator, amount: string, currency: string): string =>
  t('plans.money', { amount: amountText(t, amount), currency });

/** Whole, or with both places: an amount with one place looks mistyped. */
export const amountText = (t: Translator, amount: string): string =>
  t.number(Number(amount), { minimumFractionDigits: amount.includes('.') ? 2 : 0, maximumFractionDigits: 2 });

export const percentText = (t: Translator, share: number): string =>
  t.number(share, { style: 'percent', maximumFractionDigits: 0 });

/** The value as it stands, or which nothing it is. */
export function ActualText({ sheet, t }: { sheet: IndicatorView; t: Translator }) {
  const { actual } = sheet;
  if (actual === null || actual.status === 'notKnownYet')
    return <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />;
  if (actual.value === null) return <Absence kind="hidden" text={t('html.absence.hidden')} />;
  return <>{valueText(t, actual.value, unitOf(sheet))}</>;
}

/** How far it has come, in a sentence; or why that can't be said. */
export function progressSentence(t: Translator, sheet: IndicatorView): string {
  const { progress, actual } = sheet;
  if (progress.reason === 'noValue' || actual === null) {
    if (actual === null) return t('plans.absence.notComputed');
    return t(`plans.absence.${actual.reason === null || actual.reason === '' ? 'nothingYet' : actual.reason}`);
  }
  if (progress.reason !== null) return t(`plans.progress.${progress.reason}`);
  return t(`plans.progress.${progress.colour}`, {
    share: percentText(t, progress.share ?? 0),
    expected: percentText(t, progress.expected ?? 0),
    backwards: (progress.share ?? 0) < 0 ? 'yes' : 'no',
  });
}
