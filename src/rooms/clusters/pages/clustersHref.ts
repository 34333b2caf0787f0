import type { ClustersView } from '../views/clusters.ts';

const plain: Readonly<Record<string, unknown>> = { show: 'industry', sort: 'evidence', least: 1, page: 1 };

/** The same view with something changed; what changes begins at the first page. */
export function clustersHref(
  view: Pick<ClustersView, 'query'>,
  economy: string,
  change: Partial<ClustersView['query']>,
  path = '/clusters',
): string {
  const words = new URLSearchParams({ economy });
  const query = { ...view.query, page: 1, ...change };
  for (const [name, value] of Object.entries(query)) {
    const isSaid = name === 'scheme' && query.industry !== null;
    if (value !== null && value !== plain[name] && !isSaid) words.set(name, String(value));
  }
  return `${path}?${words}`;
}
