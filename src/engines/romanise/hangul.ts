const onsets = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ');
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
/** How a final consonant sounds at the end of a word. */
const finals = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');
/** What it leaves behind, and what goes over to a syllable that begins with a vowel. */
const carried: readonly (readonly [stays: string, goes: string])[] = [
  ['', ''],
  ['', 'g'],
  ['', 'kk'],
  ['k', 's'],
  ['', 'n'],
  ['n', 'j'],
  ['', 'n'],
  ['', 'd'],
  ['', 'r'],
  ['l', 'g'],
  ['l', 'm'],
  ['l', 'b'],
  ['l', 's'],
  ['l', 't'],
  ['l', 'p'],
  ['', 'r'],
  ['', 'm'],
  ['', 'b'],
  ['p', 's'],
  ['', 's'],
  ['', 'ss'],
  ['ng', ''],
  ['', 'j'],
  ['', 'ch'],
  ['', 'k'],
  ['', 't'],
  ['', 'p'],
  ['', ''],
];
const silent = 11;
const [onsetN, onsetR, onsetM, onsetH] = [2, 5, 6, 18];
const first = 0xac00;
const last = 0xd7a3;

interface Syllable {
  onset: number;
  vowel: number;
  final: number;
}

/**
 * Hangul in Revised Romanisation (2000), with liaison and the usual assimilations: 한국 hanguk, 신라 silla, 독립 dongnip, 같이 gachi.
 * Other characters are left as they are.
 */
export function romaniseHangul(text: string): string {
  let found = '';
  let before: Syllable | null = null;
  for (const character of text) {
    const code = character.codePointAt(0)! - first;
    if (code < 0 || code > last - first) {
      found += (before === null ? '' : finals[before.final]!) + character;
      before = null;
      continue;
    }
    const here = { onset: Math.floor(code / 588), vowel: Math.floor((code % 588) / 28), final: code % 28 };
    found += (before === null ? onsets[here.onset]! : meet(before, here)) + vowels[here.vowel]!;
    before = here;
  }
  return found + (before === null ? '' : finals[before.final]!);
}

/** The final of one syllable and the onset of the next, as they sound together. */
function meet({ final }: Syllable, { onset, vowel }: Syllable): string {
  const sound = finals[final]!;
  const isI = vowel === 20;
  if (onset === silent) {
    if (isI && final === 7) return 'j';
    if (isI && final === 25) return 'ch';
    const [stays, goes] = carried[final]!;
    return stays + goes;
  }
  if (final === 27 || final === 6 || final === 15) {
    const aspirated = ({ 0: 'k', 3: 't', 12: 'ch' } as Record<number, string>)[onset];
    const stays = final === 6 ? 'n' : final === 15 ? 'l' : '';
    if (aspirated !== undefined) return stays + aspirated;
    if (final === 27 && onset === onsetN) return 'nn';
  }
  if (onset === onsetH) return final === 27 ? 'h' : final === 22 ? 'ch' : `${sound}h`;
  if (onset === onsetN || onset === onsetM || onset === onsetR) return nasal(sound, onset);
  return sound + onsets[onset]!;
}

function nasal(sound: string, onset: number): string {
  const next = onset === onsetM ? 'm' : 'n';
  if (onset === onsetR) {
    if (sound === 'n' || sound === 'l') return 'll';
    if (sound === '') return 'r';
  }
  if (sound === 'l') return onset === onsetM ? 'lm' : 'll';
  const turned = ({ k: 'ng', t: 'n', p: 'm' } as Record<string, string>)[sound] ?? sound;
  return turned + next;
}
