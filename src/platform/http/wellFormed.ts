const malformed = /\u0000|\p{Surrogate}/u;
const mostIssues = 100;

/** Where the input holds a NUL or half a character: no database keeps such text, and no person means it. */
export function malformedTexts(input: unknown, place: string): string[] {
  const found: string[] = [];
  const open: [string, unknown][] = [[place, input]];
  for (let next = open.pop(); next !== undefined && found.length < mostIssues; next = open.pop()) {
    const [path, value] = next;
    if (typeof value === 'string' && malformed.test(value)) found.push(path);
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (malformed.test(key)) found.push(path);
      else open.push([`${path}.${key}`, inner]);
    }
  }
  return found;
}
