import type { PageContext } from '../../../../platform/html/page.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import type { FileShown, Market, Upgrade } from '../views/markets.ts';

export const percent = (t: Translator, value: number, digits = 0) =>
  t.number(value, { style: 'percent', maximumFractionDigits: digits });

export const money = (t: Translator, value: string | number) =>
  t.number(Number(value), Number(value) < 100_000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 4 });

export const decimal = (t: Translator, value: number | null, digits = 2) =>
  value === null ? t('html.absence.notKnownYet') : t.number(value, { maximumFractionDigits: digits });

export const signed = (t: Translator, value: number | null) =>
  value === null
    ? t('html.absence.notKnownYet')
    : t.number(value, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' });

export const growthText = (t: Translator, growth: Market['growth']) =>
  growth === null
    ? t('html.absence.notKnownYet')
    : t('clusters.markets.growth.value', {
        rate: signed(t, growth.rate),
        from: String(growth.from),
        to: String(growth.to),
      });

export function tariffText(t: Translator, { tariff, tariffLow, tariffHigh }: Market): string {
  if (tariff === null || tariffLow === null || tariffHigh === null) return t('html.absence.notKnownYet');
  const value = `${t.number(tariff, { maximumFractionDigits: 1 })} %`;
  return tariffLow === tariffHigh
    ? value
    : t('clusters.markets.tariff.range', {
        value,
        low: t.number(tariffLow, { maximumFractionDigits: 1 }),
        high: t.number(tariffHigh, { maximumFractionDigits: 1 }),
      });
}

/** The old Herfindahl limits of competition law: below 0.15 many suppliers, from 0.25 few. */
export const concentrationText = (t: Translator, value: number | null) =>
  value === null
    ? t('html.absence.notKnownYet')
    : t('clusters.markets.concentration.value', {
        value: t.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
        level: value < 0.15 ? 'low' : value < 0.25 ? 'middle' : 'high',
      });

export const productName = ({ hs, title }: Pick<Upgrade, 'hs' | 'title'>) => (title === null ? hs : `${hs} ${title}`);

export const basisText = ({ t }: PageContext, file: FileShown, year: number) =>
  t('clusters.markets.basis', {
    ...{ source: file.source, on: t.date(file.knownOn), currency: file.currency },
    ...{ exporters: file.exporters, year: String(year), reporter: file.reporter },
  });
