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
    releases: releases.map((raw) => asNumbers(releaseSchema.parse(raw) as Release)),
  };
  return `${JSON.stringify(document, null, 2).replaceAll(marked, '$1')}\n`;
}

/** Decimal strings of `amount` beside a `currency`, or alone in a value, become marked numbers. */
function asNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asNumbers);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) =>
    key === 'amount' && typeof inner === 'string' && /^-?\d+(\.\d+)?$/.test(inner)
      ? [key, `${mark}${inner.replace(/^(-?)0+(?=\d)/, '$1')}${mark}`]
      : [key, asNumbers(inner)],
  );
  return Object.fromEntries(entries);
}
