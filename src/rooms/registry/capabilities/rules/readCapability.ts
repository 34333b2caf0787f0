import { type CodedCapability, codedCapabilities, codeOfCapability } from '../../../../codes/index.ts';
import { isIsoDay } from '../../../../platform/days.ts';
import { type CapabilityAnswers, type CapabilityKind, capabilityKinds, type StatedCapability } from '../model.ts';

export interface CapabilityIssue {
  field: string;
  key: string;
}

export type ReadCapability =
  | { ok: true; capability: StatedCapability }
  | { ok: false; issues: readonly CapabilityIssue[] };

const measured: readonly CapabilityKind[] = ['capacity', 'minimumOrder', 'leadTime'];

/** Turns what was typed into a capability, or says what is wrong with it. */
export function readCapability(answers: CapabilityAnswers): ReadCapability {
  const issues: CapabilityIssue[] = [];
  const wrong = (field: string, key: string) => {
    issues.push({ field, key: `registry.capability.${key}` });
    return null;
  };
  const kind = capabilityKinds.find((one) => one === answers.kind) ?? wrong('kind', 'kind.missing');
  const text = answers.text.trim();
  const isMeasured = kind !== null && measured.includes(kind);
  if (text === '' && !isMeasured) wrong('text', 'text.missing');
  const number = readNumber(answers.number, () => wrong('number', 'number.invalid'));
  if (isMeasured && number === null && answers.number.trim() === '') wrong('number', 'number.missing');
  const percent = readNumber(answers.spareShare, () => wrong('spareShare', 'spareShare.invalid'));
  if (percent !== null && percent > 100) wrong('spareShare', 'spareShare.invalid');
  const validFrom = readDay(answers.validFrom, () => wrong('validFrom', 'day.invalid'));
  const validTo = readDay(answers.validTo, () => wrong('validTo', 'day.invalid'));
  if (validFrom !== null && validTo !== null && validFrom > validTo) wrong('validTo', 'validTo.beforeFrom');
  if (issues.length > 0 || kind === null) return { ok: false, issues };
  return {
    ok: true,
    capability: {
      kind,
      text: text || `${number} ${answers.unit.trim()}`.trim(),
      code: isCoded(kind) ? codeOfCapability(kind, text) : null,
      number,
      unit: answers.unit.trim() || null,
      spareShare: kind === 'capacity' && percent !== null ? percent / 100 : null,
      issuer: answers.issuer.trim() || null,
      certificateNumber: answers.certificateNumber.trim() || null,
      validFrom,
      validTo,
      visibility: answers.visibility === 'internal' ? 'internal' : 'public',
    },
  };
}

export const isCoded = (kind: string): kind is CodedCapability => codedCapabilities.some((one) => one === kind);

/** A lapsed certificate, or one that is not valid yet, is none today. */
export const isValidOn = (
  { validFrom, validTo }: Pick<StatedCapability, 'validFrom' | 'validTo'>,
  day: string,
): boolean => (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day);

function readNumber(text: string, refuse: () => null): number | null {
  const plain = text.normalize('NFKC').trim().replaceAll(/[\s,]/g, '');
  if (plain === '') return null;
  return /^\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : refuse();
}

function readDay(text: string, refuse: () => null): string | null {
  const plain = text.trim();
  if (plain === '') return null;
  return isIsoDay(plain) && plain >= '1900' && plain < '2200' ? plain : refuse();
}
