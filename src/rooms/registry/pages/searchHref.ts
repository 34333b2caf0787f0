import type { SearchView } from '../views/search.ts';

type SearchWords = SearchView['query'];

/** Parameters of a search's address, those of which nothing was chosen left out. */
export function searchWords(query: SearchWords, economy: string): URLSearchParams {
  const words = new URLSearchParams({ economy });
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const one of value) words.append(name, one);
    else {
      const plain =
        value === null ||
        value === '' ||
        (name === 'page' && value === 1) ||
        (name === 'sort' && value === 'relevance');
      if (!plain) words.set(name, String(value));
    }
  }
  return words;
}

/** Address of the same search with one thing changed; it starts again at its first page. */
export function searchHref(
  view: SearchView,
  economy: string,
  change: Partial<SearchWords>,
  path = '/suppliers',
): string {
  return `${path}?${searchWords({ ...view.query, page: 1, ...change }, economy)}`;
}

/** The same search without one of the things that narrow it. */
export function hrefWithout(view: SearchView, economy: string, name: string, code: string): string {
  if (name === 'near')
    return searchHref(view, economy, { near: null, lat: null, lon: null, km: null, sort: 'relevance' });
  if (name === 'box') return searchHref(view, economy, { box: null });
  const list = view.query[name as 'place'];
  return searchHref(view, economy, { [name]: list.filter((one) => one !== code) });
}
