import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { InputFaults } from '../../../platform/command/define.ts';
import { formatFault } from '../../../platform/command/faults.ts';
import { explainMatch, matchAsCsv } from './analyses/matchFirms.ts';
import { readCell } from './rules/readCell.ts';

const silent = { progress: () => {}, note: () => {} };
const head = 'title: x\neconomy: XDM\nprovider: x\ninstrument: grant\nsource: x\n';
const small = `id: small\n${head}criteria: { fact: employees, op: "<=", value: 100 }\n`;

describe('programmes match', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-match-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Writes firms and programmes into a fresh folder. */
  function given(firms: string, programmes: Record<string, string>) {
    const at = mkdtempSync(path.join(folder, 'case-'));
    const firmFile = path.join(at, 'firms.csv');
    writeFileSync(firmFile, firms);
    const dir = mkdtempSync(path.join(at, 'programmes-'));
    for (const [name, text] of Object.entries(programmes)) writeFileSync(path.join(dir, name), text);
    return { firms: firmFile, programmes: dir, on: null as string | null };
  }

  async function faultsOf(input: ReturnType<typeof given>): Promise<string[]> {
    try {
      await matchAsCsv(input, silent);
      return [];
    } catch (error) {
      if (!(error instanceof InputFaults)) throw error;
      return error.faults.map((fault) =>
        formatFault(fault).replaceAll(input.programmes, 'DIR').replaceAll(path.dirname(input.firms), 'AT'),
      );
    }
  }

  it('writes decisions in the order of the firms, then of the programmes’ ids', async () => {
    const input = given('firm_id,employees\nB,50\nA,500\n', {
      'z.yaml': small,
      'a.json': JSON.stringify({
        id: 'all',
        title: 'x',
        economy: 'XDM',
        provider: 'x',
        instrument: 'y',
        source: 'x',
        criteria: { all: [] },
      }),
    });
    const csv = String(await matchAsCsv(input, silent));
    assert.equal(
      csv,
      'firm_id,programme_id,outcome\nB,all,eligible\nB,small,eligible\nA,all,eligible\nA,small,ineligible\n',
    );
  });

  it('counts dates only on a day, and takes the version that is open then', async () => {
    const version = (from: string, to: string, most: number) =>
      `id: p\n${head}opensOn: ${from}\nclosesOn: ${to}\ncriteria: { fact: employees, op: "<=", value: ${most} }\n`;
    const input = given('firm_id,employees\nA,50\n', {
      'one.yaml': version('2025-01-01', '2025-06-30', 10),
      'two.yaml': version('2025-07-01', '2025-12-31', 100),
    });
    const outcomeOn = async (on: string) =>
      String(await matchAsCsv({ ...input, on }, silent))
        .trim()
        .split(',')
        .at(-1);
    assert.equal(await outcomeOn('2025-06-30'), 'ineligible');
    assert.equal(await outcomeOn('2025-07-01'), 'eligible');
    assert.equal(await outcomeOn('2026-01-01'), 'ineligible');
    assert.match((await faultsOf(input))[0] ?? '', /for different days; say with --on/);
  });

  const firms = 'firm_id,employees,isic,open\n';
  const rule = (criteria: string) => ({ 'p.yaml': `id: p\n${head}criteria: ${criteria}\n` });
  const cases: [string, string, Record<string, string>, RegExp][] = [
    [
      'an id that stands twice',
      `${firms}A,1,,\nB,2,,\nA,3,,\n`,
      { 'p.yaml': small },
      /^AT\/firms\.csv:4:firm_id: the id "A" stands in row 2 already; /,
    ],
    ['a firm without an id', `${firms},1,,\n`, { 'p.yaml': small }, /^AT\/firms\.csv:2:firm_id: the firm has no id; /],
    ['no column of ids', 'name,employees\nA,1\n', { 'p.yaml': small }, /^AT\/firms\.csv:1:firm_id: there is no column/],
    [
      'a range turned round',
      `${firms}A,99..20,,\n`,
      { 'p.yaml': small },
      /^AT\/firms\.csv:2:employees: the range "99\.\.20" ends before it begins; /,
    ],
    ['a range without ends', `${firms}A,..,,\n`, { 'p.yaml': small }, /:2:employees: "\.\." is no range/],
    [
      'a number with a thousands sign',
      `${firms}A,"1,000",,\n`,
      { 'p.yaml': small },
      /:2:employees: "1,000" is no number/,
    ],
    [
      'an empty member of a set',
      `${firms}A,,25||28,\n`,
      rule('{ fact: isic, op: prefixIn, value: ["25"] }'),
      /:2:isic: "25\|\|28" is no set/,
    ],
    [
      'a range of codes',
      `${firms}A,,10..12,\n`,
      rule('{ fact: isic, op: prefixIn, value: ["25"] }'),
      /:2:isic: .* has no order/,
    ],
    [
      'a boolean that is none',
      `${firms}A,,,maybe\n`,
      rule('{ fact: open, op: "=", value: true }'),
      /:2:open: "maybe" is neither true nor false/,
    ],
    [
      'an unknown operator',
      `${firms}A,1,,\n`,
      rule('{ fact: employees, op: "=<", value: 1 }'),
      /^DIR\/p\.yaml:7:criteria\.op: "=<" is no operator; use one of/,
    ],
    [
      'a key that is not known',
      `${firms}A,1,,\n`,
      { 'p.yaml': `${small}critera: 1\n` },
      /^DIR\/p\.yaml:8:critera: there is no field "critera" here/,
    ],
    [
      'a field that is missing',
      `${firms}A,1,,\n`,
      { 'p.yaml': small.replace('provider: x\n', '') },
      /provider: the field "provider" is missing; add it/,
    ],
    ['one key twice', `${firms}A,1,,\n`, { 'p.yaml': `${small}id: again\n` }, /this is no YAML or JSON/],
    [
      'versions that overlap',
      `${firms}A,1,,\n`,
      { 'p.yaml': small, 'q.yaml': small },
      /"small" stands in DIR\/p\.yaml and in DIR\/q\.yaml, for the same days/,
    ],
    [
      'one fact as text and as number',
      `${firms}A,1,,\n`,
      { 'p.yaml': small, 'q.yaml': `id: q\n${head}criteria: { fact: employees, op: "=", value: "5" }\n` },
      /"employees" is compared as number here and as code in DIR\/q\.yaml/,
    ],
    [
      'an interval turned round in a rule',
      `${firms}A,1,,\n`,
      rule('{ fact: employees, op: between, value: [9, 2] }'),
      /the interval 9\.\.2 ends before it begins/,
    ],
    [
      'a code without quotes among codes',
      `${firms}A,1,,\n`,
      rule('{ fact: isic, op: prefixIn, value: [10] }'),
      /criteria\.value\.0: 10 does not go with this operator/,
    ],
    [
      'aliases upon aliases',
      `${firms}A,1,,\n`,
      { 'p.yaml': `${small}evidence:\n${bomb()}` },
      /refers to parts of itself too often/,
    ],
    ['brackets without end', `${firms}A,1,,\n`, { 'p.yaml': '['.repeat(100_000) }, /nested too deeply|no YAML or JSON/],
    ['a file that is no text', `${firms}A,1,,\n`, { 'p.json': '\u0000\u0001' }, /p\.json/],
    [
      'a whole number that is none',
      `${firms}A,1.5,,\n`,
      { 'p.yaml': `${small}facts: { employees: { type: number, integer: true } }\n` },
      /:2:employees: "1\.5" holds no whole number/,
    ],
    ['no programme', `${firms}A,1,,\n`, { 'notes.txt': 'x' }, /^DIR:-:-: there is no programme file in it/],
    ['no firm', firms, { 'p.yaml': small }, /there is no firm in it/],
  ];
  for (const [what, csv, programmes, expected] of cases)
    it(`says where ${what} stands`, async () =>
      assert.match((await faultsOf(given(csv, programmes)))[0] ?? '', expected));

  it('tells the faults of all files together', async () => {
    const input = given('firm_id,employees\nA,1\n', { 'a.yaml': 'x', 'b.yaml': small.replace('<=', '~') });
    assert.equal((await faultsOf(input)).length > 1, true);
  });

  it('explains a decision, and refuses names that are not there', async () => {
    const input = given('firm_id,employees\nA,150..\n', { 'p.yaml': small });
    const explained = await explainMatch(input, 'A', 'small', silent);
    assert.equal(explained.outcome, 'ineligible');
    assert.equal(explained.repairs?.smallest[0]?.changes[0]?.distance, 50);
    assert.equal(explained.criteria[0]?.source, `${input.firms}:2:employees`);
    await assert.rejects(explainMatch(input, 'B', 'small', silent), /there is no firm "B"/);
    await assert.rejects(explainMatch(input, 'A', 'big', silent), /there is no programme "big"/);
  });

  it('takes limits of the day, derived facts, areas within areas, and facts compared with each other', async () => {
    const programme = (id: string, criteria: string, more = '') => `id: ${id}\n${head}${more}criteria: ${criteria}\n`;
    const firms =
      'firm_id,employees,isic,place,debt,equity\nA,120,2511,Shetou,10,5\nB,20..40,4711,Changhua,11,5\nC,,2511,Hualien,10,\n';
    const input = given(firms, {
      'a.yaml': programme(
        'a-dated',
        '{ fact: employees, op: "<=", value: { parameter: most } }',
        'parameters: { most: [{ from: 2024-01-01, value: 100 }, { from: 2026-01-01, value: 150 }] }\n',
      ),
      'b.yaml': programme(
        'b-derived',
        '{ fact: class, op: in, value: [small] }',
        'derived: { class: { cases: [{ when: { all: [{ fact: isic, op: prefixIn, value: ["25"] }, { fact: employees, op: "<", value: 200 }] }, is: small }, { when: { fact: employees, op: "<", value: 50 }, is: small }], otherwise: large } }\n',
      ),
      'c.yaml': programme(
        'c-area',
        '{ fact: place, op: within, value: [Shetou] }',
        'areas: { Shetou: Changhua, Lukang: Changhua, Hualien: Taiwan }\n',
      ),
      'd.yaml': programme('d-compared', '{ fact: debt, op: "<=", than: { fact: equity, times: 2 } }'),
    });
    const rows = String(await matchAsCsv({ ...input, on: '2026-05-01' }, silent))
      .trim()
      .split('\n')
      .slice(1);
    assert.deepEqual(rows, [
      'A,a-dated,eligible',
      'A,b-derived,eligible',
      'A,c-area,eligible',
      'A,d-compared,eligible',
      'B,a-dated,eligible',
      'B,b-derived,eligible',
      'B,c-area,unknown',
      'B,d-compared,ineligible',
      'C,a-dated,unknown',
      'C,b-derived,unknown',
      'C,c-area,ineligible',
      'C,d-compared,unknown',
    ]);
    const before = String(await matchAsCsv({ ...input, on: '2025-05-01' }, silent));
    assert.match(before, /^A,a-dated,ineligible$/m);
    assert.deepEqual(await faultsOf(input), [
      'DIR/a.yaml:8:criteria: the limit "most" has several values; say with --on which day counts',
    ]);
    const explained = await explainMatch({ ...input, on: '2026-05-01' }, 'C', 'd-compared', silent);
    assert.deepEqual(explained.questions, { ask: ['equity'], fewest: ['equity'] });
  });

  it('refuses a derived fact that follows from itself, an area that is not there, and a soft criterion that could decide', async () => {
    const input = given('firm_id,a\nA,1\n', {
      'a.yaml': `id: a\n${head}derived:\n  x: { cases: [{ when: { fact: x, op: "=", value: 1 }, is: 1 }], otherwise: 0 }\ncriteria: { fact: x, op: "=", value: 1 }\n`,
      'b.yaml': `id: b\n${head}areas: { Shetou: Changhua }\ncriteria: { fact: place, op: within, value: [Atlantis] }\n`,
      'c.yaml': `id: c\n${head}criteria: { any: [{ fact: a, op: "=", value: 1, kind: soft }] }\n`,
    });
    const faults = await faultsOf(input);
    assert.equal(faults.length, 3);
    assert.match(faults[0] as string, /a\.yaml:\d+:criteria.*a derived fact follows from itself \(x, x\)/);
    assert.match(faults[1] as string, /b\.yaml:\d+:criteria.*there is no area "Atlantis"/);
    assert.match(faults[2] as string, /c\.yaml:\d+:criteria\.any\.0: the soft criterion on "a" stands inside another/);
  });

  it('reads any cell without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('number', 'code', 'boolean', null), (cell, type) => {
        const read = readCell(cell, type);
        assert.ok('state' in read || read.message.length > 0);
      }),
      { numRuns: 3_000, seed: 4 },
    );
  });
});

function bomb(): string {
  const lines = ['  - &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 9; i += 1)
    lines.push(`  - &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`);
  return `${lines.join('\n')}\n`;
}
