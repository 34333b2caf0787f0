/** Characters that are written in two ways; both become the second. */
const variants: Readonly<Record<string, string>> = {
  臺: '台',
  巿: '市',
  菸: '煙',
  廍: '部',
  凃: '塗',
  陜: '陝',
  恒: '恆',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};
const variantPattern = new RegExp(`[${Object.keys(variants).join('')}]`, 'gu');
const plainAscii = /^[a-z0-9 ]*$/;

/**
 * A text as it is compared: NFKC, lower case, Latin letters without marks, one spelling of variant characters, punctuation as spaces, apostrophes
 * left out. Marks of other scripts stay: they are vowels there.
 */
export function foldText(text: string): string {
  let folded = text.toLowerCase().trim();
  if (!plainAscii.test(folded)) {
    folded = folded
      .normalize('NFKC')
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .toLowerCase()
      .replace(variantPattern, (character) => variants[character]!)
      .replace(/['’`´.]/g, '')
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
      .trim();
  }
  return folded.replace(/ {2,}/g, ' ');
}

const han = /\p{Script=Han}/u;
const numeralPlaces: Readonly<Record<string, string>> = {
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
};

/** Words of a text: runs of letters, runs of digits; a run of Han characters as its pairs, for it has no spaces. */
export function wordsOf(folded: string): string[] {
  const plain = han.test(folded)
    ? folded.replace(/[一二三四五六七八九十](?=[段樓楼鄰邻號号])/gu, (numeral) => numeralPlaces[numeral]!)
    : folded;
  const words: string[] = [];
  for (const run of plain.match(/\p{Nd}+|[\p{L}\p{M}]+/gu) ?? []) {
    if (!han.test(run)) words.push(run);
    else if (run.length === 1) words.push(run);
    else for (let i = 0; i + 1 < run.length; i += 1) words.push(run.slice(i, i + 2));
  }
  return words;
}

/** A date as year × 10,000 + month × 100 + day, parts that are not stated 0; null where no date can be read. */
export function readDate(text: string, dayFirst: boolean): number | null {
  const trimmed = text.trim();
  const solid = /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed);
  if (solid) return packDate(solid[1]!, solid[2]!, solid[3]!);
  const iso = /^(\d{4}|\?)[-/.年](\d{1,2}|\?)(?:[-/.月](\d{1,2}|\?)日?)?(?:[T ].*)?$/.exec(trimmed);
  if (iso) return packDate(iso[1]!, iso[2]!, iso[3] ?? '?');
  if (/^\d{4}$/.test(trimmed)) return packDate(trimmed, '?', '?');
  const end = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(trimmed);
  if (!end) return null;
  const year = end[3]!.length === 2 ? `19${end[3]}` : end[3]!;
  return dayFirst ? packDate(year, end[2]!, end[1]!) : packDate(year, end[1]!, end[2]!);
}

function packDate(year: string, month: string, day: string): number | null {
  const part = (text: string) => (text === '?' ? 0 : Number(text));
  const packed = part(year) * 10000 + part(month) * 100 + part(day);
  return packed === 0 ? null : packed;
}
