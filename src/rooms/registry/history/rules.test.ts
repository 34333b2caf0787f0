import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RecordVersion, withChanges } from './rules.ts';

const version = (appliedAt: string, cells: string[], more: Partial<RecordVersion> = {}): RecordVersion => ({
  importId: appliedAt,
  rowNumber: 2,
  source: 's',
  establishmentId: 'A',
  header: ['id', 'name', 'town'],
  cells,
  appliedAt,
  ...more,
});

test('each version of a record is shown beside what it changed', () => {
  const found = withChanges([
    version('2024', ['1', 'Old', 'X']),
    version('2026', ['1', 'New', 'X']),
    version('2025', ['7', 'Other', 'Y'], { establishmentId: 'B' }),
  ]);
  assert.deepEqual(
    found.map(({ version: { appliedAt }, changes }) => [appliedAt, changes]),
    [
      ['2026', [{ column: 'name', before: 'Old', after: 'New' }]],
      ['2025', null],
      ['2024', null],
    ],
  );
});

test('columns may come and go, in any order', () => {
  const [newest] = withChanges([
    version('2024', ['1', 'Name', 'X']),
    version('2025', ['X', '1', 'Name', '12'], { header: ['town', 'id', 'name', 'people'] }),
  ]);
  assert.deepEqual(newest?.changes, [{ column: 'people', before: '', after: '12' }]);
});
