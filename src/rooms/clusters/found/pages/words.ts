import type { Translator } from '../../../../platform/i18n/index.ts';
import { asOfText, quotientText } from '../../pages/numbers.ts';
import type { FoundRowView, FoundView, RunSummary } from '../views/found.ts';

/** The strength with its interval: `4.1 (3.2 to 5.1)`. */
export const strengthText = (
  t: Translator,
  { strength, strengthLower, strengthUpper }: Pick<FoundRowView, 'strength' | 'strengthLower' | 'strengthUpper'>,
): string =>
  t('clusters.found.strength', {
    strength: quotientText(t, strength),
    lower: quotientText(t, strengthLower),
    upper: quotientText(t, strengthUpper),
  });

export const percentText = (t: Translator, share: number): string =>
  t.number(share, { style: 'percent', maximumFractionDigits: 0 });

/** At most three places, and how many more there are. */
export function placesText(t: Translator, places: readonly { name: string; region: string | null }[]): string {
  const named = places.slice(0, 3).map(({ name }) => name);
  if (places.length === 0) return t('clusters.found.places.none');
  const region = places[0]!.region;
  const list = t.list(
    places.length > 3 ? [...named, t('clusters.found.places.more', { count: places.length - 3 })] : named,
  );
  return region === null ? list : t('clusters.found.places', { places: list, region });
}

export const runText = (t: Translator, run: RunSummary): string =>
  t('clusters.found.run.made', {
    asOf: asOfText(t, run.asOf),
    at: run.finishedAt === null ? t('html.absence.notKnownYet') : t.date(run.finishedAt),
    simulations: run.options.simulations,
    establishments: run.quality?.establishments ?? 0,
  });

/** The same list with something changed; what changes begins at the first page. */
export function foundHref(
  query: FoundView['query'],
  economy: string,
  change: Partial<FoundView['query']>,
  path = '/clusters/found',
): string {
  const words = new URLSearchParams({ economy });
  const plain: Readonly<Record<string, unknown>> = { least: 0, sort: 'evidence', page: 1 };
  for (const [name, value] of Object.entries({ ...query, page: 1, ...change }))
    if (value !== null && value !== plain[name]) words.set(name, String(value));
  return `${path}?${words}`;
}
