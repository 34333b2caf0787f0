import type { NameToken, OrganisationName } from './model.ts';
import { consonantsOf } from './sound.ts';

const keyLimit = 12;

/**
 * Keys under which a name is looked for: names of one organisation share at least one, mostly, in whatever script they are written.
 * @param name a parsed name
 * @returns at most 12 different keys, the rarest kind first: `w:` a word of its own (romanised), `s:` its consonants, `j:` all words of its own
 * joined, `p:` first four letters, `i:` initials (of three words or more), `g:` common words where it has no others. A name without words has none
 * Cost: linear in the number of words.
 */
export function blockingKeys(name: OrganisationName): string[] {
  const keys = new Set<string>();
  const core = coreTokens(name);
  for (const { key } of core) if (key.length > 1) keys.add(`w:${key}`);
  const joined = core.map(({ key }) => key).join('');
  if (core.length > 1) keys.add(`j:${joined}`);
  for (const token of core) {
    const consonants = consonantsOf(token.roman);
    if (consonants.length > 2) keys.add(`s:${consonants}`);
  }
  const all = consonantsOf(joined);
  if (core.length > 1 && all.length > 2) keys.add(`s:${all}`);
  for (const { roman } of core) if (roman.length > 4) keys.add(`p:${roman.slice(0, 4)}`);
  if (name.initials.length > 2) keys.add(`i:${name.initials}`);
  if (core.length === 1 && core[0]!.roman.length > 2 && core[0]!.roman.length < 7) keys.add(`i:${core[0]!.roman}`);
  if (name.isGeneric)
    keys.add(
      `g:${name.tokens
        .map(({ key }) => key)
        .sort()
        .join(' ')}`,
    );
  return [...keys].slice(0, keyLimit);
}

/** Words of the name's own in their romanised form; common words and places where it has no others; "" for a name without words. */
export function coreText(name: OrganisationName): string {
  return coreTokens(name)
    .map(({ roman, text }) => (roman === '' ? text : roman))
    .join(' ');
}

function coreTokens({ tokens, isGeneric }: OrganisationName): readonly NameToken[] {
  return isGeneric ? tokens : tokens.filter(({ kind }) => kind === 'core');
}
