/** Names, ranges in the order of the file (`rep1-rep80`) and beginnings (`rep*`) as the columns that they mean; null where a name is none. */
export function expandColumns(text: string, columns: readonly string[]): string[] | null {
  const found = new Set<string>();
  for (const token of text.split(/[\s,;]+/).filter((part) => part !== '')) {
    const meant = columnsOf(token, columns);
    if (meant.length === 0) return null;
    for (const name of meant) found.add(name);
  }
  return [...found];
}

function columnsOf(token: string, columns: readonly string[]): readonly string[] {
  if (columns.includes(token)) return [token];
  if (token.endsWith('*')) return columns.filter((name) => name.startsWith(token.slice(0, -1)));
  for (let dash = token.indexOf('-'); dash > 0; dash = token.indexOf('-', dash + 1)) {
    const [first, last] = [columns.indexOf(token.slice(0, dash)), columns.indexOf(token.slice(dash + 1))];
    if (first >= 0 && last >= first) return columns.slice(first, last + 1);
  }
  return [];
}

/** Codes as they are written in a field: apart by spaces or commas. */
export const codesOf = (text: string): string[] => text.split(/[\s,;]+/).filter((code) => code !== '');
