import type { Translator } from '../../../platform/i18n/index.ts';
import type { Cell, MeasurementView } from '../views/clusters.ts';

/** Three figures of a quotient are more than it is known to. */
export function quotientText(t: Translator, value: number): string {
  const digits = value >= 99.5 ? 0 : value >= 9.95 ? 1 : 2;
  return t.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** In a sentence: `47 times`, `7.6 times`. */
export function timesText(t: Translator, value: number): string {
  return t.number(value, { maximumFractionDigits: value >= 9.95 ? 0 : 1 });
}

/** An expected number of plants. */
export const decimalText = (t: Translator, value: number): string =>
  value < 0.05
    ? t('clusters.under', { value: t.number(0.05) })
    : t.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Chances are never zero; nor is a value that rounds up to the threshold on the wrong side of it. */
export function qText(t: Translator, q: number): string {
  if (q < 0.001) return t('clusters.under', { value: t.number(0.001) });
  if (q >= 0.0495 && q < 0.05) return t('clusters.under', { value: t.number(0.05) });
  if (q < 0.1) return t.number(q, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return t.number(q, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

export const intervalText = (t: Translator, { lower, upper }: Pick<Cell, 'lower' | 'upper'>): string =>
  lower === null || upper === null
    ? t('clusters.interval.none')
    : t('clusters.interval', { lower: quotientText(t, lower), upper: quotientText(t, upper) });

export const placeText = (t: Translator, { place, region }: Pick<Cell, 'place' | 'region'>): string =>
  region === null ? place : t('clusters.place', { place, region });

/** A source may state its date in words. */
export const asOfText = (t: Translator, asOf: string | null): string =>
  asOf === null ? t('html.absence.notKnownYet') : /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? t.date(asOf) : asOf;

/** What every figure made of a measurement needs to be read: how many, of when, and when it was computed. */
export const provenanceText = (t: Translator, { plants, areas, asOf, computedAt }: MeasurementView): string =>
  t('clusters.provenance', { plants, areas, asOf: asOfText(t, asOf), computedAt: t.date(computedAt) });
