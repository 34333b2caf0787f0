import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DayReading } from '../mapping/model.ts';
import { parseDay } from './readDates.ts';
import { DayEvidence, DecimalEvidence } from './settleReadings.ts';

const forms: [cell: string, day: string | null, reading?: DayReading][] = [
  ['2016-12-31', '2016-12-31'],
  ['2000-02-29', '2000-02-29'],
  ['1900-02-29', null],
  ['2016-02-30', null],
  ['2016-13-01', null],
  ['31/12/2016', '2016-12-31'],
  ['12/31/2016', '2016-12-31'],
  ['01/02/2016', '2016-02-01'],
  ['01/02/2016', '2016-01-02', { order: 'mdy' }],
  ['31.12.2016', '2016-12-31'],
  ['2016.12.31', '2016-12-31'],
  ['2016/1/1', '2016-01-01'],
  ['2016-12-31T23:59:59.000Z', '2016-12-31'],
  ['2016-12-31 00:00', '2016-12-31'],
  ['31 Dec 2016', '2016-12-31'],
  ['December 31, 2016', '2016-12-31'],
  ['31st December 2016', '2016-12-31'],
  ['31 Desember 2016', '2016-12-31'],
  ['ngày 31 tháng 12 năm 2016', '2016-12-31'],
  ['20161231', '2016-12-31'],
  ['20161331', null],
  ['2559-12-31', '2016-12-31'],
  ['31/12/2559', '2016-12-31'],
  ['31 ธันวาคม 2559', '2016-12-31'],
  ['31 ธ.ค. 2559', '2016-12-31'],
  ['๓๑/๑๒/๒๕๕๙', '2016-12-31'],
  ['০১/০২/২০১৬', '2016-02-01'],
  ['２０１６-１２-３１', '2016-12-31'],
  ['105/12/31', '2016-12-31'],
  ['民國105年12月31日', '2016-12-31'],
  ['中華民國 105 年 1 月 2 日', '2016-01-02'],
  ['民國元年1月1日', '1912-01-01'],
  ['民國前1年1月1日', '1911-01-01'],
  ['2016年12月31日', '2016-12-31'],
  ['2016년 12월 31일', '2016-12-31'],
  ['1051231', '2016-12-31', { calendar: 'minguo' }],
  ['0991231', '2010-12-31', { calendar: 'minguo' }],
  ['1051231', null],
  ['平成28年12月31日', '2016-12-31'],
  ['昭和64年1月7日', '1989-01-07'],
  ['令和元年5月1日', '2019-05-01'],
  ['H28.12.31', '2016-12-31'],
  ['42735', '2016-12-31', { serial: '1900' }],
  ['42735.5', '2016-12-31', { serial: '1900' }],
  ['41273', '2016-12-31', { serial: '1904' }],
  ['59', '1900-02-28', { serial: '1900' }],
  ['60', null, { serial: '1900' }],
  ['42735', null],
  ['31/12/16', null],
  ['2016', null],
  ['yesterday', null],
  ['0000-01-01', null],
];
for (const [cell, day, reading] of forms)
  test(`"${cell}"${reading === undefined ? '' : ` by ${JSON.stringify(reading)}`} is ${day ?? 'no day'}`, () => {
    const read = parseDay(cell, reading);
    assert.deepEqual(read.ok ? read.value : null, day);
  });

const settle = (cells: string[], economy = 'TWN', isWorkbook = false) => {
  const evidence = new DayEvidence();
  for (const cell of cells) evidence.see(cell);
  return evidence.settle(economy, isWorkbook);
};

test('a column settles the order of day and month where one of its cells can be read in one way only', () => {
  assert.deepEqual(settle(['01/02/2016', '13/02/2016']), { order: 'dmy' });
  assert.deepEqual(settle(['01/02/2016', '02/13/2016']), { order: 'mdy' });
  assert.deepEqual(settle(['01/02/2016']), { order: 'dmy', assumed: true });
  assert.deepEqual(settle(['01/02/2016'], 'PHL'), { order: 'mdy', assumed: true });
  assert.equal(settle(['2016-01-02', '', '31 Dec 2016']), null);
});

test('a column of short numbers is of the Minguo calendar, and one of a workbook counts days', () => {
  assert.deepEqual(settle(['1051231', '0990101', '']), { calendar: 'minguo' });
  assert.deepEqual(settle(['42735', '42736'], 'TWN', true), { serial: '1900' });
  assert.equal(settle(['42735', '42736']), null);
});

test('the sign of decimals is found by what can be read in one way only', () => {
  const decimal = (cells: string[]) => {
    const evidence = new DecimalEvidence();
    for (const cell of cells) evidence.see(cell);
    return evidence.settle();
  };
  assert.equal(decimal(['1.234,56', '12']), ',');
  assert.equal(decimal(['121,4908']), ',');
  assert.equal(decimal(['1.234.567']), ',');
  assert.equal(decimal(['1,234.56', '12,34,567']), null);
  assert.equal(decimal(['1.234']), null);
});
