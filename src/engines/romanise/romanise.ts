import anyAscii from 'any-ascii';

/**
 * Latin letters for a text of any script, character by character: enough to find a name by its sound, not to print it.
 * Han is read as Mandarin, syllables apart by spaces, so that 臺 and 台 meet in `tai`.
 */
export function romanise(text: string): string {
  let out = '';
  for (const character of text) {
    const latin = latinOf(character);
    if (isHan(character)) out += ` ${latin} `;
    else out += latin;
  }
  return out.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

const known = new Map<string, string>();

function latinOf(character: string): string {
  let latin = known.get(character);
  if (latin === undefined) {
    latin = anyAscii(character);
    known.set(character, latin);
  }
  return latin;
}

export function isHan(character: string): boolean {
  const code = character.codePointAt(0) as number;
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x20000 && code <= 0x3ffff);
}
