import { IntlMessageFormat } from 'intl-messageformat';
import type { Translator } from './index.ts';
import { loadMessages, sourceLocale } from './messageFiles.ts';
import { pseudoLocale, pseudoTranslate } from './pseudoLocale.ts';

export interface TranslatorOptions {
  /** IANA zone in which instants are shown; ISO dates have none and stay the day that they name. */
  timeZone?: string;
  /** What a missing key does: `throw` in tests, where a hole is a fault; `mark` for people, who need the rest of the page. */
  missing?: 'throw' | 'mark';
  log?: (line: string) => void;
}

type Parameters = Record<string, string | number | Date>;

const compiled = new Map<string, IntlMessageFormat | null>();
const translators = new Map<string, Translator>();
const reported = new Set<string>();

/** Thai dates would be Buddhist and Burmese digits native: the portal pins one calendar and one set of digits. */
export const pinnedLocale = (locale: string) =>
  `${locale === pseudoLocale || locale === sourceLocale ? 'en-GB' : locale}-u-ca-gregory-nu-latn`;

function compileMessage(locale: string, key: string, timeZone: string): IntlMessageFormat | null {
  const cacheKey = `${locale} ${timeZone} ${key}`;
  const cached = compiled.get(cacheKey);
  if (cached !== undefined) return cached;
  const pseudo = locale === pseudoLocale;
  const text = loadMessages(pseudo ? sourceLocale : locale).texts.get(key);
  const format = text === undefined ? null : parseMessage(text, locale, timeZone);
  compiled.set(cacheKey, format);
  return format;
}

export function parseMessage(text: string, locale: string, timeZone = 'UTC'): IntlMessageFormat {
  const zone = { timeZone };
  const formats = {
    date: {
      short: { ...zone, day: 'numeric', month: 'short', year: 'numeric' },
      long: { ...zone, day: 'numeric', month: 'long', year: 'numeric' },
      medium: { ...zone, day: 'numeric', month: 'short', year: 'numeric' },
    },
    time: { short: { ...zone, hour: '2-digit', minute: '2-digit' } },
  } as const;
  const format = new IntlMessageFormat(text, pinnedLocale(locale), formats, { ignoreTag: true });
  if (locale !== pseudoLocale) return format;
  return new IntlMessageFormat(pseudoTranslate(format.getAst()), pinnedLocale(locale), formats, { ignoreTag: true });
}

export function createTranslator(locale: string, options: TranslatorOptions = {}): Translator {
  const timeZone = options.timeZone ?? 'UTC';
  const shared = !options.missing && !options.log;
  const known = shared ? translators.get(`${locale} ${timeZone}`) : undefined;
  if (known) return known;
  const translator = buildTranslator(locale, timeZone, options);
  if (shared) translators.set(`${locale} ${timeZone}`, translator);
  return translator;
}

function buildTranslator(locale: string, timeZone: string, options: TranslatorOptions): Translator {
  const missing = options.missing ?? (process.env.NODE_TEST_CONTEXT ? 'throw' : 'mark');
  const log = options.log ?? ((line: string) => process.stderr.write(`${line}\n`));
  const fault = (key: string, what: string) => {
    if (missing === 'throw') throw new Error(`Message ${key} (${locale}): ${what}`);
    if (!reported.has(`${locale} ${key}`)) log(`Message ${key} (${locale}): ${what}`);
    reported.add(`${locale} ${key}`);
    return `⟦${key}⟧`;
  };
  const find = (key: string) => compileMessage(locale, key, timeZone) ?? compileMessage(sourceLocale, key, timeZone);

  const translate = (key: string, parameters?: Parameters): string => {
    const message = find(key);
    if (!message) return fault(key, 'is in no message file');
    try {
      return String(message.format(parameters));
    } catch (error) {
      return fault(key, error instanceof Error ? error.message : String(error));
    }
  };
  return Object.assign(translate, wordsOf(locale, timeZone), { has: (key: string) => find(key) !== null });
}

function wordsOf(locale: string, timeZone: string): Pick<Translator, 'locale' | 'number' | 'date' | 'list'> {
  const pinned = pinnedLocale(locale);
  const numberFormats = new Map<string, Intl.NumberFormat>();
  const dateFormats = new Map<string, Intl.DateTimeFormat>();
  const lists = new Intl.ListFormat(pinned, { style: 'long', type: 'conjunction' });
  const numberFormat = (options: Intl.NumberFormatOptions = {}) => {
    const key = JSON.stringify(options);
    const format = numberFormats.get(key) ?? new Intl.NumberFormat(pinned, options);
    numberFormats.set(key, format);
    return format;
  };
  const dateFormat = (style: 'long' | 'short', isInstant: boolean) => {
    const key = `${style} ${isInstant}`;
    const time = isInstant ? ({ hour: '2-digit', minute: '2-digit' } as const) : {};
    const month = style === 'long' ? 'long' : 'short';
    const zone = isInstant ? timeZone : 'UTC';
    const format =
      dateFormats.get(key) ??
      new Intl.DateTimeFormat(pinned, { day: 'numeric', month, year: 'numeric', timeZone: zone, ...time });
    dateFormats.set(key, format);
    return format;
  };
  return {
    locale,
    number: (value, options) => numberFormat(options).format(value),
    date: (iso, style = 'long') => dateFormat(style, iso.includes('T')).format(new Date(iso)),
    list: (items) => lists.format(items),
  };
}
