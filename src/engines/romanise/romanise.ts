import anyAscii from 'any-ascii';

/**
 * Latin letters for a text of any script, character by character: enough to find a name by its sound, not to print it.
 * Han is read as Mandarin, syllables apart by spaces, so that 臺 and 台 meet in `tai`.
 */
export function romanise(text: string): string {
  return syllablesOf(text).join(' ');
}

/**
 * How a text sounds, in lower-case letters and digits: a Han character is a syllable of its own, everything between two
 * of them is one piece, spaces part pieces too. Signs and characters without a sound are left out.
 */
export function syllablesOf(text: string): string[] {
  const found: string[] = [];
  let piece = '';
  for (const character of text) {
    const { sound, endsPiece, standsAlone } = readingOf(character);
    if (endsPiece && piece !== '') {
      found.push(piece);
      piece = '';
    }
    if (!standsAlone) piece += sound;
    else if (sound !== '') found.push(sound);
  }
  if (piece !== '') found.push(piece);
  return found;
}

interface Reading {
  sound: string;
  endsPiece: boolean;
  standsAlone: boolean;
}

/** As many as there are characters in use: a few ten thousand at most. */
const known = new Map<string, Reading>();

function readingOf(character: string): Reading {
  let reading = known.get(character);
  if (reading === undefined) {
    const standsAlone = isHan(character);
    const sound = anyAscii(character)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '');
    reading = { sound, standsAlone, endsPiece: standsAlone || /\s/.test(character) };
    known.set(character, reading);
  }
  return reading;
}

export function isHan(character: string): boolean {
  const code = character.codePointAt(0) as number;
  return (
    (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x20000 && code <= 0x3ffff)
  );
}
