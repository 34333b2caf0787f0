/** Words of a group's name by which requests may be found: long enough to mean something, few enough to ask for. */
export function wordsOfGroup(title: string): string[] {
  const words = title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 5 && !common.has(word));
  return [...new Set(words)].slice(0, 8);
}

const common = new Set([
  'other',
  'products',
  'product',
  'parts',
  'equipment',
  'manufacture',
  'services',
  'goods',
  'related',
]);
