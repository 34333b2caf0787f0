import { findEconomy, findGap } from '../../../../codes/index.ts';
import { type Atom, atomsOf } from '../../../../kernels/criteria/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import type { Shelf } from '../model.ts';
import { moneyText, ownShareText, shareText } from '../views/viewOf.ts';
import { atomText, type Names, type RuleText, ruleText } from './criteriaWords.ts';
import { evidenceOf } from './evidence.ts';
import type { Programme } from './programme.ts';
import { criterionText } from './programmeTable.ts';

/** Words of the CPSV-AP, written into the file so that reading it takes no network. */
const context = {
  adms: 'http://www.w3.org/ns/adms#',
  cpsv: 'http://purl.org/vocab/cpsv#',
  cv: 'http://data.europa.eu/m8g/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

type Node = Record<string, unknown>;

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

/** Programmes as public services of the Core Public Service Vocabulary Application Profile 3.2. */
export function cpsvDocument(programmes: readonly ServedProgramme[], setting: CpsvSetting): Node {
  return { '@context': context, '@graph': programmes.map((one) => serviceOf(one, setting)) };
}

function serviceOf(kept: ServedProgramme, setting: CpsvSetting): Node {
  const { t, base, names } = setting;
  const { programme } = kept;
  const at = `${base}/${kept.id}`;
  const said = (value: string) => ({ '@value': value, '@language': t.locale });
  const words = flat(ruleText(t, programme.criteria, names));
  return filled({
    '@id': at,
    '@type': 'cpsv:PublicService',
    'dct:identifier': kept.id,
    'dct:title': said(programme.title),
    'dct:description': said(programme.summary ?? `${t('catalogue.rules')}: ${words}`),
    'cv:hasCompetentAuthority': authorityOf(kept, setting),
    'dct:spatial': placesOf(kept, setting),
    'dct:language': (programme.languages ?? []).map((code) => ({
      '@id': `urn:ietf:bcp:47:${code}`,
      '@type': 'dct:LinguisticSystem',
    })),
    'dcat:keyword': (programme.keywords ?? []).map(said),
    'adms:status': {
      ...concept(`urn:toolroom:phase:${phaseOf(kept, setting.today)}`),
      'skos:prefLabel': said(t(`catalogue.phase.${phaseOf(kept, setting.today)}`)),
    },
    'dct:temporal': periodOf(kept),
    'cv:processingTime':
      programme.processingDays === undefined
        ? undefined
        : { '@value': `P${programme.processingDays}D`, '@type': 'xsd:duration' },
    'cv:isClassifiedBy': {
      ...concept(`urn:toolroom:instrument:${kept.instrument}`),
      'skos:prefLabel': said(instrumentName(t, kept.instrument)),
    },
    'cv:thematicArea': (programme.gaps ?? []).map((code) => ({
      ...concept(`urn:toolroom:gap:${code}`),
      'skos:prefLabel': said(findGap(code)?.title ?? code),
    })),
    'cv:isGroupedBy': (programme.goals ?? []).map((goal) => ({
      '@id': `urn:toolroom:goal:${goal}`,
      '@type': ['cv:Event', 'cv:BusinessEvent'],
      'dct:identifier': goal,
      'dct:title': said(t(`catalogue.goal.${goal}`)),
    })),
    'dct:audience': {
      ...concept(`urn:toolroom:unit:${programme.unit}`),
      'skos:prefLabel': said(t(`catalogue.unit.${programme.unit}.name`)),
    },
    'cpsv:follows': {
      '@id': `${at}#rule`,
      '@type': 'cpsv:Rule',
      'dct:identifier': kept.hash,
      'dct:title': said(t('catalogue.rules')),
      'dct:description': said(words),
    },
    'cv:holdsRequirement': atomsOf(programme.criteria).map((atom, i) => requirementOf(atom, i, at, kept, setting)),
    'cpsv:hasInput': evidenceOf(programme).map(({ title }, i) => ({
      '@id': `${at}#evidence-${i + 1}`,
      '@type': 'cv:Evidence',
      'dct:identifier': `${kept.id}-evidence-${i + 1}`,
      'dct:title': said(title),
    })),
    'cv:hasCost': costOf(kept, setting),
    'cpsv:produces': outputOf(kept, setting),
    'cv:contactPoint': contactOf(kept, at),
    'cv:hasChannel': (programme.channels ?? []).map(({ kind, url, text }, i) =>
      filled({
        '@id': `${at}#channel-${i + 1}`,
        '@type': 'cv:Channel',
        'dct:identifier': `${kept.id}-channel-${i + 1}`,
        'dct:type': {
          ...concept(`urn:toolroom:channel:${kind}`),
          'skos:prefLabel': said(t(`catalogue.channel.${kind}`)),
        },
        'dct:description': text === undefined ? undefined : said(text),
        'foaf:page': url === undefined ? undefined : { '@id': url, '@type': 'foaf:Document' },
      }),
    ),
    'cv:hasLegalResource':
      programme.legalBasis === undefined
        ? undefined
        : { '@id': `${at}#law`, '@type': 'eli:LegalResource', 'rdfs:label': said(programme.legalBasis) },
  });
}

/** What a firm must be, one requirement an atom; documents that show the fact stand by it. */
function requirementOf(
  atom: Atom,
  i: number,
  at: string,
  { id, programme }: ServedProgramme,
  setting: CpsvSetting,
): Node {
  const { t, names } = setting;
  const said = (value: string) => ({ '@value': value, '@language': t.locale });
  const papers = evidenceOf(programme).flatMap(({ forFacts }, n) =>
    forFacts.includes(atom.fact) ? [{ '@id': `${at}#evidence-${n + 1}` }] : [],
  );
  return filled({
    '@id': `${at}#requirement-${i + 1}`,
    '@type': 'cv:Requirement',
    'dct:identifier': `${id}-requirement-${i + 1}`,
    'dct:title': said(atomText(t, atom, names)),
    'cv:fulfils': { '@id': `${at}#rule` },
    'cv:hasSupportingEvidence': papers,
    'cv:hasConcept': {
      '@id': `${at}#concept-${i + 1}`,
      '@type': 'cv:InformationConcept',
      'dct:identifier': atom.fact,
      'cv:expressionOfExpectedValue': criterionText(atom),
    },
  });
}

function authorityOf({ programme, shelf }: ServedProgramme, { t, base }: CpsvSetting): Node {
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

function placesOf({ programme }: ServedProgramme, { t, names }: CpsvSetting): Node[] {
  const label = (value: string) => ({ 'skos:prefLabel': { '@value': value, '@language': t.locale } });
  const coded = (programme.areaCodes ?? []).map((code) => ({
    '@id': `urn:toolroom:place:${encodeURIComponent(code)}`,
    '@type': 'dct:Location',
    ...label(names.places.get(code) ?? code),
  }));
  if (coded.length > 0 || programme.area === undefined) return coded;
  return [{ '@type': 'dct:Location', ...label(programme.area) }];
}

function costOf(kept: ServedProgramme, { t, base }: CpsvSetting): Node | undefined {
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
function outputOf(kept: ServedProgramme, { t, base }: CpsvSetting): Node {
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

function contactOf({ programme: { contact } }: ServedProgramme, at: string): Node | undefined {
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

function periodOf({ opensOn, closesOn }: ServedProgramme): Node | undefined {
  if (opensOn === null && closesOn === null) return undefined;
  const day = (value: string | null) => (value === null ? undefined : { '@value': value, '@type': 'xsd:date' });
  return filled({ '@type': 'dct:PeriodOfTime', 'dcat:startDate': day(opensOn), 'dcat:endDate': day(closesOn) });
}

function phaseOf({ shelf, opensOn, closesOn }: ServedProgramme, today: string): string {
  if (shelf === 'design') return 'design';
  if (closesOn !== null && closesOn < today) return 'closed';
  return opensOn !== null && opensOn > today ? 'coming' : 'open';
}

function instrumentName(t: Translator, instrument: string): string {
  const key = `catalogue.instrument.${instrument}`;
  return t.has(key) ? t(key) : instrument;
}

const concept = (id: string): Node => ({ '@id': id.replaceAll(/[^\w:.#/-]/g, '_'), '@type': 'skos:Concept' });

const flat = ({ text, parts }: RuleText): string =>
  parts.length === 0 ? text : `${text} ${parts.map(flat).join('; ')}`;

/** Without what is not there: absent stays absent. */
const filled = (node: Node): Node =>
  Object.fromEntries(
    Object.entries(node).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
