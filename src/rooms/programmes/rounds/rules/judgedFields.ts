/** Fields of what a person judges: this and the fact. */
export const judgedPrefix = 'judged-';

/** yes or no of each fact that was judged. */
export function judgedIn(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  const entries = Object.entries(fields).flatMap(([name, said]) =>
    name.startsWith(judgedPrefix) && (said === 'yes' || said === 'no') ? [[name.slice(judgedPrefix.length), said]] : [],
  );
  return Object.fromEntries(entries);
}
