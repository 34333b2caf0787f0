import { z } from 'zod';
import type { AttributeFacet } from '../rules/attributes.ts';
import type { SearchQuery } from './searchEnterprises.ts';

export const searchPageSize = 20;
/** Nobody turns two hundred and fifty pages: who seeks what stands further down narrows the list. */
export const mostPages = 250;
const mostOfOne = 30;

const given = (value: unknown) =>
  (Array.isArray(value) ? value : [value]).filter((one) => one !== '' && one !== undefined);

/** A parameter that may be repeated; an empty field of a form means that nothing was chosen. */
const choices = (pattern: RegExp, longest: number) =>
  z
    .preprocess(given, z.array(z.string().max(longest).regex(pattern)).max(mostOfOne))
    .transform((list) => [...new Set(list)]);

const degrees = (most: number) =>
  z.union([z.literal('').transform(() => undefined), z.coerce.number().min(-most).max(most)]).optional();

export const searchQuerySchema = z.object({
  economy: z.string().optional(),
  q: z.string().max(200).default(''),
  place: choices(/^[0-9A-Za-z-]+$/, 20),
  isic: choices(/^[A-U]$|^\d{2,4}$/, 4),
  industry: choices(/^[a-z0-9-]+:[0-9A-Za-z]+$/, 40),
  process: choices(/^[A-Za-z0-9]+$/, 40),
  material: choices(/^[A-Za-z0-9]+$/, 40),
  certificate: choices(/^[A-Za-z0-9]+$/, 40),
  size: choices(/^(micro|small|medium|large)$/, 10),
  exports: choices(/^(yes|no)$/, 3),
  spare: choices(/^(10|25|50)$/, 2),
  /** A place, or a point by its degrees, and so many kilometres around. */
  near: z
    .string()
    .max(20)
    .regex(/^[0-9A-Za-z-]*$/)
    .optional()
    .transform((code) => (code === '' ? undefined : code)),
  lat: degrees(90),
  lon: degrees(180),
  km: z.union([z.literal('').transform(() => undefined), z.coerce.number().min(0.1).max(500)]).optional(),
  /** West, south, east, north. */
  box: z
    .string()
    .max(80)
    .regex(/^$|^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/)
    .optional()
    .transform((text) => (text === '' ? undefined : text)),
  sort: z.enum(['relevance', 'name', 'distance']).default('relevance'),
  page: z.coerce.number().int().min(1).max(mostPages).default(1),
});
export type Query = z.output<typeof searchQuerySchema>;

const usualKm = 10;

/** What the address of a search asks of the register. */
export function searchOf(query: Query): SearchQuery {
  const { process, material, certificate, size, exports, spare } = query;
  const attributes: Record<AttributeFacet, string[]> = { process, material, certificate, size, exports, spare };
  return {
    text: query.q,
    place: query.place,
    isic: query.isic,
    national: query.industry,
    attributes,
    near: nearOf(query),
    box: query.box === undefined ? null : (query.box.split(',').map(Number) as [number, number, number, number]),
    sort: query.sort,
    page: query.page,
    pageSize: searchPageSize,
  };
}

function nearOf({ near, lat, lon, km = usualKm }: Query): SearchQuery['near'] {
  if (lat !== undefined && lon !== undefined) return { longitude: lon, latitude: lat, km };
  return near === undefined ? null : { place: near, km };
}

/** The part of an address after its question mark, as a search; what no search has is left out. */
export function readSearchAddress(query: string): Query {
  const words = new URLSearchParams(query.slice(0, 2000));
  const asked = Object.fromEntries(
    [...new Set(words.keys())].map((name) => {
      const values = words.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
  const parsed = searchQuerySchema.safeParse(asked);
  return parsed.success ? parsed.data : searchQuerySchema.parse({});
}
