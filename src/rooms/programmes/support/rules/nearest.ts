import type { Contact } from '../model.ts';

export interface Point {
  longitude: number;
  latitude: number;
}

const earthRadiusKm = 6371.0088;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Kilometres along the great circle. */
export function distanceKm(a: Point, b: Point): number {
  const north = radians(b.latitude - a.latitude) / 2;
  const east = radians(b.longitude - a.longitude) / 2;
  const chord =
    Math.sin(north) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}

export type PlacedContact = Contact & { km: number | null };

/** The nearest first; those of which nobody knows where they are come last, by name. */
export function nearestFirst(
  contacts: readonly Contact[],
  from: Point | null,
  pointOf: (contact: Contact) => Point | null,
): PlacedContact[] {
  const placed = contacts.map((contact): PlacedContact => {
    const point = from === null ? null : pointOf(contact);
    return { ...contact, km: from === null || point === null ? null : distanceKm(from, point) };
  });
  return placed.sort((a, b) => byDistance(a, b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Does it help with this gap, and serve this industry? Where it names none it helps with all. */
export function serves(
  { gaps, industries }: Pick<Contact, 'gaps' | 'industries'>,
  gap: string | null,
  isic: string | null,
): boolean {
  const hasGap = gap === null || gaps.length === 0 || gaps.includes(gap);
  return hasGap && (isic === null || industries.length === 0 || industries.some((code) => isic.startsWith(code)));
}

function byDistance({ km: a }: PlacedContact, { km: b }: PlacedContact): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a - b;
}
