import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ColumnType, convertCell, TypeInference } from './inferTypes.ts';

const cases: [ColumnType, string[]][] = [
  ['integer', ['1', '-20', '0', '']],
  ['string', ['1', '007']],
  ['string', ['12345678901234567890']],
  ['number', ['1', '2.5', '-1e-3', '.5']],
  ['string', ['00.5']],
  ['string', ['1.234,56']],
  ['string', ['1e999']],
  ['boolean', ['true', 'FALSE', '']],
  ['string', ['true', '1']],
  ['date', ['2024-02-29']],
  ['string', ['2023-02-29']],
  ['instant', ['2024-02-29T10:00:00Z', '2024-02-29T10:00:00.123+08:00']],
  ['string', ['2024-02-29', '2024-02-29T10:00:00Z']],
  ['string', ['', '']],
  ['string', ['-', '.']],
  ['string', ['๑๒๓']],
];

for (const [expected, cells] of cases) {
  test(`cells ${JSON.stringify(cells)} make a column of type ${expected}`, () => {
    const inference = new TypeInference();
    for (const cell of cells) inference.see(cell);
    assert.equal(inference.type, expected);
  });
}

test('empty cells are missing, and codes stay text', () => {
  assert.equal(convertCell('', 'string'), null);
  assert.equal(convertCell('007', 'string'), '007');
  assert.equal(convertCell('2.50', 'number'), 2.5);
  assert.equal(convertCell('TRUE', 'boolean'), true);
});
