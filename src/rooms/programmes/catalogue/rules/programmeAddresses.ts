import type { Programme } from './programme.ts';

/** Web addresses that a programme sends its readers to, each once. */
export function programmeAddresses({ source, link, contact, channels = [] }: Programme): string[] {
  const named = [
    typeof source === 'string' ? undefined : source.url,
    link?.url,
    contact?.url,
    ...channels.map(({ url }) => url),
  ];
  return [...new Set(named.filter((url) => url !== undefined))];
}
