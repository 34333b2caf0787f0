import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInThreads, workerEntry } from './index.ts';

const entry = workerEntry(import.meta.url, 'squareWorker.fixture');
const tasks = Array.from({ length: 23 }, (_, i) => i);

test('answers come in the order of the tasks, whatever the number of threads', async () => {
  const expected = tasks.map((task) => task * task + 7);
  for (const threads of [1, 2, 3]) {
    const seen: number[] = [];
    const found = await runInThreads<unknown, number, number>({
      ...{ entry, kind: 'square', shared: { add: 7 }, tasks, threads },
      progress: (done, total) => seen.push(done / total),
    });
    assert.deepEqual(found, expected);
    assert.equal(seen.length, tasks.length);
    assert.equal(seen.at(-1), 1);
  }
  assert.deepEqual(await runInThreads({ entry, kind: 'square', shared: { add: 0 }, tasks: [] }), []);
});

test('what a task throws is thrown, and no thread goes on', async () => {
  await assert.rejects(
    runInThreads({ entry, kind: 'square', shared: { add: 0 }, tasks: [1, -1, 2], threads: 2 }),
    /square: -1 is negative/,
  );
  await assert.rejects(runInThreads({ entry, kind: 'cube', shared: null, tasks: [1] }), /no kind of task "cube"/);
});

test('an abort ends threads that would go on for ever', async () => {
  const controller = new AbortController();
  const work = runInThreads({ entry, kind: 'forever', shared: null, tasks: [1, 2], signal: controller.signal });
  setTimeout(() => controller.abort(new Error('the person went away')), 50);
  await assert.rejects(work, /the person went away/);
  await assert.rejects(
    runInThreads({ entry, kind: 'square', shared: { add: 0 }, tasks, signal: controller.signal }),
    /the person went away/,
  );
});
