import { capabilityTitle, codeOfCapability } from '../../../codes/index.ts';
import type { Capability } from '../capabilities/model.ts';
import { isCoded } from '../capabilities/rules/readCapability.ts';
import type { Stated, StatedCapability } from '../model.ts';

export interface StatingRecord {
  stated: Stated | null;
  /** When the record came to be shown. */
  recordedAt: string;
}

export interface KnownName {
  text: string;
  kind: string;
  language: string | null;
}

/** What the records of a firm's establishments say of it beyond their columns, each thing once. */
export function gatherStated(records: readonly StatingRecord[]) {
  const names = new Map<string, KnownName>();
  const identifiers = new Map<string, { scheme: string; value: string }>();
  const capabilities = new Map<string, Capability>();
  const websites = new Set<string>();
  for (const { stated, recordedAt } of records) {
    for (const { text, kind, language = null } of stated?.names ?? [])
      names.set(`${kind}\u0001${text}`, { text, kind, language });
    for (const one of stated?.identifiers ?? []) identifiers.set(`${one.scheme}\u0001${one.value}`, one);
    const spare = stated?.capabilities?.find(({ kind }) => kind === 'spareShare')?.number ?? null;
    for (const one of stated?.capabilities ?? []) {
      if (one.kind === 'spareShare') continue;
      const key = `${one.kind}: ${one.text}`;
      if (!capabilities.has(key))
        capabilities.set(key, asCapability({ ...one, kind: one.kind }, key, recordedAt, spare));
    }
    const hasCapacity = stated?.capabilities?.some(({ kind }) => kind === 'capacity') ?? false;
    if (spare !== null && !hasCapacity)
      capabilities.set('capacity', asCapability({ kind: 'capacity', text: '' }, 'capacity', recordedAt, spare));
    if (stated?.website !== undefined) websites.add(stated.website);
  }
  return {
    names: [...names.values()],
    identifiers: [...identifiers.values()],
    capabilities: [...capabilities.values()],
    websites: [...websites],
  };
}

/** What a file gives beside a certificate is a code of the list, or the certificate's own number. */
function listedCode({
  kind,
  code,
  text,
}: Pick<StatedCapability, 'code' | 'text'> & Pick<Capability, 'kind'>): string | null {
  if (!isCoded(kind)) return code ?? null;
  if (code !== undefined && capabilityTitle(kind, code) !== null) return code;
  return codeOfCapability(kind, text);
}

const asCapability = (
  one: Omit<StatedCapability, 'kind'> & Pick<Capability, 'kind'>,
  id: string,
  recordedAt: string,
  spare: number | null,
): Capability => ({
  id,
  kind: one.kind,
  text: one.text,
  code: listedCode(one),
  number: one.number ?? null,
  unit: one.unit ?? null,
  spareShare: one.kind === 'capacity' ? spare : null,
  issuer: null,
  certificateNumber: one.kind === 'certificate' && one.code !== listedCode(one) ? (one.code ?? null) : null,
  validFrom: one.validFrom ?? null,
  validTo: one.validTo ?? null,
  visibility: 'public',
  statedBy: 'register',
  recordedAt,
});
