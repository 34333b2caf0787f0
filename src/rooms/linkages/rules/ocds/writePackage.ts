import { type Release, releaseSchema } from './schema.ts';

export interface PackageHead {
  uri: string;
  publisher: string;
  licence: string | null;
  publishedAt: string;
}

/** Stands for a number whose digits are to be written as they are; no text holds a NUL, which is refused on the way in. */
const mark = '\u0000';
const marked = /"\\u0000(-?\d+(?:\.\d+)?)\\u0000"/g;

/** A release package of OCDS 1.1: amounts as numbers, digit for digit, whatever the publisher wrote them as. */
export function writePackage(head: PackageHead, releases: readonly unknown[]): string {
  const document = {
    uri: head.uri,
    version: '1.1',
    publishedDate: head.publishedAt,
    publisher: { name: head.publisher },
    ...(head.licence === null || !/^https?:/.test(head.licence) ? {} : { license: head.licence }),
    releases: releases.map((raw) => asStandard(releaseSchema.parse(raw) as Release)),
  };
  return `${JSON.stringify(document, null, 2).replaceAll(marked, '$1')}\n`;
}

/**
 * Decimal strings of `amount` become marked numbers. What was borne on the way in, but the standard has no place for, is left
 * out: ids and roles that are null, addresses of the web that are none, things that stand twice in a list.
 */
function asStandard(value: unknown): unknown {
  if (Array.isArray(value)) return withoutTwins(value.map(asStandard));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, inner]) => !isMisplaced(key, inner));
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, isAmount(key, inner) ? markNumber(inner) : asStandard(inner)]),
  );
}

const isAmount = (key: string, value: unknown): value is string =>
  key === 'amount' && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);

const markNumber = (digits: string) => `${mark}${digits.replace(/^(-?)0+(?=\d)/, '$1')}${mark}`;

const isUri = (text: string) => /^[a-z][a-z0-9+.-]*:[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/i.test(text) && URL.canParse(text);

function isMisplaced(key: string, value: unknown): boolean {
  if (key === 'uri' || key === 'url') return typeof value === 'string' && !isUri(value);
  return (key === 'id' || key === 'roles') && value === null;
}

function withoutTwins(values: readonly unknown[]): unknown[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const text = JSON.stringify(value);
    const isTwin = typeof value === 'object' && seen.has(text);
    seen.add(text);
    return !isTwin;
  });
}
