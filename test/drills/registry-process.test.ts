import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { writeRegister } from '../../src/demonstration/writeRegister.ts';
import { projectRoot } from '../../src/platform/projectRoot.ts';
import type { Receipt } from '../../src/rooms/registry/model.ts';

const toolroom = path.join(projectRoot(), 'bin', 'toolroom');
const plants = 12_000;

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

describe('registry import as a program', () => {
  let folder: string;
  let data: string;
  let file: string;
  const words = () => ['registry', 'import', file, '--preset', 'demonstration', '--economy', 'XDM', '--data', data];
  const receiptOf = ({ stdout }: Ended) => JSON.parse(stdout) as Receipt;

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-import-drill-'));
    chmodSync(folder, 0o711);
    data = path.join(folder, 'data');
    file = path.join(folder, 'register.csv');
    await writeRegister(file, plants, 7);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('killed while it applies, it leaves nothing, and runs as if for the first time', async () => {
    const victim = start(words());
    await seen(victim, 'Keeping the records');
    victim.kill('SIGKILL');
    await once(victim, 'exit');
    const dry = receiptOf(await run([...words(), '--dry-run']));
    assert.deepEqual([dry.created, dry.unchanged], [plants, 0], 'nothing of the first run is in force');
  });

  it('run twice at once it has one effect; standard output is the receipt alone, progress goes to standard error', async () => {
    const both = await Promise.all([run(words()), run(words())]);
    for (const { code, stderr } of both) assert.equal(code, 0, stderr);
    const receipts = both.map(receiptOf);
    assert.equal(receipts[0]?.importId, receipts[1]?.importId);
    assert.deepEqual(
      receipts.map(({ created }) => created).sort((a, b) => a - b),
      [0, plants],
    );
    for (const { stderr } of both) {
      const lines = stderr.trim().split('\n');
      assert.ok(lines.length <= 40, `a line for each stage and tenth, not for each thousand rows: ${lines.length}`);
      assert.ok(
        lines.every((line) => /: \d+%$/.test(line)),
        stderr,
      );
    }
  });

  it('works beside a portal on the same folder, which shows what it brought, and undo takes it away there', async () => {
    const portal = start(['serve', '--data', data, '--port', '0']);
    try {
      const url = /ready at (\S+)/.exec(await seen(portal, 'ready at'))?.[1];
      const total = async () => {
        const answer = await fetch(`${url}/suppliers?economy=XDM`, { headers: { accept: 'application/json' } });
        return ((await answer.json()) as { total: number }).total;
      };
      assert.equal(await total(), plants);
      const receipt = receiptOf(await run([...words(), '--quiet']));
      assert.equal(receipt.unchanged, plants);
      const undone = await run(['registry', 'undo', receipt.importId as string, '--data', data]);
      assert.equal(undone.code, 0, undone.stderr);
      assert.equal(await total(), 0);
      assert.equal((await run(['registry', 'undo', receipt.importId as string, '--data', data])).code, 3);
    } finally {
      portal.kill('SIGINT');
      await once(portal, 'exit');
    }
  });

  it('prints receipt and faults apart when rows are rejected, and ends with 2', async () => {
    const bad = path.join(folder, 'bad.csv');
    const lines = Array.from({ length: 2500 }, (_, i) => `k${i},Firm ${i},nothing`);
    writeFileSync(bad, `id,name,isic\n${lines.join('\n')}\n`);
    const ended = await run([
      'registry',
      'import',
      bad,
      '--preset',
      'generic',
      '--economy',
      'XDM',
      '--data',
      data,
      '--quiet',
    ]);
    assert.equal(ended.code, 2);
    assert.equal(receiptOf(ended).rejected.length, 1000);
    const faults = ended.stderr.trim().split('\n');
    assert.equal(faults.length, 1001);
    assert.equal(
      faults[0],
      `${bad}:2:isic: "nothing" is not a code of ISIC4; correct the code, or extend the concordance of the preset`,
    );
    assert.match(faults.at(-1) ?? '', /: 1500 more faults/);
  });
});

function start(words: string[]): ChildProcess {
  return spawn(process.execPath, [toolroom, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function run(words: string[]): Promise<Ended> {
  const child = start(words);
  const [stdout, stderr, [code]] = await Promise.all([textOf(child.stdout), textOf(child.stderr), once(child, 'exit')]);
  return { code: code as number | null, stdout, stderr };
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  for await (const piece of stream?.setEncoding('utf8') ?? []) text += piece;
  return text;
}

/** What the program has said when it says this. */
function seen(child: ChildProcess, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const take = (piece: string) => {
      text += piece;
      if (text.includes(words) && text.slice(text.indexOf(words)).includes('\n')) resolve(text);
    };
    child.stdout?.setEncoding('utf8').on('data', take);
    child.stderr?.setEncoding('utf8').on('data', take);
    child.once('exit', () => reject(new Error(`ended before it said "${words}": ${text}`)));
  });
}
