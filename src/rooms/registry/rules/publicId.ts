import { hash } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The id of what a natural key names: the same record gets the same id again after an import was undone, so that an
 * address that somebody kept still leads to it. Sixty bits; the economy in front says where it belongs.
 */
export function publicId(economy: string, kind: string, scheme: string, key: string): string {
  const digest = hash('sha256', `${economy}\u0000${kind}\u0000${scheme}\u0000${key}`, 'buffer');
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (let i = 0; text.length < 12; i++) {
    buffer = ((buffer << 8) | (digest[i] as number)) & 0xffff;
    bits += 8;
    while (bits >= 5 && text.length < 12) {
      bits -= 5;
      text += alphabet[(buffer >> bits) & 31];
    }
  }
  return `${economy}-${text}`;
}

/** The economy in front of a public id, or null where the text is no public id. */
export function economyOfId(id: string): string | null {
  return /^[A-Z]{3}-[0-9A-HJKMNP-TV-Z]{12}$/.test(id) ? id.slice(0, 3) : null;
}
