import type { SearchView } from '../views/search.ts';

/** Address of the same search with one thing changed; it starts again at its first page. */
export function searchHref(
  view: SearchView,
  economy: string,
  change: Partial<SearchView['query']>,
  path = '/suppliers',
): string {
  const query = { ...view.query, page: 1, ...change };
  const words = new URLSearchParams({ economy });
  for (const [name, value] of Object.entries(query)) {
    const plain =
      value === null || value === '' || (name === 'page' && value === 1) || (name === 'sort' && value === 'relevance');
    if (!plain) words.set(name, String(value));
  }
  return `${path}?${words}`;
}
