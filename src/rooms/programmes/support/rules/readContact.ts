import { findEconomy, findGap, isicLevel } from '../../../../codes/index.ts';
import { isIsoDay } from '../../../../platform/days.ts';
import { languageTag } from '../../../../platform/i18n/index.ts';
import { isWebAddress } from '../../../../platform/webAddress.ts';
import { type ContactFields, type ContactKind, contactKinds } from '../model.ts';

/** Texts of the form. */
export const contactTexts = [
  'kind',
  'name',
  'placeCode',
  'abroad',
  'longitude',
  'latitude',
  'languages',
  'industries',
  'address',
  'email',
  'phone',
  'url',
  'lastVerifiedOn',
] as const;
type ContactText = (typeof contactTexts)[number];

/** A contact as it stands in the form. */
export type ContactAnswers = Record<ContactText, string> & { gaps: readonly string[] };

/** One schema for each text. */
export const textFields = <Schema>(schema: Schema) =>
  Object.fromEntries(contactTexts.map((field) => [field, schema])) as Record<ContactText, Schema>;

export type ReadContact = { ok: true; fields: ContactFields } | { ok: false; issues: { field: string; key: string }[] };

/** Reads the form; every fault comes back with its field. */
export function readContact(answers: ContactAnswers, towns: ReadonlySet<string>, today: string): ReadContact {
  const kind = contactKinds.find((one) => one === answers.kind);
  const issues: { field: string; key: string }[] = [];
  const ask = (field: string, holds: boolean) => {
    if (!holds) issues.push({ field, key: `support.fault.${field}` });
  };
  const isAbroad = kind === 'overseasOffice';
  const { placeCode, abroad, email, url, lastVerifiedOn: verified } = answers;
  const [longitude, latitude] = [degrees(answers.longitude), degrees(answers.latitude)];
  const [languages, industries] = [listOf(answers.languages), listOf(answers.industries)];
  ask('kind', kind !== undefined);
  ask('name', answers.name.trim() !== '');
  ask('placeCode', isAbroad ? placeCode === '' : placeCode === '' || towns.has(placeCode));
  ask('abroad', isAbroad ? findEconomy(abroad) !== null : abroad === '');
  ask('longitude', isWithin(longitude, 180) && (longitude === null) === (latitude === null));
  ask('latitude', isWithin(latitude, 90) && (longitude === null) === (latitude === null));
  ask(
    'languages',
    languages.every((code) => languageTag.test(code)),
  );
  ask(
    'industries',
    industries.every((code) => isicLevel(code) === 'division'),
  );
  ask(
    'gaps',
    answers.gaps.every((code) => findGap(code) !== null),
  );
  ask('email', email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email));
  ask('url', url === '' || isWebAddress(url));
  ask(
    'phone',
    [answers.phone, email, url].some((one) => one !== ''),
  );
  ask('lastVerifiedOn', verified === '' || (isIsoDay(verified) && verified <= today));
  if (issues.length > 0) return { ok: false, issues };
  return {
    ok: true,
    fields: {
      kind: kind as ContactKind,
      name: answers.name.trim(),
      placeCode: textOf(placeCode),
      abroad: textOf(abroad),
      longitude,
      latitude,
      languages,
      industries,
      gaps: answers.gaps,
      address: textOf(answers.address),
      email: textOf(email),
      phone: textOf(answers.phone),
      url: textOf(url),
      lastVerifiedOn: textOf(verified),
    },
  };
}

const textOf = (text: string) => (text === '' ? null : text);
const listOf = (text: string) => text.split(/[\s,;]+/).filter((one) => one !== '');

/** Null where nothing is written; NaN where it is no number. */
const degrees = (text: string): number | null =>
  text === '' ? null : /^-?\d{1,3}(\.\d{1,10})?$/.test(text) ? Number(text) : Number.NaN;
const isWithin = (value: number | null, most: number) => value === null || Math.abs(value) <= most;
