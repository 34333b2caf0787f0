import { hash } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Two letters for every ten bits. */
const pairs = Array.from({ length: 1024 }, (_, bits) => `${alphabet[bits >> 5]}${alphabet[bits & 31]}`);

/**
 * The id of what a natural key names: the same record gets the same id again after an import was undone, so that an
 * address that somebody kept still leads to it. Sixty bits; the economy in front says where it belongs.
 */
export function publicId(economy: string, kind: string, scheme: string, key: string): string {
  const digest = hash('sha256', `${economy}\u0000${kind}\u0000${scheme}\u0000${key}`, 'hex');
  const high = Number.parseInt(digest.slice(0, 5), 16);
  const middle = Number.parseInt(digest.slice(5, 10), 16);
  const low = Number.parseInt(digest.slice(10, 15), 16);
  return `${economy}-${letters(high)}${letters(middle)}${letters(low)}`;
}

/** Twenty bits as four letters. */
function letters(bits: number): string {
  return `${pairs[bits >> 10]}${pairs[bits & 1023]}`;
}

/** The economy in front of a public id, or null where the text is no public id. */
export function economyOfId(id: string): string | null {
  return /^[A-Z]{3}-[0-9A-HJKMNP-TV-Z]{12}$/.test(id) ? id.slice(0, 3) : null;
}
