import type { z } from 'zod';
import { packageSchema, type Release, releaseSchema } from './schema.ts';
import { findUnsound } from './soundJson.ts';

export interface PackageFault {
  /** Path of JSON, such as `releases[3].contracts[0].value.amount`. */
  at: string;
  code: string;
  message: string;
  remedy: string;
}

export interface ReadRelease {
  release: Release;
  /** As it stood in the file. */
  raw: Record<string, unknown>;
  at: string;
}

export interface ReadPackage {
  kind: 'releasePackage' | 'recordPackage';
  publisher: string;
  licence: string | null;
  sourceUri: string | null;
  publishedAt: string | null;
  releases: ReadRelease[];
}

type Report = (fault: PackageFault) => void;
const standard = 'see the schema of OCDS 1.1';
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A release or record package of OCDS 1.1, or faults that say where it is none; null where faults were reported. */
export function readPackage(document: unknown, report: Report): ReadPackage | null {
  let faults = 0;
  const tell: Report = (fault) => {
    faults += 1;
    report(fault);
  };
  const unsound = findUnsound(document);
  if (unsound !== null) {
    const said = {
      depth: 'is nested too deeply',
      text: 'holds a NUL or half a character',
      key: 'holds a key that is refused',
    };
    tell({
      at: unsound.at,
      code: unsound.what,
      message: `this ${said[unsound.what]}`,
      remedy: 'ask the publisher for a sound file',
    });
    return null;
  }
  if (!isObject(document) || !(Array.isArray(document.releases) || Array.isArray(document.records))) {
    const message = 'this is neither a release package nor a record package: it has no list of releases or records';
    tell({ at: '', code: 'package', message, remedy: 'give the package as it was published, not a single release' });
    return null;
  }
  const head = packageSchema.safeParse(document);
  if (!head.success) tellIssues(head.error.issues, '', tell);
  const found = Array.isArray(document.releases)
    ? document.releases.map((raw, index) => ({ raw, at: `releases[${index}]` }))
    : (document.records as unknown[]).flatMap((record, index) => releasesOfRecord(record, `records[${index}]`, tell));
  const releases = found.flatMap(({ raw, at }) => readRelease(raw, at, tell));
  tellContradictions(releases, tell);
  if (found.length === 0 && faults === 0)
    tell({ at: '', code: 'empty', message: 'the package holds no release', remedy: 'check that the file is whole' });
  if (faults > 0 || !head.success) return null;
  const { publisher, license, uri, publishedDate } = head.data;
  return {
    kind: Array.isArray(document.releases) ? 'releasePackage' : 'recordPackage',
    publisher: publisher.name,
    licence: license ?? null,
    sourceUri: uri ?? null,
    publishedAt: publishedDate ?? null,
    releases,
  };
}

/** The releases that a record holds whole; one that only links to them is read by its compiled release. */
function releasesOfRecord(record: unknown, at: string, tell: Report): { raw: unknown; at: string }[] {
  const { releases = [], compiledRelease } = isObject(record) ? record : {};
  const list = Array.isArray(releases) ? releases : [];
  const isLinked = list.length === 0 || list.some((one) => isObject(one) && 'url' in one && !('ocid' in one));
  if (!isLinked) return list.map((raw, index) => ({ raw, at: `${at}.releases[${index}]` }));
  if (isObject(compiledRelease)) return [{ raw: compiledRelease, at: `${at}.compiledRelease` }];
  const message = 'the record only links to its releases and has no compiled release';
  tell({ at, code: 'linked', message, remedy: 'give a package in which releases are embedded' });
  return [];
}

function readRelease(raw: unknown, at: string, tell: Report): ReadRelease[] {
  const parsed = releaseSchema.safeParse(raw);
  if (parsed.success) return [{ release: parsed.data, raw: raw as Record<string, unknown>, at }];
  tellIssues(parsed.error.issues, at, tell);
  return [];
}

function tellIssues(issues: readonly z.core.$ZodIssue[], at: string, tell: Report): void {
  for (const issue of issues) {
    const place = [...issue.path].reduce<string>(
      (path, part) =>
        typeof part === 'number' ? `${path}[${part}]` : path === '' ? String(part) : `${path}.${String(part)}`,
      at,
    );
    tell({
      at: place,
      code: issue.code ?? 'invalid',
      message: `the value does not fit the standard: ${issue.message}`,
      remedy: standard,
    });
  }
}

/** A release is published once: the same id with other content means that one of the two is not what was published. */
function tellContradictions(releases: readonly ReadRelease[], tell: Report): void {
  const known = new Map<string, ReadRelease>();
  for (const one of releases) {
    const key = JSON.stringify([one.release.ocid, one.release.id]);
    const before = known.get(key);
    if (before === undefined) known.set(key, one);
    else if (JSON.stringify(before.raw) !== JSON.stringify(one.raw)) {
      const message = `the release "${one.release.id}" is there twice with different content (${before.at})`;
      tell({ at: one.at, code: 'contradiction', message, remedy: 'ask the publisher which of the two holds' });
    }
  }
}
