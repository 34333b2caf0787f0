import { Absence, Tag } from '../../../platform/html/components/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { PublishedCell } from '../model.ts';

const wordOr = (t: Translator, key: string, name: string) => (t.has(key) ? t(key) : name);

export const topicText = (t: Translator, topic: string): string => wordOr(t, `publication.topic.${topic}`, topic);

/** Rooms name their dimensions and measures; where the reader's language has a word for one, it is shown. */
export const columnText = (t: Translator, name: string): string =>
  wordOr(t, `publication.column.${name}`, `${name.slice(0, 1).toLocaleUpperCase(t.locale)}${name.slice(1)}`);

export const keyText = (t: Translator, value: string): string => wordOr(t, `publication.value.${value}`, value);

export const stateTag = (t: Translator, { current }: { current: boolean }) =>
  current ? <Tag tone="good">{t('publication.state.current')}</Tag> : <Tag>{t('publication.state.replaced')}</Tag>;

/** A value, or which of the nothings stands in its place. */
export function valueText(t: Translator, { status, values }: PublishedCell, measure: string) {
  if (status === 'hidden') return <Absence kind="hidden" text={t('html.absence.hidden')} />;
  const value = values[measure];
  if (value === null || value === undefined) return <Absence kind="noData" text={t('html.absence.noData')} />;
  return t.number(value, { maximumSignificantDigits: 6 });
}
