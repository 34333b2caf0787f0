import { findFirmFact } from '../../../codes/index.ts';
import type { Mapping } from '../mapping/model.ts';
import type { StagedFact } from '../model.ts';
import { type Cell, clip, refused, taken } from './cell.ts';
import { readText } from './checkCells.ts';
import { plainDigits } from './digits.ts';
import { classOfFact, isShareFact, typeOfFact } from './factClasses.ts';
import { type Band, parseBand, writeBand } from './readBand.ts';
import { type DecimalSign, parseNumber, parseShare, parseYesNo } from './readNumbers.ts';
import type { Reject } from './readStated.ts';

const longest = 300;
const bandFacts: Readonly<Record<string, string>> = { employees: 'employeesBand', turnover: 'turnoverBand' };

type FactValue = StagedFact['value'];
interface FactCell {
  fact: string;
  value: FactValue;
}

interface Parts {
  decimal: DecimalSign;
  isPercent: boolean;
  bands: Readonly<Record<string, Band>>;
  currency: string | undefined;
  ownCurrency: string;
}

/** Reads the columns that state facts; undefined where there are none. */
export function buildFactReader(
  mapping: Mapping,
  at: (column: string | undefined) => number,
  ownCurrency: string,
): ((cells: readonly string[], reject: Reject) => StagedFact[]) | undefined {
  const found = (mapping.columns.facts ?? [])
    .map((one) => ({ ...one, index: at(one.column), class: classOfFact(one.fact, one.class) }))
    .filter(({ index }) => index >= 0);
  if (found.length === 0) return undefined;
  return (cells, reject) =>
    found.flatMap((one) => {
      const cell = readFact(one.fact, readText(cells, one.index), partsOf(mapping, one, ownCurrency));
      if (!cell.ok) reject(one.column, cell);
      return cell.ok && cell.value !== null ? [{ ...cell.value, class: one.class }] : [];
    });
}

function partsOf(
  mapping: Mapping,
  { column, currency }: { column: string; currency?: string | undefined },
  ownCurrency: string,
): Parts {
  return {
    decimal: mapping.decimals?.[column] ?? '.',
    isPercent: mapping.percents?.includes(column) ?? false,
    bands: mapping.bands ?? {},
    currency,
    ownCurrency,
  };
}

export function readFact(fact: string, text: string, parts: Parts): Cell<FactCell> {
  if (text === '') return taken<FactCell>(null);
  switch (typeOfFact(fact)) {
    case 'boolean':
      return named(fact, parseYesNo(text));
    case 'number':
      return isShareFact(fact)
        ? named(fact, parseShare(text, parts.decimal, parts.isPercent))
        : readAmount(fact, text, parts);
    case 'contact':
      return named(fact, readContact(fact, text));
    case 'code':
      return named(
        fact,
        text.length <= longest
          ? taken(text)
          : refused('tooLong', 'the text is too long', `use ${longest} characters at most`),
      );
    default:
      return refused('fact', `there is no fact "${clip(fact)}"`, 'correct the mapping');
  }
}

/** A number, or a band of them, which is a fact of its own: it is not passed off as a number. */
function readAmount(fact: string, text: string, parts: Parts): Cell<FactCell> {
  const value = parseNumber(text, parts.decimal);
  const known = findFirmFact(fact);
  const isSound = value !== null && value >= (known?.least ?? value) && (!known?.integer || Number.isInteger(value));
  if (isSound) {
    const isForeign = known?.unit === 'money' && parts.currency !== undefined && parts.currency !== parts.ownCurrency;
    return taken({ fact, value: isForeign ? { amount: String(value), currency: parts.currency as string } : value });
  }
  const band = bandFacts[fact] === undefined ? null : bandOf(text, parts);
  if (band !== null) return taken({ fact: bandFacts[fact] as string, value: writeBand(band) });
  return refused(
    'number',
    `"${clip(text)}" is neither a number nor a band`,
    'write digits, or a band such as 20-49, or leave the cell empty',
  );
}

/** A band in words of the mapping's own, or in signs. */
export function bandOf(text: string, { bands, decimal }: Pick<Parts, 'bands' | 'decimal'>): Band | null {
  return (Object.hasOwn(bands, text) ? bands[text] : undefined) ?? parseBand(text, decimal);
}

const email = /^[^\s@<>()[\]",;:]{1,64}@[^\s@<>()[\]",;:]{1,190}\.[^\s@<>()[\]",;:.]{2,24}$/u;
const phone = /^[+(]?[\d\s().\-/+#ext]{5,40}$/i;

function readContact(fact: string, text: string): Cell<string> {
  const bare = fact === 'phone' ? plainDigits(text) : text;
  if (fact === 'email' && !email.test(bare))
    return refused(
      'email',
      `"${clip(text)}" is not an e-mail address`,
      'write it as name@example.com, or leave the cell empty',
    );
  if (fact === 'phone' && !(phone.test(bare) && /\d{5}/.test(bare.replaceAll(/\D/g, ''))))
    return refused('phone', `"${clip(text)}" is not a telephone number`, 'write digits, spaces, + and brackets only');
  if (bare.length > longest) return refused('tooLong', 'the text is too long', `use ${longest} characters at most`);
  return taken(bare);
}

function named<Value extends FactValue>(fact: string, cell: Cell<Value>): Cell<FactCell> {
  if (!cell.ok) return cell;
  return taken(cell.value === null ? null : { fact, value: cell.value });
}
