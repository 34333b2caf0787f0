import { type RandomSource, seededRandom } from '../../random/index.ts';
import { casts, type LanguageCast } from './castOfLanguages.ts';

export interface NamePair {
  a: string;
  b: string;
  isSame: boolean;
  language: string;
  kind: string;
}

interface Firm {
  stem: readonly [string, string];
  trade: readonly [string, string];
  body: readonly [string, string];
  place: readonly [string, string] | null;
  form: number;
  number: number | null;
}

type Change = (firm: Firm, cast: LanguageCast, random: RandomSource) => [a: string, b: string];

const sameFirm: Readonly<Record<string, Change>> = {
  'short legal form': (firm, cast) => [write(firm, cast, 0), write(firm, cast, 1)],
  'no legal form': (firm, cast) => [write(firm, cast, 0), bare(firm, cast)],
  'common word dropped': (firm, cast, random) => [
    write({ ...firm, body: pick(cast.bodies, random) }, cast, 0),
    write({ ...firm, body: ['', ''] }, cast, 0),
  ],
  'romanised, whole': (firm, cast) => [write(firm, cast, 0), write(firm, cast, 2)],
  'romanised, short form': (firm, cast) => [write(firm, cast, 1), write(firm, cast, 3)],
  'capitals and signs': (firm, cast) => [write(firm, cast, 2), write(firm, cast, 3).toUpperCase().replaceAll(',', ' ')],
  'one slip of the pen': (firm, cast, random) => [write(firm, cast, 2), slip(firm, cast, random)],
};

const otherFirm: Readonly<Record<string, Change>> = {
  'another name': (firm, cast, random) => {
    const stem = another(cast.stems, firm.stem, random);
    return [write(firm, cast, 0), write({ ...firm, stem }, cast, random() < 0.5 ? 0 : 2)];
  },
  'another name, Latin': (firm, cast, random) => {
    const stem = another(cast.stems, firm.stem, random);
    return [write(firm, cast, 2), write({ ...firm, stem }, cast, 3)];
  },
  'another trade': (firm, cast, random) => {
    const trade = another(cast.trades, firm.trade, random);
    return [write(firm, cast, 0), write({ ...firm, trade }, cast, random() < 0.5 ? 0 : 2)];
  },
  'another place': (firm, cast, random) => {
    const place = pick(cast.places, random);
    return [
      write({ ...firm, place }, cast, 0),
      write({ ...firm, place: another(cast.places, place, random) }, cast, 1),
    ];
  },
  'another unit': (firm, cast, random) => {
    const number = 1 + Math.floor(random() * 6);
    const other = number + 1 + Math.floor(random() * 3);
    return [write({ ...firm, number }, cast, 0), write({ ...firm, number: other }, cast, 0)];
  },
};

/**
 * Pairs of names with known truth: firms of sixteen languages and scripts, written again in other ways, beside firms that are others.
 * Half of them are the same firm. The same seed gives the same pairs.
 */
export function generatePairs(seed: number, perLanguage: number): NamePair[] {
  const random = seededRandom(seed);
  return casts.flatMap((cast) =>
    Array.from({ length: perLanguage }, (_, index) => {
      const isSame = index % 2 === 0;
      const [kind, change] = pick(Object.entries(isSame ? sameFirm : otherFirm), random);
      const [a, b] = change(drawFirm(cast, random), cast, random);
      return { a, b, isSame, language: cast.code, kind };
    }),
  );
}

function drawFirm(cast: LanguageCast, random: RandomSource): Firm {
  return {
    stem: pick(cast.stems, random),
    trade: pick(cast.trades, random),
    body: random() < 0.3 ? pick(cast.bodies, random) : ['', ''],
    place: random() < 0.3 ? pick(cast.places, random) : null,
    form: Math.floor(random() * cast.forms.length),
    number: null,
  };
}

/** Manner 0 and 1: in the language, long and short; 2 and 3: in Latin letters. */
function write(firm: Firm, cast: LanguageCast, manner: 0 | 1 | 2 | 3): string {
  return cast.forms[firm.form]![manner]!.replace('*', partsOf(firm, cast, manner < 2 ? 0 : 1));
}

function bare(firm: Firm, cast: LanguageCast): string {
  return partsOf(firm, cast, 0);
}

function partsOf({ stem, trade, body, place, number }: Firm, cast: LanguageCast, side: 0 | 1): string {
  const parts = [place?.[side] ?? '', stem[side], trade[side], body[side], number === null ? '' : String(number)];
  return parts.filter((part) => part !== '').join(cast.isRun && side === 0 ? '' : ' ');
}

/** One letter of a longer word of its own is doubled, dropped or exchanged. */
function slip(firm: Firm, cast: LanguageCast, random: RandomSource): string {
  const word = firm.stem[1];
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 2));
  const letter = word[at]!;
  const changed = random() < 0.5 ? letter + letter : random() < 0.5 ? '' : 'aeioustrn'[Math.floor(random() * 9)]!;
  return write({ ...firm, stem: [firm.stem[0], word.slice(0, at) + changed + word.slice(at + 1)] }, cast, 2);
}

function pick<Item>(items: readonly Item[], random: RandomSource): Item {
  return items[Math.floor(random() * items.length)]!;
}

function another<Item>(items: readonly Item[], one: Item, random: RandomSource): Item {
  return pick(
    items.filter((item) => item !== one),
    random,
  );
}
