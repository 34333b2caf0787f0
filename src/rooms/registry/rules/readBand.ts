import { type DecimalSign, parseNumber } from './readNumbers.ts';

/** From least to most, both included; null is open. */
export type Band = readonly [least: number | null, most: number | null];

const number = '([\\d.,\\s]*\\d)';
const between = new RegExp(
  `^${number}\\s*(?:-|–|—|~|〜|～|\\.\\.|to|until|至|到|から|ถึง|đến|sampai|hingga)\\s*${number}$`,
  'i',
);
const open: readonly [RegExp, (value: number) => Band][] = [
  [
    new RegExp(
      `^${number}\\s*(?:\\+|\\.\\.|or more|and (?:more|over|above)|and up|以上|이상|ขึ้นไป|trở lên|ke atas)$`,
      'i',
    ),
    (n) => [n, null],
  ],
  [new RegExp(`^(?:>=|≥|from|at least|từ|min\\.?)\\s*${number}$`, 'i'), (n) => [n, null]],
  [new RegExp(`^(?:>|over|more than|above|超過|超过|trên|lebih dari)\\s*${number}$`, 'i'), (n) => [n + 1, null]],
  [new RegExp(`^(?:<=|≤|\\.\\.|up to|at most|max\\.?)\\s*${number}$`, 'i'), (n) => [null, n]],
  [
    new RegExp(`^${number}\\s*(?:or (?:less|fewer)|and (?:less|fewer|under)|以下|이하|ลงมา|trở xuống|ke bawah)$`, 'i'),
    (n) => [null, n],
  ],
  [
    new RegExp(`^(?:<|under|below|less than|fewer than|dưới|kurang dari|ต่ำกว่า|น้อยกว่า)\\s*${number}$`, 'i'),
    (n) => [null, n - 1],
  ],
  [new RegExp(`^${number}\\s*(?:未満|未满|未滿|미만)$`), (n) => [null, n - 1]],
];
const counted =
  /\s*(?:people|persons|employees|workers|staff|人|名|명|คน|người|orang)\s*(?=$|以|未|이|미|ขึ้น|ลง|trở|ke\b|or\b|and\b|\+|-|–|~|～)/giu;

/** `20-49`, `50+`, `<10`, `50人以上`; null where the text is no band. */
export function parseBand(text: string, decimal: DecimalSign = '.'): Band | null {
  const bare = text.normalize('NFKC').replaceAll(counted, '').trim();
  if (bare.length > 60) return null;
  const both = between.exec(bare);
  if (both !== null) {
    const [least, most] = [parseNumber(both[1]!, decimal), parseNumber(both[2]!, decimal)];
    return least !== null && most !== null && least <= most ? [least, most] : null;
  }
  for (const [form, bandOf] of open) {
    const match = form.exec(bare);
    const value = match === null ? null : parseNumber(match[1]!, decimal);
    if (value !== null) return bandOf(value);
  }
  return null;
}

/** As criteria write it: `20..49`, `50..`, `..9`. */
export function writeBand([least, most]: Band): string {
  return `${least ?? ''}..${most ?? ''}`;
}
