import type { Mapping } from '../mapping/model.ts';
import type { Stated, StatedCapability } from '../model.ts';
import { type Cell, clip, refused, taken } from './cell.ts';
import { readText } from './checkCells.ts';
import { isShortened, plainDigits } from './digits.ts';
import { parseDay } from './readDates.ts';
import { type DecimalSign, parseNumber, parseShare } from './readNumbers.ts';
import { shortenedNumber } from './recordKey.ts';

export type Reject = (column: string, fault: Extract<Cell<unknown>, { ok: false }>) => void;
type At = (column: string | undefined) => number;

const longest = 500;
const mostOfAKind = 200;

/** Reads what is public of a firm and has no column of its own. Undefined where the mapping names no such column. */
export function buildStatedReader(
  mapping: Mapping,
  at: At,
): ((cells: readonly string[], reject: Reject) => Stated | null) | undefined {
  const parts = [namesReader, identifiersReader, capabilitiesReader, websiteReader, sharesReader]
    .map((build) => build(mapping, at))
    .filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return (cells, reject) => {
    const stated: Stated = {};
    for (const part of parts) Object.assign(stated, part(cells, reject));
    return Object.keys(stated).length === 0 ? null : stated;
  };
}

type Part = (cells: readonly string[], reject: Reject) => Partial<Stated> | null;

function namesReader({ columns }: Mapping, at: At): Part | undefined {
  const found = placed(columns.names, at);
  if (found.length === 0) return undefined;
  return (cells, reject) => {
    const names = found.flatMap(({ index, column, kind, language, separator }) =>
      partsOf(readText(cells, index), separator).flatMap((text) => {
        if (tooLong(column, text, reject)) return [];
        return [{ text, kind, ...(language === undefined ? {} : { language }) }];
      }),
    );
    return names.length === 0 ? null : { names };
  };
}

function identifiersReader({ columns }: Mapping, at: At): Part | undefined {
  const found = placed(columns.identifiers, at);
  if (found.length === 0) return undefined;
  return (cells, reject) => {
    const identifiers = found.flatMap(({ index, column, scheme }) => {
      const value = plainDigits(readText(cells, index));
      if (value === '' || tooLong(column, value, reject)) return [];
      if (!isShortened(value)) return [{ scheme, value }];
      reject(column, shortenedNumber(value) as Extract<Cell<never>, { ok: false }>);
      return [];
    });
    return identifiers.length === 0 ? null : { identifiers };
  };
}

function websiteReader({ columns }: Mapping, at: At): Part | undefined {
  const index = at(columns.website);
  if (index < 0) return undefined;
  return (cells, reject) => {
    const cell = readWebsite(readText(cells, index));
    if (!cell.ok) reject(columns.website as string, cell);
    else if (cell.value !== null) return { website: cell.value };
    return null;
  };
}

/** A public address of the web; anything else is no link that we show. */
export function readWebsite(text: string): Cell<string> {
  if (text === '') return taken<string>(null);
  const written = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(written) ? new URL(written) : null;
  const isSound = url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && url.username === '';
  if (isSound && text.length <= longest) return taken(url.href.replace(/\/$/, ''));
  return refused(
    'website',
    `"${clip(text)}" is not an address of the web`,
    'write it as www.example.com, or leave the cell empty',
  );
}

function capabilitiesReader(mapping: Mapping, at: At): Part | undefined {
  const found = placed(mapping.columns.capabilities, at).map((one) => ({
    ...one,
    codeAt: at(one.code),
    fromAt: at(one.validFrom),
    toAt: at(one.validTo),
    decimal: mapping.decimals?.[one.column] ?? ('.' as const),
    isPercent: mapping.percents?.includes(one.column) ?? false,
  }));
  if (found.length === 0) return undefined;
  const day = (cells: readonly string[], index: number, column: string | undefined, reject: Reject) => {
    const cell = parseDay(readText(cells, index), mapping.days?.[column ?? '']);
    if (cell.ok) return cell.value ?? undefined;
    reject(column as string, cell);
    return undefined;
  };
  return (cells, reject) => {
    const capabilities: StatedCapability[] = [];
    for (const one of found) {
      const texts = partsOf(readText(cells, one.index), one.separator);
      if (texts.length > mostOfAKind) reject(one.column, refusedMany(texts.length));
      const validFrom = texts.length === 0 ? undefined : day(cells, one.fromAt, one.validFrom, reject);
      const validTo = texts.length === 0 ? undefined : day(cells, one.toAt, one.validTo, reject);
      const code = readText(cells, one.codeAt);
      for (const text of texts.slice(0, mostOfAKind)) {
        if (tooLong(one.column, text, reject)) continue;
        capabilities.push({
          kind: one.kind,
          text,
          ...(code === '' ? {} : { code }),
          ...(validFrom === undefined ? {} : { validFrom }),
          ...(validTo === undefined ? {} : { validTo }),
          ...amountOf(one, text, reject),
        });
      }
    }
    return capabilities.length === 0 ? null : { capabilities };
  };
}

const counted = new Set(['capacity', 'minimumOrder', 'leadTime', 'spareShare']);

/** `5,000 pieces` is a number and its unit; what is no number stays text. */
function amountOf(
  {
    kind,
    unit,
    column,
    decimal,
    isPercent,
  }: { kind: string; unit?: string | undefined; column: string; decimal: DecimalSign; isPercent: boolean },
  text: string,
  reject: Reject,
): Pick<StatedCapability, 'number' | 'unit'> {
  if (!counted.has(kind)) return unit === undefined ? {} : { unit };
  if (kind === 'spareShare') {
    const share = parseShare(text, decimal, isPercent);
    if (!share.ok) reject(column, share);
    return share.ok && share.value !== null ? { number: share.value } : {};
  }
  const match = /^([\p{Nd}.,\s]*\p{Nd})\s*(.{0,40})$/u.exec(text);
  const number = match === null ? null : parseNumber(match[1] as string, decimal);
  if (number === null) return unit === undefined ? {} : { unit };
  const written = (match?.[2] ?? '').trim() || unit;
  return { number, ...(written === undefined ? {} : { unit: written }) };
}

function sharesReader(mapping: Mapping, at: At): Part | undefined {
  const found = mapping.columns.industries
    .filter(({ share }) => share !== undefined)
    .map((one) => ({ ...one, index: at(one.column), shareAt: at(one.share) }))
    .filter(({ index, shareAt }) => index >= 0 && shareAt >= 0);
  if (found.length === 0) return undefined;
  return (cells, reject) => {
    const industries = found.flatMap(({ index, shareAt, scheme, share: column }) => {
      const isPercent = mapping.percents?.includes(column as string) ?? false;
      const cell = parseShare(readText(cells, shareAt), mapping.decimals?.[column as string] ?? '.', isPercent);
      const code = readText(cells, index);
      if (!cell.ok) reject(column as string, cell);
      return cell.ok && cell.value !== null && code !== '' ? [{ scheme, code, share: cell.value }] : [];
    });
    return industries.length === 0 ? null : { industries };
  };
}

function placed<One extends { column: string }>(list: readonly One[] | undefined, at: At): (One & { index: number })[] {
  return (list ?? []).map((one) => ({ ...one, index: at(one.column) })).filter(({ index }) => index >= 0);
}

function partsOf(text: string, separator: string | undefined): string[] {
  if (text === '') return [];
  if (separator === undefined) return [text];
  return [...new Set(text.split(separator).map((part) => part.trim()))].filter((part) => part !== '');
}

function tooLong(column: string, text: string, reject: Reject): boolean {
  if (text.length <= longest) return false;
  reject(
    column,
    refused('tooLong', `the text is longer than ${longest} characters`, 'shorten it') as Extract<
      Cell<never>,
      { ok: false }
    >,
  );
  return true;
}

const refusedMany = (count: number) =>
  refused('tooMany', `the cell lists ${count} things`, `list at most ${mostOfAKind}`) as Extract<
    Cell<never>,
    { ok: false }
  >;
