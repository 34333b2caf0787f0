import type { Translator } from '../i18n/index.ts';
import type { AbsenceKind } from './components/Absence.tsx';

/** Words that components and figures need on every page, ready to be passed to them. */
export const figureWords = (t: Translator) => ({
  table: t('html.chart.table'),
  csv: t('html.chart.csv'),
  made: t('html.chart.made'),
});

export const mapWords = (t: Translator) => ({
  ...figureWords(t),
  open: t('html.map.open'),
  close: t('html.map.close'),
  /** Names of MapLibre's own texts. */
  library: {
    'Map.Title': t('html.map.title'),
    'NavigationControl.ZoomIn': t('html.map.zoomIn'),
    'NavigationControl.ZoomOut': t('html.map.zoomOut'),
    'Popup.Close': t('html.map.closePopup'),
  },
});

/** Names of a map's classes. */
export const legendWords = (t: Translator) => ({
  below: (high: string) => t('html.map.below', { high }),
  between: (low: string, high: string) => t('html.map.between', { low, high }),
  from: (low: string) => t('html.map.from', { low }),
});

export const absenceWords = (t: Translator): Readonly<Record<AbsenceKind, string>> => ({
  notKnownYet: t('html.absence.notKnownYet'),
  hidden: t('html.absence.hidden'),
  noData: t('html.absence.noData'),
  zero: t('html.absence.zero'),
});

export const paginationWords = (t: Translator) => ({
  label: t('html.pagination.label'),
  previous: t('html.pagination.previous'),
  next: t('html.pagination.next'),
  page: (number: number) => t('html.pagination.page', { number }),
  number: (number: number) => t.number(number),
});

export const dateWords = (t: Translator) => ({
  day: t('html.date.day'),
  month: t('html.date.month'),
  year: t('html.date.year'),
});
