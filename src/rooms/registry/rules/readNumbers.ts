import { type Cell, clip, refused, taken } from './cell.ts';
import { plainDigits } from './digits.ts';

export type DecimalSign = '.' | ',';

/** Groups of three, or of two before the last three as in 12,34,567; a single sign of the decimals. */
const withPoint = /^[+-]?(?:\d+|\d{1,3}(?:,\d{2,3})*,\d{3})(?:\.\d+)?$/;
const withComma = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{2,3})*\.\d{3})(?:,\d+)?$/;
const spaces = /[\s\u00a0\u202f'’]+/g;

/** A number as people write it, null where the text is none. */
export function parseNumber(text: string, decimal: DecimalSign = '.'): number | null {
  const bare = plainDigits(text).replaceAll(spaces, '');
  if (bare.length > 30 || !(decimal === ',' ? withComma : withPoint).test(bare)) return null;
  const plain = decimal === ',' ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '');
  return Number(plain);
}

export function parseCount(cell: string, decimal: DecimalSign = '.'): Cell<number> {
  if (cell === '') return taken<number>(null);
  const value = /^\d{1,9}$/.test(cell) ? Number(cell) : parseNumber(cell, decimal);
  if (value !== null && Number.isInteger(value) && value >= 0 && value <= 999_999_999) return taken(value);
  return refused('count', `"${clip(cell)}" is not a whole number`, 'write digits only, or leave the cell empty');
}

/** A share of one; above one, with a sign or in a column of percents it is in percent. */
export function parseShare(cell: string, decimal: DecimalSign, isPercent: boolean): Cell<number> {
  if (cell === '') return taken<number>(null);
  const sign = /[%％]\s*$/.test(cell);
  const value = parseNumber(sign ? cell.replace(/[%％]\s*$/, '') : cell, decimal);
  const share = value === null ? null : sign || isPercent || value > 1 ? value / 100 : value;
  if (share !== null && share >= 0 && share <= 1) return taken(share);
  return refused(
    'share',
    `"${clip(cell)}" is not a share`,
    'write a percentage from 0 to 100, or leave the cell empty',
  );
}

const yes = new Set(
  'yes y true t 1 x ✓ 是 有 對 对 はい 有り 예 네 유 ใช่ มี có đúng ya iya betul oo हाँ हां ஆம் হ্যাঁ ඔව් បាទ មាន ແມ່ນ ມີ ဟုတ်'.split(
    ' ',
  ),
);
const no = new Set(
  'no n false f 0 - 否 無 无 沒有 没有 いいえ 無し 아니오 아니요 무 ไม่ ไม่มี ไม่ใช่ không tidak bukan hindi नहीं இல்லை না නැත ទេ គ្មាន ບໍ່ ບໍ່ມີ မဟုတ်'.split(
    ' ',
  ),
);

export function parseYesNo(cell: string): Cell<boolean> {
  if (cell === '') return taken<boolean>(null);
  const word = plainDigits(cell).toLowerCase();
  if (yes.has(word)) return taken(true);
  if (no.has(word)) return taken(false);
  return refused('yesNo', `"${clip(cell)}" is neither yes nor no`, 'write yes or no, or leave the cell empty');
}
