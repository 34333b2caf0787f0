import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { readReferenceFolder } from '../../platform/files/index.ts';
import { estimateTable } from './analyses/survey/estimateTable.ts';
import { surveyOfFirms } from './fixtures.ts';
import { judgeComparability } from './rules/comparability.ts';
import { readYesNo, sizeReader } from './rules/ownAnswers.ts';
import { checkDeclaration, type Declaration, guessDeclaration, readDeclarationForm } from './rules/publishedTables.ts';
import { releaseCells } from './rules/releaseCells.ts';
import { listPublishedTables, readPublishedTable } from './services/readPublishedTable.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-table-'));
after(() => rmSync(folder, { recursive: true }));
const table = readPublishedTable('7-1');
const sources = readPublishedTable('7-2');
const box = readPublishedTable('7-3-1');
const header = surveyOfFirms().split('\n')[0]!.split(',');

test('the published values are those of the table', () => {
  assert.deepEqual(
    table.rows.map(({ values }) => values),
    [
      { eastAndSoutheastAsia: [32.4, 45.6, 56.9], southAsia: [36.2, 49.3, 60.8] },
      { eastAndSoutheastAsia: [53.4, 63.3, 72.2], southAsia: [58.3, 70.9, 75.4] },
      { eastAndSoutheastAsia: [27.0, 41.3, 54.3], southAsia: [12.9, 25.9, 37.3] },
    ],
  );
});

test('columns are guessed from their names, each once', () => {
  const guess = guessDeclaration(table, header);
  assert.deepEqual([guess.weight, guess.stratum, guess.size], ['weight', 'stratum', 'workers']);
  assert.deepEqual(Object.values(guess.items), ['new_product_line', 'upgraded_line', 'new_technology']);
  assert.deepEqual(checkDeclaration(table, header, guess), []);
  const unknown = guessDeclaration(table, ['a', 'b']);
  assert.deepEqual(
    checkDeclaration(table, ['a', 'b'], unknown).map(({ field }) => field),
    ['weight', 'size', 'item-newProductLine'],
  );
});

test('sizes are read from words, codes and numbers of workers; answers from words and codes', () => {
  const sizesOf = (labels: string[], { bands } = table) => labels.map(sizeReader(bands, labels).of);
  assert.deepEqual(sizesOf(['Small(5-19)', 'LARGE', 'micro', '?']), [0, 2, 'below', null]);
  assert.deepEqual(sizesOf(['1', '2', '3']), [0, 1, 2]);
  assert.deepEqual(sizesOf(['4', '5', '20', '100']), ['below', 0, 1, 2]);
  assert.deepEqual(sizesOf(['0', '1', '4', '5', '24', '25'], box), [0, 1, 1, 2, 3, 4]);
  assert.deepEqual(sizesOf(['0', '1-4', '10–24', '25+', 'small'], box), [0, 1, 3, 4, null]);
  assert.deepEqual(['Yes', '1', 'no', '2', '-9', ''].map(readYesNo), [1, 1, 0, 0, Number.NaN, Number.NaN]);
});

test('a survey gives a share with its error for each answer and size, and leaves firms under five workers out', async () => {
  const file = path.join(folder, 'firms.csv');
  writeFileSync(file, surveyOfFirms());
  const { cells, microLeftOut } = await estimateTable(file, table, guessDeclaration(table, header));
  assert.equal(cells.length, 9);
  assert.ok(microLeftOut > 0);
  const rows = surveyOfFirms()
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const medium = rows.filter(([stratum, , , answer]) => stratum === 'medium' && answer !== '-9');
  const share = medium.filter(([, , , answer]) => answer === '1').length / medium.length;
  const cell = cells.find(({ item, size }) => item === 'newProductLine' && size === 'medium')!;
  assert.ok(Math.abs(cell.estimate! - share) < 1e-12);
  // one stratum, equal weights: the error of a simple sample, units without an answer as zeros
  const n = medium.length;
  assert.ok(Math.abs(cell.standardError! / Math.sqrt((share * (1 - share)) / (n - 1)) - 1) < 0.02);
  assert.equal(cell.answers, n);
});

const cell = { size: 'small', estimate: 0.4, standardError: 0.05, answers: 80, firms: 82, reason: null };
const same: Partial<Declaration> = { asked: 'same', covers: 'same', surveyEconomy: 'Thailand' };

test('a row is comparable, partly or not, and says why', () => {
  const judge = (of: object | null, change: Partial<Declaration> = {}) => {
    const declared = { ...guessDeclaration(table, header), ...same, ...change };
    const { flag, why } = judgeComparability(table, declared, of === null ? null : { ...cell, ...of });
    return [flag, ...why.map(({ code }) => code)];
  };
  assert.deepEqual(judge({}), ['comparable', 'none', 'years']);
  assert.deepEqual(judge({ answers: 20 }), ['partly', 'fewAnswers', 'missing', 'years']);
  assert.deepEqual(judge({}, { asked: 'similar', surveyEconomy: 'India' }), ['partly', 'economy', 'asked', 'years']);
  assert.deepEqual(judge({}, { covers: 'unknown' }), ['partly', 'universeUnknown', 'years']);
  assert.deepEqual(judge({}, { region: 'southAsia', surveyEconomy: 'India' }), ['comparable', 'none', 'years']);
  assert.deepEqual(judge({ estimate: null }), ['not', 'noFirm']);
  assert.deepEqual(judge({ standardError: null, reason: 'every stratum has one firm' }), ['not', 'noError']);
  assert.deepEqual(judge(null), ['not', 'notAsked']);
});

test('bands of its own, an owner counted otherwise and other ways to ask keep a row from being comparable', () => {
  const declared = { ...guessDeclaration(box, []), ...same, surveyEconomy: 'Sri Lanka', owner: 'notCounted' as const };
  const judge = (change: object, readAs: 'workers' | 'classes' = 'workers', size = '1-4') =>
    judgeComparability(box, { ...declared, ...change }, { ...cell, size }, readAs).why.map(({ code }) => code);
  assert.deepEqual(judge({}), ['none', 'years']);
  assert.deepEqual(judge({ owner: 'counted' }), ['owner', 'years']);
  assert.deepEqual(judge({ owner: 'unknown' }), ['ownerUnknown', 'years']);
  assert.deepEqual(judge({}, 'classes'), ['bands', 'years']);
  assert.deepEqual(judge({ owner: 'counted' }, 'classes', 'all'), ['none', 'years']);
  const asked = { ...guessDeclaration(sources, []), ...same };
  assert.deepEqual(
    judgeComparability(sources, asked, cell).why.map(({ code }) => code),
    ['choice', 'years'],
  );
});

test('of a single choice each answer is a share of all who answered, and all sizes stand together in “all”', async () => {
  const file = path.join(folder, 'sources.csv');
  const codes = ['1', '1', '1', '2', '5', '-9'];
  const lines = ['small', 'medium', 'large'].flatMap((size, s) =>
    Array.from({ length: 60 }, (_, i) => [size, [40, 12, 3][s], [10, 50, 200][s], codes[i % 6]].join()),
  );
  writeFileSync(file, `stratum,weight,workers,source\n${lines.join('\n')}\n`);
  const form = { weight: 'weight', stratum: 'stratum', size: 'workers', choice: 'source', region: 'southAsia' };
  const answers = { 'item-newMachinery': '1', 'item-keyPersonnel': '2', 'item-withinEstablishment': '5' };
  const declared = readDeclarationForm(sources, { ...form, ...answers });
  assert.deepEqual(checkDeclaration(sources, ['stratum', 'weight', 'workers', 'source'], declared), []);
  const twice = { ...declared, items: { ...declared.items, keyPersonnel: '1' } };
  assert.equal(
    checkDeclaration(sources, ['stratum', 'weight', 'workers', 'source'], twice)[0]!.key,
    'evidence.file.sameAnswer',
  );
  const { cells } = await estimateTable(file, sources, declared);
  const shares = cells.filter(({ size }) => size === 'all').map(({ estimate }) => estimate!);
  assert.ok([0.6, 0.2, 0.2].every((share, i) => Math.abs(shares[i]! - share) < 1e-12));
  assert.equal(cells.find(({ size }) => size === 'all')!.answers, 150);
  const released = releaseCells(sources, { cells }, { all: 'All', sizeOf: (size) => size });
  assert.equal(released.filter(({ key }) => key.item === 'All').length, 4);
});

test('the row of products new to the country is a share of those with a product innovation', async () => {
  const file = path.join(folder, 'box.csv');
  const lines = Array.from({ length: 80 }, (_, i) => [i % 30, 2, i % 2 === 0 ? 1 : 2, i % 8 === 0 ? 1 : 2].join());
  writeFileSync(file, `workers,weight,product,new_to_country\n${lines.join('\n')}\n`);
  const declared = guessDeclaration(box, ['workers', 'weight', 'product', 'new_to_country']);
  const { cells, microLeftOut } = await estimateTable(file, box, declared);
  const all = cells.find(({ item, size }) => item === 'newToCountry' && size === 'all')!;
  assert.deepEqual([all.estimate, all.answers, microLeftOut], [0.25, 40, 0]);
  const alone = { ...declared, items: { ...declared.items, product: '' } };
  const { cells: without } = await estimateTable(file, box, alone);
  assert.ok(without.every(({ item }) => item !== 'newToCountry'));
});

const seeds = path.join(readReferenceFolder() ?? '', '../seeds/004_2927ea3471bff6bb.txt');

test('every printed figure is in the source, in its row and order', { skip: !existsSync(seeds) }, () => {
  const text = readFileSync(seeds, 'utf8').replaceAll(/\s+/g, ' ');
  const startOf: Record<string, string> = {
    '7-1': 'Table 7.1 Asian',
    '7-2': 'Table 7.2 Most',
    '7-3': 'Table 7.3 Main',
    '7-4': 'Table 7.4 Main',
    '7-3-1': 'Box Table 7.3.1 Incidence',
  };
  let figures = 0;
  for (const one of listPublishedTables()) {
    const at = text.indexOf(startOf[one.id]!);
    assert.ok(at > 0, one.id);
    const printed = text.slice(at, at + 2600);
    let from = 0;
    for (const row of one.rows) {
      const values = one.regions.flatMap(({ id }) => row.values[id]!);
      assert.equal(values.length, one.sizes.length * one.regions.length, row.id);
      const line = values.map((value) => value.toFixed(one.decimals) + (one.id === '7-1' ? '%' : '')).join(' ');
      const found = printed.indexOf(line, from);
      assert.ok(found >= 0, `${one.id} ${row.id}: ${line}`);
      from = found + line.length;
      figures += values.length;
    }
  }
  assert.equal(figures, 18 + 96 + 24 + 24 + 36);
});

test('columns of a single choice add up to about 100, and nothing but 7.1 and 7.2 speaks of South Asia', () => {
  for (const one of listPublishedTables()) {
    const regions = one.regions.map(({ id }) => id);
    assert.equal(regions.includes('southAsia'), ['7-1', '7-2'].includes(one.id));
    if (one.kind !== 'singleChoice') continue;
    for (const region of regions)
      for (const s of one.sizes.keys()) {
        const sum = one.rows.reduce((total, row) => total + row.values[region]![s]!, 0);
        assert.ok(sum >= 98 && sum <= 102, `${one.id} ${region} ${sum}`);
      }
  }
});
