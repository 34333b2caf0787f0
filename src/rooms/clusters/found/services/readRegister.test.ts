import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readGroups } from '../../analyses/detect/readGroups.ts';
import type { RegisterRow } from '../store/register.ts';
import { arrangeRegister, linkAreas } from './readRegister.ts';

const list = await readGroups(null, '');
const row = (at: number, change: Partial<RegisterRow> = {}): RegisterRow => ({
  id: `E${at}`,
  enterprise: `F${at >> 1}`,
  place: at % 2 === 0 ? 'b' : 'a',
  codes: ['14'],
  longitude: 120 + at / 100,
  latitude: 23 + at / 100,
  precision: 'point',
  employees: 5,
  since: 2001.5,
  ...change,
});
const arrange = (rows: RegisterRow[]) => arrangeRegister(rows, list);

test('rows become arrays: areas in order, plants of one firm together', () => {
  const { establishments, groups, withoutArea } = arrange([row(0), row(1), row(2, { place: null })]);
  assert.deepEqual(establishments.areas, ['a', 'b']);
  assert.deepEqual([...establishments.areaOf], [1, 0, -1]);
  assert.deepEqual([...establishments.enterprise!], [0, 0, 1]);
  assert.deepEqual([groups.length, [...groups[0]!.members], withoutArea], [1, [0, 1, 2], 1]);
});

test('a plant whose codes hold those above them belongs to the finest alone', () => {
  const { groups } = arrange([row(0, { codes: ['14', '141', '1410', '32'] }), row(1, { codes: ['14'] })]);
  assert.deepEqual(
    groups.map(({ code, members }) => [code, [...members]]),
    [
      ['14', [1]],
      ['1410', [0]],
      ['32', [0]],
    ],
  );
});

test('what is known by its town or village, or stands at 0, 0, has no place and is counted', () => {
  const { quality, establishments } = arrange([
    row(0),
    row(1, { precision: 'village' }),
    row(2, { precision: 'town' }),
    row(3, { longitude: 0, latitude: 0 }),
    row(4, { longitude: null }),
  ]);
  assert.deepEqual([quality.unusable, quality.atZero, quality.withoutPoint], [2, 1, 1]);
  assert.deepEqual([...establishments.x].map(Number.isNaN), [false, true, true, true, true]);
});

test('jobs and dates that fewer than half of the plants have are taken as not known', () => {
  const rows = [row(0, { since: null }), row(1, { employees: null }), row(2, { since: null, employees: null })];
  const { establishments } = arrange([...rows, row(3, { since: null })]);
  assert.deepEqual([...establishments.employment!], [5, Number.NaN, Number.NaN, 5]);
  assert.equal(establishments.since, null);
});

test('axes that were exchanged are refused', () => {
  const swapped = [0, 1, 2].map((at) => row(at, { longitude: 23 + at, latitude: 120 + at }));
  assert.throws(() => arrange(swapped), /axes were exchanged/);
});

test('without boundaries towns touch where their plants do, and without places not at all', () => {
  const near = arrange([row(0), row(1, { longitude: 120.001, latitude: 23.001 })]).establishments;
  assert.deepEqual(linkAreas(null, near).links.source, 'plants');
  const nowhere = arrange([row(0, { longitude: null }), row(1, { longitude: null })]).establishments;
  const { links } = linkAreas(null, nowhere);
  assert.deepEqual([links.source, links.neighbours.length, links.offsets.length], ['none', 0, 3]);
});

test('towns of the demonstration touch by their boundaries', () => {
  const towns = [row(0, { place: '10007170' }), row(1, { place: '10007120' }), row(2, { place: 'elsewhere' })];
  const { links, boundaries, establishments } = linkAreas('XDM', arrange(towns).establishments);
  assert.deepEqual([links.source, boundaries.length, establishments.areaMiddles?.east.length], ['boundaries', 2, 3]);
});
