import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { CorpusFile } from './corpus/model.ts';
import { otherFiles } from './corpus/otherFiles.ts';
import { textFiles } from './corpus/textFiles.ts';
import { openDrill } from './registryCommand.ts';

const drill = await openDrill({ economy: 'XDM' });
after(() => drill.stop());
const corpus: readonly CorpusFile[] = [...textFiles, ...otherFiles];
const longest = 10_000;

test('the corpus is as large as it says, and its files have names of their own', () => {
  assert.ok(corpus.length >= 300, `${corpus.length} files`);
  assert.equal(new Set(corpus.map(({ title }) => title)).size, corpus.length);
  assert.ok(corpus.filter(({ expect }) => expect === 'either').length < corpus.length / 4);
});

for (const { title, content, name = 'corpus.csv', expect, words = [], firstName, fault, shows } of corpus) {
  test(`${expect}: ${title}`, async () => {
    const file = drill.keep(name, content);
    const before = await drill.state();
    const begun = performance.now();
    const ran = await drill.import(file, '--preset', 'generic', '--economy', 'XDM', ...words);
    assert.ok(performance.now() - begun < longest, 'no file keeps the reader for long');
    assert.ok(ran.code === 0 || ran.code === 2, `exit code ${ran.code}: ${ran.faults[0]}`);
    if (expect !== 'either') assert.equal(ran.code, expect === 'taken' ? 0 : 2, ran.faults.slice(0, 3).join('\n'));
    if (ran.code === 2) {
      assert.deepEqual(await drill.state(), before, 'nothing is left of a refused file');
      assert.ok(ran.faults.length > 0);
      for (const line of ran.faults) {
        assert.match(line.slice(file.length), /^:(\d+|-):[^\n]+: [^\n]+; [^\n]+$/, 'where, what, and what to do');
        assert.doesNotMatch(line, /[\p{Cc}\u202e]/u);
      }
      if (fault !== undefined)
        assert.ok(
          ran.faults.some((line) => fault.test(line)),
          ran.faults.slice(0, 3).join('\n'),
        );
      return;
    }
    await checkFirst(ran.output.importId, firstName, shows);
    if (ran.output.importId !== null) await drill.undo(ran.output.importId);
  });
}

async function checkFirst(importId: string | null, firstName?: string, shows?: CorpusFile['shows']): Promise<void> {
  if (firstName === undefined && shows === undefined) return;
  const [row] = await drill.query<Record<string, unknown>>(
    `SELECT e.* FROM registry.establishment e JOIN registry.source_record r ON r.establishment_id = e.id
     WHERE r.import_id = $1 ORDER BY r.row_number LIMIT 1`,
    [importId],
  );
  if (firstName !== undefined) assert.equal(row?.name, firstName);
  for (const [column, value] of Object.entries(shows ?? {})) assert.equal(String(row?.[column]), value);
}
