const malformed = /\u0000|\p{Surrogate}/u;
const mostDepth = 64;

export interface SoundnessFault {
  at: string;
  what: 'depth' | 'text' | 'key';
}

/**
 * What no database and no reader bears: nesting without end, half characters, NUL, and the key by which objects of JavaScript
 * are changed from outside. The first that is found; null where all is sound. Walks without calling itself.
 */
export function findUnsound(document: unknown): SoundnessFault | null {
  const open: { value: unknown; at: string; depth: number }[] = [{ value: document, at: '', depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, at, depth } = next;
    if (typeof value === 'string' && malformed.test(value)) return { at, what: 'text' };
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= mostDepth) return { at: at.slice(0, 200), what: 'depth' };
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) {
      if (key === '__proto__' || malformed.test(key)) return { at, what: 'key' };
      open.push({ value: inner, at: isList ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`, depth: depth + 1 });
    }
  }
  return null;
}
