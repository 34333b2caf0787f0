import { orderReleases } from './orderReleases.ts';
import type { Release } from './schema.ts';

type Json = Record<string, unknown>;

/** Lists that a later release replaces whole, by the merging rules of OCDS 1.1. */
const replacedWhole = new Set(['additionalIdentifiers', 'additionalClassifications', 'changes']);
const leftOut = new Set(['id', 'date', 'tag']);
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What is known of a contracting process after all its releases: later values replace earlier ones, null takes a value away,
 * lists of things with ids are merged thing by thing. The compiled release is named by ocid and the last date.
 * Source: Open Contracting Data Standard 1.1, "Merging".
 */
export function mergeReleases(releases: readonly Release[]): Release {
  const ordered = orderReleases(releases, (release) => release);
  const last = ordered.at(-1);
  if (last === undefined) throw new RangeError('mergeReleases: there is no release');
  const merged = ordered.reduce<Json>((before, release) => mergeObjects(before, release, true), {});
  return { ...merged, ocid: last.ocid, id: `${last.ocid}-${last.date}`, date: last.date, tag: ['compiled'] } as Release;
}

function mergeObjects(before: Json, after: Json, isRelease = false): Json {
  const result = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(after)) {
    if (isRelease && leftOut.has(key)) continue;
    if (value === null || value === undefined) result.delete(key);
    else result.set(key, mergeValues(key, result.get(key), value));
  }
  return Object.fromEntries(result);
}

function mergeValues(key: string, before: unknown, after: unknown): unknown {
  if (isObject(after)) return mergeObjects(isObject(before) ? before : {}, after);
  if (!Array.isArray(after)) return after;
  if (replacedWhole.has(key) || !after.every(hasId)) return after;
  return mergeLists(Array.isArray(before) ? before.filter(hasId) : [], after);
}

const hasId = (value: unknown): value is Json =>
  isObject(value) && (typeof value.id === 'string' || typeof value.id === 'number');

function mergeLists(before: readonly Json[], after: readonly Json[]): Json[] {
  const byId = new Map(before.map((one) => [String(one.id), one]));
  for (const one of after) byId.set(String(one.id), mergeObjects(byId.get(String(one.id)) ?? {}, one));
  return [...byId.values()];
}
