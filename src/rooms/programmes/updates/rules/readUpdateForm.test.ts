import assert from 'node:assert/strict';
import { test } from 'node:test';
import { updateFormSchema } from '../model.ts';
import { fillUpdateForm, readUpdateForm } from './readUpdateForm.ts';

const form = (given: Record<string, unknown> = {}) =>
  updateFormSchema.parse({
    kind: 'workshop',
    title: ' Measuring ',
    summary: 'A day with gauges.',
    publisher: 'Agency',
    language: 'en',
    startsOn: '2026-12-01',
    industries: '25, 2920',
    gaps: 'quality.measurement',
    ...given,
  });
const faults = (given: Record<string, unknown>) => {
  const read = readUpdateForm(form(given));
  return read.ok ? [] : read.issues.map(({ field, key }) => `${field} ${key.replace('updates.fault.', '')}`);
};

test('A form that is filled is read, and fills the form again', () => {
  const read = readUpdateForm(form());
  assert.ok(read.ok);
  assert.equal(read.content.title, 'Measuring');
  assert.deepEqual(read.content.industries, ['25', '2920']);
  assert.deepEqual(readUpdateForm(fillUpdateForm(read.content)), read);
});

test('What is missing or wrong is told at its field', () => {
  assert.deepEqual(faults({ title: ' ', summary: '', publisher: '' }), [
    'title title',
    'summary summary',
    'publisher publisher',
  ]);
  assert.deepEqual(faults({ kind: 'party' }), ['kind kind']);
  assert.deepEqual(faults({ startsOn: '' }), ['startsOn startsOn']);
  assert.deepEqual(faults({ startsOn: '2026-02-30' }), ['startsOn day']);
  assert.deepEqual(faults({ endsOn: '2026-11-01' }), ['endsOn ends']);
  assert.deepEqual(faults({ url: 'javascript:alert(1)' }), ['url url']);
  assert.deepEqual(faults({ industries: '25; 9999' }), ['industries industries']);
  assert.deepEqual(faults({ gaps: ['quality.measurement', 'bad.gap'] }), ['gaps gaps']);
  assert.deepEqual(faults({ language: 'English please' }), ['language language']);
  assert.deepEqual(faults({ title: 'x'.repeat(201) }), ['title tooLong']);
});
