/** The register's search for the firms of one cell. */
export function firmsHref(economy: string, area: string, scheme: string, industry: string): string {
  const query = new URLSearchParams({ economy, place: area });
  if (scheme === 'ISIC4') query.set('isic', industry);
  else query.set('industry', `${scheme}:${industry}`);
  return `/suppliers?${query}`;
}
