const rows: Readonly<Record<string, string>> = {
  あ: 'a',
  い: 'i',
  う: 'u',
  え: 'e',
  お: 'o',
  か: 'ka',
  き: 'ki',
  く: 'ku',
  け: 'ke',
  こ: 'ko',
  が: 'ga',
  ぎ: 'gi',
  ぐ: 'gu',
  げ: 'ge',
  ご: 'go',
  さ: 'sa',
  し: 'shi',
  す: 'su',
  せ: 'se',
  そ: 'so',
  ざ: 'za',
  じ: 'ji',
  ず: 'zu',
  ぜ: 'ze',
  ぞ: 'zo',
  た: 'ta',
  ち: 'chi',
  つ: 'tsu',
  て: 'te',
  と: 'to',
  だ: 'da',
  ぢ: 'ji',
  づ: 'zu',
  で: 'de',
  ど: 'do',
  な: 'na',
  に: 'ni',
  ぬ: 'nu',
  ね: 'ne',
  の: 'no',
  は: 'ha',
  ひ: 'hi',
  ふ: 'fu',
  へ: 'he',
  ほ: 'ho',
  ば: 'ba',
  び: 'bi',
  ぶ: 'bu',
  べ: 'be',
  ぼ: 'bo',
  ぱ: 'pa',
  ぴ: 'pi',
  ぷ: 'pu',
  ぺ: 'pe',
  ぽ: 'po',
  ま: 'ma',
  み: 'mi',
  む: 'mu',
  め: 'me',
  も: 'mo',
  や: 'ya',
  ゆ: 'yu',
  よ: 'yo',
  ら: 'ra',
  り: 'ri',
  る: 'ru',
  れ: 're',
  ろ: 'ro',
  わ: 'wa',
  ゐ: 'i',
  ゑ: 'e',
  を: 'o',
  ん: 'n',
  ゔ: 'vu',
  ぁ: 'a',
  ぃ: 'i',
  ぅ: 'u',
  ぇ: 'e',
  ぉ: 'o',
  ゃ: 'ya',
  ゅ: 'yu',
  ょ: 'yo',
  ゎ: 'wa',
  ゕ: 'ka',
  ゖ: 'ke',
};
const small = 'ぁぃぅぇぉゃゅょゎ';
const mark = 'ー';

/**
 * Kana in Hepburn romanisation, long vowels folded to short ones: トヨタ toyota, ニッポン nippon, トーキョー and とうきょう tokyo, ファ fa.
 * Other characters are left as they are.
 */
export function romaniseKana(text: string): string {
  let found = '';
  let doubles = false;
  for (const character of text) {
    const kana = toHiragana(character);
    if (kana === mark || kana === 'ゝ' || kana === 'ヽ') continue;
    if (kana === 'っ') {
      doubles = true;
      continue;
    }
    const sound = rows[kana];
    if (sound === undefined) {
      found += character;
      doubles = false;
    } else if (small.includes(kana) && found !== '') found = blend(found, kana, sound);
    else {
      found += doubles ? (sound.startsWith('ch') ? 't' : sound[0]!) + sound : sound;
      doubles = false;
    }
  }
  return found.replace(/ou(?=[^aeiou]|$)|oo|oh(?=[^aeiouy]|$)/g, 'o').replace(/uu/g, 'u');
}

function toHiragana(character: string): string {
  const code = character.charCodeAt(0);
  return code >= 0x30a1 && code <= 0x30f6 ? String.fromCharCode(code - 0x60) : character;
}

/** キャ kya, シャ sha, ファ fa, ティ ti, ヴァ va, ウィ wi. */
function blend(before: string, kana: string, sound: string): string {
  const stem = before.slice(0, -1);
  if ('ゃゅょ'.includes(kana)) return stem + (/(?:sh|ch|j)$/.test(stem) ? sound.slice(1) : sound);
  if (kana === 'ゎ') return `${stem}wa`;
  if (/u$/.test(before) && !/[a-z]u$/.test(before)) return `${stem}w${sound}`;
  if (/(?:fu|vu|tsu|ku|gu|te|de|to|do|shi|chi|ji|su|zu|i)$/.test(before)) return stem + sound;
  return before + sound;
}
