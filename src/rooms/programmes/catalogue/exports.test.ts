import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import Validator from 'rdf-validate-shacl';
import { createTranslator } from '../../../platform/i18n/index.ts';
import { readProgrammeFolder } from './files/readProgrammeFiles.ts';
import { shapesOfCpsvAp } from './fixtures/cpsvApShapes.ts';
import { ruleHash } from './rules/canonical.ts';
import { cpsvDocument, type ServedProgramme } from './rules/cpsvAp.ts';
import { noNames } from './rules/criteriaWords.ts';
import { contentFolder } from './services/loadContent.ts';

const shapes = shapesOfCpsvAp();
const setting = {
  t: createTranslator('en'),
  base: 'https://portal.example/programmes',
  today: '2026-03-01',
  names: { ...noNames, currency: 'XTS' },
};

const kept = (['live', 'design'] as const).flatMap((shelf) =>
  readProgrammeFolder(contentFolder(shelf)).map(({ programme }): ServedProgramme => {
    const { id, instrument, opensOn = null, closesOn = null } = programme;
    return { id, instrument, shelf, opensOn, closesOn, hash: ruleHash(programme), programme };
  }),
);

const noNetwork = async (url: string) => {
  throw new Error(`nothing is fetched, and yet ${url} was asked for`);
};

async function faultsOf(document: unknown): Promise<string[]> {
  const nquads = await jsonld.toRDF(document, { format: 'application/n-quads', documentLoader: noNetwork, safe: true });
  const store = new Store(new Parser({ format: 'N-Quads' }).parse(nquads));
  const report = await new Validator(shapes).validate(store);
  return report.results.map(
    ({ focusNode, path: at, message }) =>
      `${focusNode?.value} ${JSON.stringify(at)} ${message.map(({ value }) => value)}`,
  );
}

describe('programmes as linked data', () => {
  it('pass the shapes of CPSV-AP 3.2.0, all of both shelves', async () => {
    assert.deepEqual(await faultsOf(cpsvDocument(kept, setting)), []);
  });

  it('pass with every field filled in', async () => {
    const [first] = kept as [ServedProgramme];
    const full = {
      ...first,
      programme: {
        ...first.programme,
        languages: ['en', 'zh-Hant'],
        keywords: ['dies'],
        legalBasis: 'Act 7',
        processingDays: 30,
        areaCodes: ['A 1'],
        goals: ['buyEquipment' as const],
        channels: [{ kind: 'online' as const, url: 'https://example.org/apply', text: 'Fill in the form' }],
        contact: { name: 'Desk', email: 'desk@office.example', phone: '+000', url: 'https://example.org' },
      },
    };
    const document = cpsvDocument([full], setting);
    assert.deepEqual(await faultsOf(document), []);
    const [service] = document['@graph'] as Record<string, unknown>[];
    for (const name of ['cv:hasChannel', 'cv:hasLegalResource', 'dct:language', 'cv:contactPoint', 'cv:processingTime'])
      assert.ok(service?.[name] !== undefined, name);
  });

  it('have one requirement for each criterion of the rule', () => {
    const grant = kept.find(({ id }) => id === 'modernisation-guarantee') as ServedProgramme;
    const [service] = cpsvDocument([grant], setting)['@graph'] as Record<string, { '@value'?: string }[]>[];
    assert.equal(service?.['cv:holdsRequirement']?.length, 6);
  });

  const breaks: [string, (service: Record<string, unknown>) => void, RegExp][] = [
    ['no authority', (service) => delete service['cv:hasCompetentAuthority'], /hasCompetentAuthority/],
    ['a title in no language', (service) => (service['dct:title'] = 'Plain'), /title/],
    ['two identifiers', (service) => (service['dct:identifier'] = ['a', 'b']), /identifier/],
    [
      'a requirement without a name',
      (service) => (service['cv:holdsRequirement'] = { '@type': 'cv:Requirement', 'dct:identifier': 'x' }),
      /title/,
    ],
    ['a processing time that is a number', (service) => (service['cv:processingTime'] = 30), /processingTime/],
  ];
  for (const [what, spoil, expected] of breaks)
    it(`fail the shapes with ${what}`, async () => {
      const document = structuredClone(cpsvDocument(kept.slice(0, 1), setting));
      spoil((document['@graph'] as Record<string, unknown>[])[0] as Record<string, unknown>);
      assert.match((await faultsOf(document)).join('\n'), expected);
    });
});
