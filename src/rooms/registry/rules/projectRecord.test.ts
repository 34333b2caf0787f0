import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Mapping, mappingSchema, type StagedRecord } from '../model.ts';
import { buildConcordance, noConcordance } from './concordance.ts';
import { buildProjection, missingColumns } from './projectRecord.ts';

const twn = [118, 21.5, 122.5, 26.6] as const;

const concordance = buildConcordance({
  schemes: { industry: 'nat-2', product: 'nat-3' },
  rows: [
    {
      level: 'industry',
      nationalCode: '26',
      nationalTitle: { en: 'Electronics', zh: '電子' },
      isic: [{ code: '26' }],
      certainty: 'certain',
    },
    {
      level: 'product',
      nationalCode: '263',
      nationalTitle: { en: 'Boards' },
      isic: [
        { code: '2610', weight: 0.6 },
        { code: '2790', weight: 0.4 },
      ],
      certainty: 'doubtful',
    },
    {
      level: 'product',
      nationalCode: '264',
      nationalTitle: {},
      isic: [{ code: '2610', weight: 1 }],
      certainty: 'certain',
    },
    { level: 'product', nationalCode: '999', nationalTitle: {}, isic: [], certainty: 'doubtful' },
  ],
});

test('a concordance tells its own schemes and codes from others', () => {
  assert.equal(concordance.covers('nat-3'), true);
  assert.equal(concordance.covers('nat-4'), false);
  assert.equal(concordance.has('nat-3', '26'), false);
  assert.equal(concordance.has('nat-2', '26'), true);
  assert.deepEqual(
    concordance.toIsic('nat-3', '263').map(({ code, certainty, weight }) => [code, certainty, weight]),
    [
      ['2610', 'doubtful', 0.6],
      ['2790', 'doubtful', 0.4],
    ],
  );
  assert.deepEqual(concordance.toIsic('nat-3', '999'), []);
  assert.deepEqual(concordance.toIsic('nat-3', 'constructor'), []);
  assert.equal(concordance.title('nat-2', '26')?.zh, '電子');
  assert.equal(noConcordance.covers('nat-2'), false);
});

test('a concordance with a level that has no scheme is a bug of the table, and said', () => {
  assert.throws(
    () =>
      buildConcordance({
        schemes: {},
        rows: [{ level: 'x', nationalCode: '1', nationalTitle: {}, isic: [], certainty: 'certain' }],
      }),
    /no scheme/,
  );
});

const mapping: Mapping = mappingSchema.parse({
  name: 'test',
  title: 'Test',
  source: { publisher: '', dataset: '', licence: '', asOf: '' },
  columns: {
    key: { column: 'key', scheme: 'KEY' },
    enterprise: { column: 'firm', scheme: 'FIRM', pattern: '^[0-9]{8}$', missing: ['00000000'] },
    name: 'name',
    place: { code: 'town', name: 'town_name', parentName: 'county', parentCodeLength: 2 },
    employees: 'employees',
    longitude: 'x',
    latitude: 'y',
    industries: [
      { column: 'industry', scheme: 'nat-2' },
      { column: 'product', scheme: 'nat-3', separator: ';' },
      { column: 'free', scheme: 'other' },
    ],
  },
  optional: ['employees', 'free'],
  plantSuffixes: ['廠', '工廠'],
});
const header = [
  'key',
  'firm',
  'name',
  'town',
  'town_name',
  'county',
  'industry',
  'product',
  'free',
  'x',
  'y',
  'employees',
];
const cast = [
  '1',
  '12345678',
  '大同有限公司二廠',
  '6501',
  'Town',
  'County',
  '26',
  '263; 264;263',
  'A-1',
  '121.5',
  '25',
  '20',
];
const projection = buildProjection({ economy: 'TWN', mapping, header, concordance, extent: twn });
const project = (changes: Record<string, string> = {}) =>
  projection.project(
    header.map((column, i) => changes[column] ?? (cast[i] as string)),
    7,
  );
const record = (changes?: Record<string, string>) => project(changes) as StagedRecord;

test('a record becomes an establishment of a firm, in a place, with all its industries', () => {
  const found = record();
  assert.deepEqual(
    [
      found.rowNumber,
      found.sourceKey,
      found.name,
      found.enterpriseName,
      found.enterpriseNumber,
      found.employees,
      found.geoPrecision,
    ],
    [7, '1', '大同有限公司二廠', '大同有限公司', '12345678', 20, 'point'],
  );
  assert.deepEqual(found.place, {
    code: '6501',
    name: 'Town',
    nameLocal: null,
    parentCode: '65',
    parentName: 'County',
    parentNameLocal: null,
  });
  assert.deepEqual(found.industries.nationalCodes, ['nat-2:26', 'nat-3:263', 'nat-3:264', 'other:A-1']);
  assert.deepEqual(found.industries.isicCodes, ['26', '261', '2610', '27', '279', '2790', 'C']);
});

test('every declared code is kept, and a certain conversion beats a doubtful one', () => {
  const { classifications } = record().industries;
  assert.deepEqual(
    classifications.filter(({ method }) => method === 'declared').map(({ code }) => code),
    ['26', '263', '264', 'A-1'],
  );
  assert.deepEqual(
    classifications.filter(({ method }) => method === 'converted').map(({ code, certainty }) => [code, certainty]),
    [
      ['26', 'certain'],
      ['2610', 'certain'],
      ['2790', 'doubtful'],
    ],
  );
});

test('records with the same industries share what is worked out of them, others do not', () => {
  assert.equal(record({ key: '2' }).industries, record({ key: '3' }).industries);
  assert.notEqual(record({ industry: '' }).industries, record().industries);
  assert.deepEqual(record({ industry: '26', product: '' }).industries.nationalCodes, ['nat-2:26', 'other:A-1']);
});

test('a firm is known by its number; without one each establishment is its own firm', () => {
  assert.equal(record({ key: '1' }).enterpriseId, record({ key: '2' }).enterpriseId);
  for (const firm of ['', '00000000', '1234567', '123456789', 'ABCDEFGH']) {
    assert.equal(record({ firm }).enterpriseNumber, null, firm);
    assert.notEqual(record({ key: '1', firm }).enterpriseId, record({ key: '2', firm }).enterpriseId, firm);
  }
  assert.equal(record({ firm: '１２３４５６７８' }).enterpriseNumber, '12345678', 'digits of any script are digits');
});

test('ids depend on keys alone: other cells may change', () => {
  const changed = record({ name: '小同有限公司', town: '6502', x: '121.6' });
  assert.equal(changed.establishmentId, record().establishmentId);
  assert.equal(changed.enterpriseId, record().enterpriseId);
  assert.equal(record({ key: ' 1 ' }).establishmentId, record().establishmentId);
});

test('all faults of a record are told at once, each with its column', () => {
  const rejections = project({ key: '', name: '', industry: '77', product: '263;1', x: 'east', employees: 'many' });
  assert.ok(Array.isArray(rejections));
  assert.deepEqual(
    rejections.map(({ column }) => column),
    ['key', 'name', 'industry', 'product', 'employees', 'x'],
  );
  assert.ok(rejections.every(({ row, message, remedy }) => row === 7 && message !== '' && remedy !== ''));
  assert.ok(!Array.isArray(project()), 'and none of them clings to the next record');
});

test('missing columns are named unless the mapping calls them optional', () => {
  assert.deepEqual(missingColumns(mapping, header), []);
  assert.deepEqual(
    missingColumns(
      mapping,
      header.filter((one) => one !== 'employees' && one !== 'free'),
    ),
    [],
  );
  assert.deepEqual(missingColumns(mapping, ['key', 'name']), [
    'firm',
    'x',
    'y',
    'town',
    'town_name',
    'county',
    'industry',
    'product',
  ]);
});

test('a file without the optional columns is read all the same', () => {
  const narrow = header.slice(0, 8).concat('x', 'y');
  const found = buildProjection({ economy: 'TWN', mapping, header: narrow, concordance, extent: twn }).project(
    [...cast.slice(0, 8), '121.5', '25'],
    2,
  );
  assert.ok(found !== null && !Array.isArray(found));
  assert.equal(found.employees, null);
});
