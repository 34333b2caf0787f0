import { findGap } from '../../../../codes/index.ts';
import { type Atom, atomsOf, isReference } from '../../../../kernels/criteria/index.ts';
import {
  authorityOf,
  type CpsvSetting,
  concept,
  contactOf,
  costOf,
  filled,
  flat,
  instrumentName,
  type Node,
  outputOf,
  periodOf,
  phaseOf,
  placesOf,
  type ServedProgramme,
} from './cpsvParts.ts';
import { atomText, ruleText } from './criteriaWords.ts';
import { evidenceOf } from './evidence.ts';
import { criterionText } from './programmeTable.ts';

export type { CpsvSetting, ServedProgramme } from './cpsvParts.ts';

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
      'cv:expressionOfExpectedValue': expressionOf(atom),
    },
  });
}

/** The test as people type it; one that compares facts or names a limit as JSON. */
const expressionOf = (atom: Atom): string =>
  atom.than !== undefined || isReference(atom.value) ? JSON.stringify(atom) : criterionText(atom);
