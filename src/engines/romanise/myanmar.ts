const consonants: Readonly<Record<string, string>> = {
  က: 'k',
  ခ: 'kh',
  ဂ: 'g',
  ဃ: 'g',
  င: 'ng',
  စ: 's',
  ဆ: 's',
  ဇ: 'z',
  ဈ: 'z',
  ဉ: 'ny',
  ည: 'ny',
  ဋ: 't',
  ဌ: 't',
  ဍ: 'd',
  ဎ: 'd',
  ဏ: 'n',
  တ: 't',
  ထ: 't',
  ဒ: 'd',
  ဓ: 'd',
  န: 'n',
  ပ: 'p',
  ဖ: 'p',
  ဗ: 'b',
  ဘ: 'b',
  မ: 'm',
  ယ: 'y',
  ရ: 'y',
  လ: 'l',
  ဝ: 'w',
  သ: 'th',
  ဿ: 'th',
  ဟ: 'h',
  ဠ: 'l',
  အ: '',
};
/** Vowels with what follows them under an asat, longest first. */
const rhymes: readonly (readonly [written: string, sound: string])[] = [
  ['ောင်', 'aung'],
  ['ောက်', 'auk'],
  ['ိုင်', 'aing'],
  ['ိုက်', 'aik'],
  ['ိုယ်', 'o'],
  ['ုန်', 'on'],
  ['ုမ်', 'on'],
  ['ုပ်', 'oke'],
  ['ုတ်', 'oke'],
  ['ိန်', 'ein'],
  ['ိမ်', 'ein'],
  ['ိတ်', 'eik'],
  ['ိပ်', 'eik'],
  ['ော်', 'aw'],
  ['င်္', 'in'],
  ['င်', 'in'],
  ['က်', 'et'],
  ['စ်', 'it'],
  ['န်', 'an'],
  ['မ်', 'an'],
  ['တ်', 'at'],
  ['ပ်', 'at'],
  ['ည်', 'yi'],
  ['ဉ်', 'in'],
  ['ယ်', 'e'],
  ['ို', 'o'],
  ['ော', 'aw'],
  ['ေါ', 'aw'],
  ['ုံ', 'on'],
  ['ံ', 'an'],
  ['ာ', 'a'],
  ['ါ', 'a'],
  ['ိ', 'i'],
  ['ီ', 'i'],
  ['ု', 'u'],
  ['ူ', 'u'],
  ['ေ', 'ay'],
  ['ဲ', 'e'],
];
const syllable = /([က-အဿ])(္[က-အ])?([ျြွှ]*)([^က-အဿ္\s]*(?:[က-ဠ]်္?[့း]?)?)/g;
const signs = /[့း်]/g;

/** Myanmar as it is mostly spelt in Latin letters in names: ရွှေ shway, သီရိ thiyi, အောင်မြင် aungmyin. Our own table, of the usual rhymes. */
export function romaniseMyanmar(text: string): string {
  return text
    .replaceAll('့်', '့်')
    .replace(syllable, (_, letter: string, stacked: string | undefined, medials: string, rest: string) => {
      const onset = onsetOf(letter, medials);
      if (stacked !== undefined) return `${onset}a${consonants[stacked[1]!] ?? ''}${rhymeOf(rest)}`;
      return onset + rhymeOf(rest);
    })
    .replaceAll(/[\u1000-\u109f]/g, '');
}

function onsetOf(letter: string, medials: string): string {
  const hasH = medials.includes('ှ');
  const glide = (/[ျြ]/.test(medials) ? 'y' : '') + (medials.includes('ွ') ? 'w' : '');
  if (hasH && (letter === 'ရ' || letter === 'ယ')) return `sh${glide}`;
  if (glide.startsWith('y') && letter === 'ခ') return `ch${glide.slice(1)}`;
  return (consonants[letter] ?? '') + glide;
}

function rhymeOf(rest: string): string {
  const written = rest.replace(/[့း]/g, '');
  if (written === '') return 'a';
  const found = rhymes.find(([start]) => written.startsWith(start));
  return found === undefined ? written.replace(signs, '') : found[1];
}
