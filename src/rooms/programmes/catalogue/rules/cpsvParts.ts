import { findEconomy } from '../../../../codes/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import type { Shelf } from '../model.ts';
import { moneyText, ownShareText, shareText } from '../views/viewOf.ts';
import type { Names, RuleText } from './criteriaWords.ts';
import type { Programme } from './programme.ts';

export type Node = Record<string, unknown>;

/** A version of a programme, as far as it is written into the file. */
export interface ServedProgramme {
  id: string;
  shelf: Shelf;
  instrument: string;
  opensOn: string | null;
  closesOn: string | null;
  hash: string;
  programme: Programme;
}

export interface CpsvSetting {
  t: Translator;
  /** Address of the catalogue, without a slash at its end. */
  base: string;
  today: string;
  names: Names;
}

export function authorityOf({ programme, shelf }: ServedProgramme, { t, base }: CpsvSetting): Node {
  const name = programme.provider === 'not stated' ? t('catalogue.notStated') : programme.provider;
  const country = findEconomy(programme.economy);
  const isReal = country !== null && !country.isSimulated;
  return {
    '@id': `${base}#authority-${shelf}-${encodeURIComponent(`${programme.economy} ${name}`)}`,
    '@type': 'cv:PublicOrganisation',
    'skos:prefLabel': { '@value': name, '@language': t.locale },
    'dct:spatial': {
      '@id': isReal
        ? `http://publications.europa.eu/resource/authority/country/${programme.economy}`
        : `urn:toolroom:economy:${programme.economy}`,
      '@type': 'http://data.europa.eu/88u/dataset/atu-type',
    },
  };
}

export function placesOf({ programme }: ServedProgramme, { t, names }: CpsvSetting): Node[] {
  const label = (value: string) => ({ 'skos:prefLabel': { '@value': value, '@language': t.locale } });
  const coded = (programme.areaCodes ?? []).map((code) => ({
    '@id': `urn:toolroom:place:${encodeURIComponent(code)}`,
    '@type': 'dct:Location',
    ...label(names.places.get(code) ?? code),
  }));
  if (coded.length > 0 || programme.area === undefined) return coded;
  return [{ '@type': 'dct:Location', ...label(programme.area) }];
}

export function costOf(kept: ServedProgramme, { t, base }: CpsvSetting): Node | undefined {
  const own = ownShareText(t, kept.programme);
  if (own === null) return undefined;
  return {
    '@id': `${base}/${kept.id}#cost`,
    '@type': 'cv:Cost',
    'dct:identifier': `${kept.id}-cost`,
    'dct:description': { '@value': `${t('catalogue.field.ownShare')}: ${own}`, '@language': t.locale },
  };
}

/** What a firm gets: the share that is paid, and the amount. */
export function outputOf(kept: ServedProgramme, { t, base }: CpsvSetting): Node {
  const { amount, costShare } = kept.programme;
  const said = (value: string) => ({ '@value': value, '@language': t.locale });
  const most = amount?.most ?? costShare?.ceiling;
  const parts = [
    shareText(t, kept.programme),
    most === undefined ? null : t('catalogue.share.ceiling', { money: moneyText(t, most) }),
  ];
  const text = [...new Set(parts.filter((one) => one !== null))].join(', ');
  return filled({
    '@id': `${base}/${kept.id}#output`,
    '@type': 'cv:Output',
    'dct:identifier': `${kept.id}-output`,
    'dct:title': said(instrumentName(t, kept.instrument)),
    'dct:description': text === '' ? undefined : said(text),
  });
}

export function contactOf({ programme: { contact } }: ServedProgramme, at: string): Node | undefined {
  if (contact === undefined || Object.keys(contact).length === 0) return undefined;
  return filled({
    '@id': `${at}#contact`,
    '@type': 'cv:ContactPoint',
    'foaf:name': contact.name,
    'cv:email': contact.email,
    'cv:telephone': contact.phone,
    'cv:contactPage': contact.url === undefined ? undefined : { '@id': contact.url, '@type': 'foaf:Document' },
  });
}

export function periodOf({ opensOn, closesOn }: ServedProgramme): Node | undefined {
  if (opensOn === null && closesOn === null) return undefined;
  const day = (value: string | null) => (value === null ? undefined : { '@value': value, '@type': 'xsd:date' });
  return filled({ '@type': 'dct:PeriodOfTime', 'dcat:startDate': day(opensOn), 'dcat:endDate': day(closesOn) });
}

export function phaseOf({ shelf, opensOn, closesOn }: ServedProgramme, today: string): string {
  if (shelf === 'design') return 'design';
  if (closesOn !== null && closesOn < today) return 'closed';
  return opensOn !== null && opensOn > today ? 'coming' : 'open';
}

export function instrumentName(t: Translator, instrument: string): string {
  const key = `catalogue.instrument.${instrument}`;
  return t.has(key) ? t(key) : instrument;
}

export const concept = (id: string): Node => ({ '@id': id.replaceAll(/[^\w:.#/-]/g, '_'), '@type': 'skos:Concept' });

export const flat = ({ text, parts }: RuleText): string =>
  parts.length === 0 ? text : `${text} ${parts.map(flat).join('; ')}`;

/** Without what is not there: absent stays absent. */
export const filled = (node: Node): Node =>
  Object.fromEntries(
    Object.entries(node).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
