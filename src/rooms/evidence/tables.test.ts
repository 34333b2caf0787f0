import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { estimateTable } from './analyses/survey/estimateTable.ts';
import { surveyOfFirms } from './fixtures.ts';
import {
  checkDeclaration,
  guessDeclaration,
  judgeComparability,
  readYesNo,
  sizeReader,
} from './rules/publishedTables.ts';
import { readPublishedTable } from './services/readPublishedTable.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-table-'));
after(() => rmSync(folder, { recursive: true }));
const table = readPublishedTable('7-1');
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
  const sizesOf = (labels: string[]) => labels.map(sizeReader(labels));
  assert.deepEqual(sizesOf(['Small(5-19)', 'LARGE', 'micro', '?']), ['small', 'large', 'micro', null]);
  assert.deepEqual(sizesOf(['1', '2', '3']), ['small', 'medium', 'large']);
  assert.deepEqual(sizesOf(['4', '5', '20', '100']), ['micro', 'small', 'medium', 'large']);
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

test('a row is comparable, partly or not, and says why', () => {
  const declared = { ...guessDeclaration(table, header), asked: 'same' as const, surveyEconomy: 'Thailand' };
  const cell = { estimate: 0.4, standardError: 0.05, answers: 80, firms: 82, reason: null };
  const judge = (of: object | null, change = {}) => {
    const { flag, why } = judgeComparability(
      table,
      { ...declared, ...change },
      of === null ? null : { ...cell, ...of },
    );
    return [flag, ...why.map(({ code }) => code)];
  };
  assert.deepEqual(judge({}), ['comparable', 'none']);
  assert.deepEqual(judge({ answers: 20 }), ['partly', 'fewAnswers', 'missing']);
  assert.deepEqual(judge({}, { asked: 'similar', surveyEconomy: 'India' }), ['partly', 'asked', 'economy']);
  assert.deepEqual(judge({}, { region: 'southAsia', surveyEconomy: 'India' }), ['comparable', 'none']);
  assert.deepEqual(judge({ estimate: null }), ['not', 'noFirm']);
  assert.deepEqual(judge({ standardError: null, reason: 'every stratum has one firm' }), ['not', 'noError']);
  assert.deepEqual(judge(null), ['not', 'notAsked']);
});
