import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { InputFaults } from '../../../../platform/command/define.ts';
import { type DiscloseResult, publicResult } from './discloseOutput.ts';
import { parseDiscloseSpec } from './discloseSpec.ts';
import { discloseTable } from './discloseTable.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'disclose-'));
const firms = `owner,sector,size,sales,county
a,Food,Small,10,N
b,Food,Small,12,N
c,Food,Small,9,S
d,Food,Large,50,S
e,Wood,Small,8,N
f,Wood,Small,7,N
g,Wood,Small,6,S
h,Wood,Large,40,S
h,Wood,Large,30,N
i,Metal,Large,60,N
j,Metal,Large,70,S
k,Metal,Large,65,S
l,Metal,Small,5,S
m,Metal,Small,4,N
n,Metal,Small,3,N
`;
const spec = { dimensions: ['sector', 'size'], value: 'sales', contributor: 'owner', rules: { threshold: 3 } };

async function disclose(given: object, data = firms, files: Record<string, unknown> = {}): Promise<DiscloseResult> {
  const file = path.join(folder, 'firms.csv');
  writeFileSync(file, data);
  for (const [name, content] of Object.entries(files))
    writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  const specFile = 'spec.json';
  const parsed = parseDiscloseSpec({ spec: given, specFile });
  return discloseTable({ file, spec: parsed, specFile, specFolder: folder }, { progress: () => {}, note: () => {} });
}

async function faultOf(given: object, data?: string, files?: Record<string, unknown>) {
  const error = await disclose(given, data, files).then(
    () => assert.fail('nothing was refused'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof InputFaults, String(error));
  const { row, column, message } = error.faults[0]!;
  return `${row ?? '-'}:${column ?? '-'}: ${message}`;
}

const find = ({ cells }: DiscloseResult, key: Record<string, string>) =>
  cells.find((cell) => Object.entries(key).every(([name, value]) => cell.key[name] === value))!;

describe('evidence disclose', () => {
  after(() => rmSync(folder, { recursive: true }));

  it('lists every cell from the total down, counts owners once and hides values', async () => {
    const result = await disclose(spec);
    assert.deepEqual(result.cells[0], {
      key: { sector: 'Total', size: 'Total' },
      value: 379,
      contributors: 14,
      suppressed: null,
    });
    assert.equal(result.cells.length, 12);
    const wood = find(result, { sector: 'Wood', size: 'Large' });
    assert.deepEqual([wood.contributors, wood.value, wood.suppressed], [1, null, 'threshold']);
    assert.equal(result.audit.unsafe, 0);
    assert.equal(result.audit.intervals.length, result.cells.filter(({ suppressed }) => suppressed !== null).length);
    assert.equal(
      result.audit.intervals.find(({ key }) => key.sector === 'Wood' && key.size === 'Large')!.protection,
      7,
    );
  });

  it('tells the public values and which are hidden, and no more', async () => {
    const shown = publicResult(await disclose(spec));
    const keys = new Set(shown.cells.flatMap((cell) => Object.keys(cell)));
    assert.deepEqual([...keys].sort(), ['key', 'suppressed', 'value']);
    for (const cell of shown.cells) assert.equal(cell.value === null, cell.suppressed === true);
  });

  it('decides two groupings of one column as one system, also where they cross', async () => {
    const other = { ...spec, dimensions: ['county', 'size'] };
    const result = await disclose({ ...spec, linked: ['other.json'] }, firms, { 'other.json': other });
    assert.equal(result.linked[0]!.cells.length, 9);
    for (const size of ['Small', 'Large', 'Total']) {
      const there = result.linked[0]!.cells.find(({ key }) => key.county === 'Total' && key.size === size)!;
      assert.equal(there.suppressed, find(result, { sector: 'Total', size }).suppressed);
    }
    assert.equal(result.audit.unsafe, 0);
  });

  it('keeps to a release that is out, and refuses one of other data', async () => {
    const first = publicResult(await disclose(spec));
    const again = await disclose({ ...spec, linked: ['out.json'] }, firms, { 'out.json': first });
    assert.deepEqual(publicResult(again), first);
    const changed = firms.replace('b,Food,Small,12', 'b,Food,Small,13');
    assert.match(await faultOf({ ...spec, linked: ['out.json'] }, changed, { 'out.json': first }), /totals don't add/);
  });

  it('protects the difference between a table of all firms and one of some', async () => {
    const some = { ...spec, dimensions: ['size'], where: { fact: 'owner', op: '!=', value: 'a' } };
    const all = { ...spec, dimensions: ['size'] };
    const alone = await disclose(all);
    assert.deepEqual(
      alone.cells.filter(({ suppressed }) => suppressed !== null),
      [],
    );
    const result = await disclose({ ...all, linked: ['some.json'] }, firms, { 'some.json': some });
    const shown = result.cells.filter(
      ({ key, suppressed }, i) =>
        suppressed === null && result.linked[0]!.cells[i]!.suppressed === null && key.size !== 'Large',
    );
    assert.deepEqual(shown, []);
  });

  it('takes hierarchies of any depth', async () => {
    const deep = { Total: ['A'], A: ['B', 'Metal'], B: ['Food', 'Wood'] };
    const result = await disclose({ ...spec, hierarchies: { sector: deep } });
    assert.equal(find(result, { sector: 'B', size: 'Total' }).value, 172);
    assert.equal(
      find(result, { sector: 'A', size: 'Total' }).suppressed,
      find(result, { sector: 'Total', size: 'Total' }).suppressed,
    );
  });

  const wrong = (sector: object) => ({ ...spec, hierarchies: { sector } });
  const cases: [string, () => Promise<string>, RegExp][] = [
    ['a circle', () => faultOf(wrong({ Total: ['Food', 'Wood', 'Metal'], X: ['Y'], Y: ['X'] })), /circle/],
    ['nothing but a circle', () => faultOf(wrong({ X: ['Y'], Y: ['X'] })), /circle/],
    [
      'two parents',
      () => faultOf(wrong({ Total: ['A', 'B'], A: ['Food'], B: ['Food', 'Wood', 'Metal'] })),
      /"Food" stands under/,
    ],
    ['two totals', () => faultOf(wrong({ Total: ['Food', 'Wood'], Other: ['Metal'] })), /both stand under nothing/],
    [
      'a category in no hierarchy',
      () => faultOf(wrong({ Total: ['Food', 'Wood'] })),
      /^11:sector: "Metal" is in no hierarchy/,
    ],
    [
      'a row at a subtotal',
      () => faultOf(wrong({ Total: ['Food', 'Wood'], Food: ['Metal', 'Fish'] })),
      /^2:sector: .*divided further/,
    ],
    [
      'an unknown dimension',
      () => faultOf({ ...spec, hierarchies: { colour: { Total: ['red'] } } }),
      /no dimension "colour"/,
    ],
    ['a negative value', () => faultOf(spec, firms.replace(',12,', ',-12,')), /^3:sales: the value -12/],
    ['a missing value', () => faultOf(spec, firms.replace(',12,', ',,')), /^3:sales: the value is missing/],
    ['a value that is no number', () => faultOf(spec, firms.replace(',12,', ',many,')), /^3:sales: "many"/],
    ['a missing category', () => faultOf(spec, firms.replace('b,Food', 'b,')), /^3:sector/],
    ['the total as a category', () => faultOf(spec, firms.replace('b,Food', 'b,Total')), /^3:sector: "Total"/],
    ['a column that isn’t there', () => faultOf({ ...spec, value: 'profit' }), /"profit"/],
    ['an unknown key', () => faultOf({ ...spec, treshold: 3 }), /treshold/],
    ['no rows', () => faultOf(spec, 'owner,sector,size,sales,county\n'), /no rows/],
    ['a linked file that isn’t there', () => faultOf({ ...spec, linked: ['gone.json'] }), /gone.json can't be read/],
    [
      'a linked file that is no JSON',
      () => faultOf({ ...spec, linked: ['bad.json'] }, firms, { 'bad.json': '{' }),
      /not JSON/,
    ],
    [
      'a linked table of another value',
      () => faultOf({ ...spec, linked: ['v.json'] }, firms, { 'v.json': { ...spec, value: null } }),
      /another value/,
    ],
    [
      'a group of strangers',
      () => faultOf({ ...spec, rules: { coalitions: { groups: [['zz']] } } }),
      /no contributor "zz"/,
    ],
  ];
  for (const [what, run, expected] of cases)
    it(`refuses ${what} with its place`, async () => assert.match(await run(), expected));
});
