import { checkIdentifier, findIdentifierScheme, normaliseIdentifier } from '../../../codes/index.ts';
import { isIsoDay } from '../../../platform/days.ts';
import type { FormIssue } from '../../../platform/http/routeParts.ts';
import { nameKinds } from '../mapping/model.ts';

export interface NameAnswers {
  kind: string;
  text: string;
  language: string;
  validFrom: string;
  validTo: string;
}

export interface StatedName {
  kind: (typeof nameKinds)[number];
  text: string;
  language: string | null;
  validFrom: string | null;
  validTo: string | null;
}

type Read<Value> = { ok: true; value: Value } | { ok: false; issues: FormIssue[] };

/** Turns what was typed into a further name of a firm, or says what is wrong with it. */
export function readName(answers: NameAnswers): Read<StatedName> {
  const issues: FormIssue[] = [];
  const wrong = (field: string, key: string) => {
    issues.push({ field, key: `registry.otherName.${key}` });
    return null;
  };
  const kind = nameKinds.find((one) => one === answers.kind) ?? wrong('kind', 'kind.missing');
  const text = answers.text
    .normalize('NFC')
    .replaceAll(/[\p{Cf}]/gu, '')
    .trim();
  if (text === '' || /\p{Cc}/u.test(text)) wrong('text', 'text.missing');
  const language = answers.language.trim() || null;
  if (language !== null && !isLanguage(language)) wrong('language', 'language.invalid');
  const validFrom = readDay(answers.validFrom, () => wrong('validFrom', 'day.invalid'));
  const validTo = readDay(answers.validTo, () => wrong('validTo', 'day.invalid'));
  if (validFrom !== null && validTo !== null && validFrom > validTo) wrong('validTo', 'validTo.beforeFrom');
  return issues.length > 0 || kind === null
    ? { ok: false, issues }
    : { ok: true, value: { kind, text, language, validFrom, validTo } };
}

function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function readDay(text: string, refuse: () => null): string | null {
  const plain = text.trim();
  if (plain === '') return null;
  return isIsoDay(plain) && plain >= '1000' && plain < '2200' ? plain : refuse();
}

/** A number of a known scheme must have its form and check digit; one of another scheme is taken as it is. */
export function readNumber({
  scheme,
  value,
}: {
  scheme: string;
  value: string;
}): Read<{ scheme: string; value: string }> {
  const issues: FormIssue[] = [];
  const code = scheme.trim();
  const known = findIdentifierScheme(code);
  const number = known === null ? value.normalize('NFKC').trim() : normaliseIdentifier(value);
  if (known === null && !/^[A-Za-z0-9][A-Za-z0-9-]{1,29}$/.test(code))
    issues.push({ field: 'scheme', key: 'registry.number.scheme.missing' });
  if (number === '' || number.length > 64 || /[\p{C}]/u.test(number))
    issues.push({ field: 'value', key: 'registry.number.value.missing' });
  else if (checkIdentifier(code, number) === 'wrong')
    issues.push({ field: 'value', key: 'registry.number.value.wrong' });
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: { scheme: code, value: number } };
}
