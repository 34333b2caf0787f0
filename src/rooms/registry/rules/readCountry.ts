import { clip } from './cell.ts';
import { foldText } from './nameTokens.ts';

export interface CountryTable {
  /** `AU AUS` for each country: its codes of two and three letters. */
  codes: readonly string[];
  /** Other ways in which a country is written, by its code of three letters. */
  aliases: Readonly<Record<string, readonly string[]>>;
}

export type CountryReading = { code: string } | { code: null; nearest: readonly string[] };

const languages = 'en zh-Hant zh-Hans ja ko th vi id ms hi bn si ta fil km lo my es fr ru mn ne ur'.split(' ');
const latinMarks = /[\u0300-\u036f]/g;
const words = /[\p{L}\p{M}\p{N}]+/gu;
const empty = new Set(['the', 'of', 'and', 'de', 'la', 'el', 'republic', 'kingdom', 'state', 'union']);
const mostKept = 5_000;
const longestWord = 60;
/** A name that is longer or shorter by more is no misspelling of it. */
const mostMissing = 3;

/** Understands the words of a country column: names in many languages and forms, codes, and a misspelling that has one reading. */
export class CountryReader {
  private readonly known = new Map<string, string>();
  private readonly english: { code: string; name: string; folded: string }[] = [];
  private readonly kept = new Map<string, CountryReading>();

  constructor(table: CountryTable) {
    for (const pair of table.codes) this.add(pair);
    for (const [code, names] of Object.entries(table.aliases)) for (const name of names) this.name(code, name, true);
  }

  read(text: string): CountryReading {
    let reading = this.kept.get(text);
    if (reading === undefined) {
      reading = this.work(text);
      if (this.kept.size >= mostKept) this.kept.clear();
      this.kept.set(text, reading);
    }
    return reading;
  }

  /** Is the text a country without any guessing? */
  knows(text: string): boolean {
    return text.length <= longestWord && formsOf(foldCountry(text)).some((form) => this.known.has(form));
  }

  private add(pair: string): void {
    const [two, three] = pair.split(' ') as [string, string];
    this.known.set(two.toLowerCase(), three);
    this.known.set(three.toLowerCase(), three);
    for (const language of languages) {
      const name = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(two);
      if (name !== undefined) this.name(three, name, language === 'en');
    }
  }

  private name(code: string, name: string, isEnglish: boolean): void {
    const folded = foldCountry(name);
    for (const form of formsOf(folded)) if (!this.known.has(form)) this.known.set(form, code);
    if (isEnglish) this.english.push({ code, name, folded: folded.join('') });
  }

  private work(text: string): CountryReading {
    const folded = foldCountry(text);
    for (const form of formsOf(folded)) {
      const code = this.known.get(form);
      if (code !== undefined) return { code };
    }
    return this.guess(folded.join(''));
  }

  /** A word a letter or two away from one country, and further from every other. */
  private guess(word: string): CountryReading {
    if (word === '' || word.length > longestWord) return { code: null, nearest: [] };
    const near = this.english
      .filter(({ folded }) => Math.abs(folded.length - word.length) <= mostMissing)
      .map((one) => ({ ...one, distance: distance(word, one.folded) }))
      .sort((a, b) => a.distance - b.distance);
    const best = near[0];
    if (best === undefined) return { code: null, nearest: [] };
    const most = word.length < 5 ? 0 : word.length < 8 ? 1 : 2;
    const rival = near.find(({ code }) => code !== best.code);
    if (best.distance <= most && (rival === undefined || rival.distance > best.distance)) return { code: best.code };
    return { code: null, nearest: [...new Set(near.slice(0, 3).map(({ name }) => name))] };
  }
}

function foldCountry(text: string): string[] {
  return foldText(text).normalize('NFD').replaceAll(latinMarks, '').normalize('NFC').match(words) ?? [];
}

/** As it stands, and without the words that say what kind of country it is, in any order. */
function formsOf(folded: readonly string[]): string[] {
  const core = folded.filter((word) => !empty.has(word));
  const forms = [folded.join(''), core.join(''), [...core].sort().join(' ')];
  return forms.filter((form) => form !== '');
}

/** Letters to change, add, leave out or exchange with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above[b.length]!;
}

export function unknownCountry(text: string, nearest: readonly string[]) {
  const near = nearest.length === 0 ? '' : ` (nearest: ${nearest.join(', ')})`;
  return {
    code: 'country',
    message: text === '' ? 'the economy is missing' : `"${clip(text)}" is no economy that is known${near}`,
    remedy: 'write its name or its code of two or three letters',
  };
}
