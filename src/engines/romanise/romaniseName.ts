import anyAscii from 'any-ascii';
import { romaniseHangul } from './hangul.ts';
import { romaniseKana } from './kana.ts';
import { romaniseMyanmar } from './myanmar.ts';
import { orderVowels, soundNeighbours } from './neighbours.ts';
import { romaniseHan } from './pinyin.ts';

const runs =
  /\p{Script=Han}+|[\u3041-\u309f\u30a1-\u30ff]+|[\uac00-\ud7a3]+|[\u0900-\u0dff]+|[\u0e00-\u0eff]+|[\u1000-\u109f]+|[^\p{Script=Han}\u3041-\u309f\u30a1-\u30ff\uac00-\ud7a3\u0900-\u0eff\u1000-\u109f]+/gu;

const known = new Map<string, string>();
const memoryLimit = 200_000;

/**
 * Latin letters for a name of any script, as its owners would write it, nearly: Han as Mandarin by words, Hangul in Revised Romanisation, kana
 * in Hepburn with short vowels, Thai and Lao in the order of sounds, Myanmar by rhymes, everything else character by character.
 * Lower-case letters and digits; words are parted where the text parts them. The same text has the same reading always.
 */
export function romaniseName(text: string): string {
  let reading = known.get(text);
  if (reading === undefined) {
    reading = read(text.normalize('NFKC'));
    if (known.size >= memoryLimit) known.clear();
    known.set(text, reading);
  }
  return reading;
}

function read(text: string): string {
  let found = '';
  for (const [run] of text.matchAll(runs)) found += readRun(run);
  return anyAscii(found)
    .toLowerCase()
    .replaceAll(/[^a-z0-9\s]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function readRun(run: string): string {
  if (/^\p{Script=Han}/u.test(run)) return romaniseHan(run);
  const code = run.charCodeAt(0);
  if (code >= 0x3041 && code <= 0x30ff) return romaniseKana(run);
  if (code >= 0xac00 && code <= 0xd7a3) return romaniseHangul(run);
  if (code >= 0xe00 && code <= 0xeff) return orderVowels(run);
  if (code >= 0x1000 && code <= 0x109f) return romaniseMyanmar(run);
  return code >= 0x900 && code <= 0xdff ? soundNeighbours(run) : run;
}
