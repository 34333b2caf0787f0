import { meanWeight } from './scoreAsian.ts';

const isLower = (character: string) => character !== character.toUpperCase();
const isUpper = (character: string) => character !== character.toLowerCase();
const isHighLetter = (character: string) => character > '\u007f' && /\p{L}/u.test(character);

/** An alphabet of its own: letters stand in runs, a capital does not follow a small letter, frequent letters are many. */
export function scoreAlphabet(text: string, script: RegExp, frequent: string): number {
  return meanWeight(text, (character, before, after) => {
    if (character === '\uFFFD') return -2;
    if (!script.test(character)) return /[«»„“”‘’–—№·…°]/.test(character) ? 0.3 : -0.6;
    const isInRun = script.test(before) || script.test(after);
    if (!isInRun) return /[a-zA-Z]/.test(before + after) ? -0.6 : 0.2;
    if (isUpper(character) && script.test(before) && isLower(before)) return -1;
    return frequent.includes(character.toLowerCase()) ? 1 : 0.5;
  });
}

/** Latin with accents: they stand alone among plain letters; `runs` may stand side by side (Vietnamese). */
export function scoreLatin(text: string, frequent: string, runs = ''): number {
  return meanWeight(text, (character, before, after) => {
    if (character === '\uFFFD') return -2;
    if (/\p{M}/u.test(character)) return /[aeiouyăâêôơư]/i.test(before) ? 1 : -1;
    if (!/\p{L}/u.test(character)) return /[“”‘’„«»–—…°€£ºª·®™§]/.test(character) ? 0.5 : -0.3;
    const isKnown = frequent.includes(character);
    const isInRun = isHighLetter(before) || isHighLetter(after);
    if (isUpper(character) && isLower(before)) return -0.6;
    if (isInRun && !runs.includes(character)) return isKnown && isLower(character) && runs === '' ? -0.1 : 0;
    return isKnown ? 0.9 : 0.3;
  });
}
