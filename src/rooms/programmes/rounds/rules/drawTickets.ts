import { createHash } from 'node:crypto';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Shown when the round opens: whoever sees the seed later can tell that it was chosen before anybody applied. */
export const commitmentOf = (seed: string) => sha256(seed);

export interface Entry {
  id: string;
  stratum: string;
}

/** One line an application, sorted by its number: what the draw was held over. */
export function hashList(entries: readonly Entry[]): string {
  const lines = entries.map(({ id, stratum }) => `${id} ${stratum}`).sort();
  return sha256(lines.join('\n'));
}

/**
 * An application's ticket; the lowest win. Made of the seed, which was fixed before the call, the closed list, which nobody
 * knew when the seed was chosen, and the application's own number: anybody can make it again with a hash and a sort.
 */
export const ticketOf = (seed: string, listHash: string, id: string) => sha256(`${seed}\n${listHash}\n${id}`);
