import { type Package, refuseTooMuch } from './parts.ts';

const mostStrings = 4_000_000;
const mostCharacters = 64 * 1024 * 1024;

/** Texts that cells point to by number; reading aids beside them (phonetic runs) are left out. */
export async function readSharedStrings(parts: Package, part: string | null): Promise<string[]> {
  const strings: string[] = [];
  if (part === null || !parts.has(part)) return strings;
  let characters = 0;
  let current = '';
  let isText = false;
  let isPhonetic = false;
  await parts.scan(part, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    close(name) {
      if (name === 'rPh') isPhonetic = false;
      else if (name === 't') isText = false;
      else if (name === 'si' && strings.push(copyText(unescapeText(current))) > mostStrings)
        refuseTooMuch(parts.file.path, `more than ${mostStrings} texts`);
    },
    text(piece) {
      if (!isText) return;
      characters += piece.length;
      if (characters > mostCharacters) refuseTooMuch(parts.file.path, 'more than 64 million characters of text');
      current += piece;
    },
  });
  return strings;
}

/** Characters that XML can't hold are written `_x000D_`. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A text that is cut out of a larger piece would keep the whole piece in memory. */
export const copyText = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));
