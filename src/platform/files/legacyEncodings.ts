import { decodeSample, type EncodingName } from './encodings.ts';
import { scoreAlphabet, scoreLatin } from './scoreAlphabets.ts';
import { scoreEastAsian, scoreThai } from './scoreAsian.ts';

/** Scores run to about 1 a character; the earlier of two equals wins. */
const candidates: readonly [EncodingName, (text: string) => number][] = [
  ['windows-1252', (text) => scoreLatin(text, 'éèàùâêîôûëïçñáíóúãõäöüßåæøœÉÈÀÇÑÖÜÄÅØÓÁÍÚ')],
  ['GB18030', (text) => scoreEastAsian(text, 'GB18030')],
  ['Big5', (text) => scoreEastAsian(text, 'Big5')],
  ['EUC-KR', (text) => scoreEastAsian(text, 'EUC-KR')],
  ['Shift_JIS', (text) => scoreEastAsian(text, 'Shift_JIS')],
  ['TIS-620', scoreThai],
  ['windows-1251', (text) => scoreAlphabet(text, /\p{Script=Cyrillic}/u, 'оеаинтсрвлкмдпуыяь')],
  ['windows-1250', (text) => scoreLatin(text, 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűăâîșşţđöäüß')],
  ['windows-1254', (text) => scoreLatin(text, 'çğıöşüâÇĞİÖŞÜ')],
  ['windows-1257', (text) => scoreLatin(text, 'āčēģīķļņšūžąęėįųĀČĒĢĪĶĻŅŠŪŽĄĘĖĮŲõäöüÕÄÖÜ')],
  ['windows-1258', (text) => scoreLatin(text, 'àáâãèéêìíòóôõùúýăđơưÂĂĐÊÔƠƯ', 'ăđơưĂĐƠƯ')],
  ['windows-1253', (text) => scoreAlphabet(text, /\p{Script=Greek}/u, 'αοιτεσνηυρπκμλςόίάέή')],
  ['windows-1255', (text) => scoreAlphabet(text, /\p{Script=Hebrew}/u, 'יוהלאתרבמשנ')],
  ['windows-1256', (text) => scoreAlphabet(text, /\p{Script=Arabic}/u, 'اليوتنمربةعد')],
];

const windowBytes = 64 * 1024;
const leastScore = 0.25;

/** The encoding under which the bytes read most like text of its languages; windows-1252 where none does. */
export function guessLegacyEncoding(sample: Buffer): EncodingName {
  const first = Math.max(0, sample.findIndex((byte) => byte >= 0x80) - 64);
  const window = sample.subarray(first, first + windowBytes);
  let best: EncodingName = 'windows-1252';
  let bestScore = leastScore;
  for (const [encoding, score] of candidates) {
    const found = score(decodeSample(window, encoding));
    if (found > bestScore) [best, bestScore] = [encoding, found];
  }
  return best;
}
