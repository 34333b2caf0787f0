import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { z } from 'zod';
import { commands } from '../../src/cli/commands.ts';
import { systemCommands } from '../../src/cli/system/index.ts';
import { root, type Said, toolroom } from './program.ts';

const table = path.join(root, 'examples', 'files-read', 'workshops.csv');
const plants = path.join(root, 'examples', 'clusters-measure', 'workshops.csv');
const plantSpec = path.join(root, 'examples', 'clusters-measure', 'locationQuotient.json');

describe('the command line', { concurrency: 2 }, () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-cli-'));
  });
  after(() => rmSync(folder, { recursive: true }));
  const keep = (name: string, text: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('lists every command in its help, on standard output alone', async () => {
    const said = await toolroom(['--help']);
    assert.deepEqual([said.code, said.stderr], [0, '']);
    for (const { group, verb } of commands) assert.match(said.stdout, new RegExp(`toolroom ${group} ${verb}`));
    for (const { usage } of systemCommands) assert.ok(said.stdout.includes(`toolroom ${usage}\n`), usage);
  });

  it('gives the help of a group, of a command and of what keeps the machine', async () => {
    const helps = [['files'], ['files', 'read', '--help'], ['help', 'files', 'read'], ['audit'], ['backup', '--help']];
    for (const words of helps) {
      const said = await toolroom(words);
      assert.deepEqual([said.code, said.stderr], [0, ''], words.join(' '));
      assert.match(said.stdout, new RegExp(`toolroom ${words.find((word) => !/help/.test(word))}`));
    }
  });

  const mistakes: [string[], RegExp][] = [
    [['nonsense'], /"nonsense" is not a command/],
    [['files', 'write'], /"files write" is not a command/],
    [['audit', 'verfy'], /"audit verfy" is not a command/],
    [['files', 'read'], /FILE is missing/],
    [['files', 'read', table, 'second'], /"second" is one argument too many/],
    [['files', 'read', table, '--colour', 'red'], /--colour is not an option/],
    [['files', 'read', table, '--constructor', 'x'], /--constructor is not an option/],
    [['files', 'read', table, '--rows'], /--rows needs a value: --rows N/],
    [['files', 'read', table, '--rows', '--quiet'], /--rows needs a value/],
    [['files', 'read', table, '--rows=2', '--rows=3'], /--rows is given twice/],
    [['files', 'read', table, '--quiet=yes'], /--quiet takes no value/],
    [['files', 'read', table, '--rows', '-1'], /"-1" is not a number of rows/],
    [['files', 'read', table, '--format', 'xml'], /--format xml: the result comes as json or csv/],
    [['files', 'read', table, '--seed', '1.5'], /--seed 1.5: a seed is a whole number/],
    [['files', 'read', table, '--spec', plantSpec], /takes no spec/],
    [['files', 'read', table, '--as', 'operator'], /--as is not an option/],
    [['registry', 'undo', 'x', '--format', 'csv'], /comes as json alone/],
    [['schema', 'files'], /there is a schema for files read/],
    [['schema', 'files', 'read', 'more'], /"more" is one argument too many/],
    [['serve', '--port', '70000'], /"70000" is not a port/],
    [['serve', '--port', '0', '--host', '192.0.2.1'], /no address of this machine/],
    [['backup'], /name the file to write/],
    [['backup', 'a', 'b'], /"b" is one argument too many/],
    [['restore', 'no-such-archive'], /there is no such file/],
    [['migrate', '--data', ''], /--data needs a value/],
  ];
  for (const [words, sentence] of mistakes) {
    it(`answers "${words.map((word) => path.basename(word)).join(' ')}" with one sentence and code 2`, async () => {
      assertSentence(await toolroom(words), 2, sentence);
    });
  }

  it('takes what follows -- as files, whatever it begins with', async () => {
    const said = await toolroom(['files', 'read', '--', '--no-such-table.csv']);
    assertSentence(said, 2, /^--no-such-table.csv:-:-: /);
  });

  for (const { group, verb } of commands) {
    it(`prints the schema of ${group} ${verb}: input, output and an example`, async () => {
      const said = await toolroom(['schema', group, verb]);
      assert.deepEqual([said.code, said.stderr], [0, '']);
      const schema = JSON.parse(said.stdout);
      assert.deepEqual(Object.keys(schema), ['command', 'input', 'output', 'example']);
      assert.match(schema.example, new RegExp(`^toolroom ${group} ${verb} `));
      for (const part of [schema.input, schema.output].filter((part) => part !== null)) {
        assert.match(part.$schema, /json-schema.org/);
        assert.ok(z.fromJSONSchema(part), 'a JSON Schema that can be read back');
      }
    });
  }

  it('puts the result alone on standard output and progress on standard error', async () => {
    const loud = await toolroom(['files', 'read', table]);
    assert.equal(loud.code, 0);
    assert.equal(JSON.parse(loud.stdout).rowCount, 3);
    assert.match(loud.stderr, /working/);
    const quiet = await toolroom(['files', 'read', table, '--quiet']);
    assert.deepEqual(quiet, { ...loud, stderr: '' });
  });

  it('writes the result to --out and leaves standard output empty', async () => {
    const target = path.join(folder, 'result.json');
    const [written, shown] = await Promise.all([
      toolroom(['files', 'read', table, '--out', target]),
      toolroom(['files', 'read', table]),
    ]);
    assert.deepEqual([written.code, written.stdout], [0, '']);
    assert.equal(readFileSync(target, 'utf8'), shown.stdout);
  });

  it('leaves what stood at --out where the input is at fault, and nothing beside it', async () => {
    const place = mkdtempSync(path.join(folder, 'out-'));
    const target = path.join(place, 'result.json');
    writeFileSync(target, 'what was there');
    const said = await toolroom(['files', 'read', path.join(folder, 'missing.csv'), '--out', target]);
    assert.deepEqual([said.code, said.stdout], [2, '']);
    assert.equal(readFileSync(target, 'utf8'), 'what was there');
    assert.deepEqual(readdirSync(place), ['result.json']);
  });

  it('refuses an --out that cannot be written before it computes', async () => {
    assertSentence(await toolroom(['files', 'read', table, '--out', folder]), 2, /this is a folder/);
    const nowhere = path.join(folder, 'nowhere', 'x.json');
    assertSentence(await toolroom(['files', 'read', table, '--out', nowhere]), 2, /there is no folder/);
    assert.equal(existsSync(path.dirname(nowhere)), false);
  });

  it('writes through to a device instead of replacing it', async () => {
    const said = await toolroom(['files', 'read', table, '--quiet', '--out', '/dev/null']);
    assert.deepEqual(said, { code: 0, stdout: '', stderr: '' });
  });

  it('lets --seed beat the spec’s seed, and takes 1 where neither is given', async () => {
    const spec = JSON.parse(readFileSync(plantSpec, 'utf8'));
    const seeded = keep('seeded.json', JSON.stringify({ ...spec, seed: 7 }));
    const seedOf = async (...words: string[]) =>
      JSON.parse((await toolroom(['clusters', 'measure', plants, ...words])).stdout).seed;
    assert.deepEqual(
      await Promise.all([
        seedOf('--spec', plantSpec),
        seedOf('--spec', seeded),
        seedOf('--spec', seeded, '--seed', '9'),
      ]),
      [1, 7, 9],
    );
  });

  it('gives the same bytes for the same input', async () => {
    const [once, again] = await Promise.all(
      [1, 2].map(() => toolroom(['clusters', 'measure', plants, '--spec', plantSpec])),
    );
    assert.equal(once!.code, 0);
    assert.equal(once!.stdout, again!.stdout);
  });

  it('names an unknown key of a spec, on a line of its own', async () => {
    const spec = JSON.parse(readFileSync(plantSpec, 'utf8'));
    const misspelt = keep('misspelt.json', JSON.stringify({ ...spec, employmnt: 'x', aera: 'y' }));
    const said = await toolroom(['clusters', 'measure', plants, '--spec', misspelt]);
    assert.deepEqual([said.code, said.stdout], [2, '']);
    const lines = said.stderr.trimEnd().split('\n');
    assert.equal(lines.length, 2, said.stderr);
    assert.match(said.stderr, /misspelt.json:-:employmnt: there is no key "employmnt" here; /);
  });

  it('lists a thousand faults and counts the others', async () => {
    const keys = Object.fromEntries(Array.from({ length: 2500 }, (_, i) => [`key${i}`, i]));
    const spec = keep('many.json', JSON.stringify({ ...JSON.parse(readFileSync(plantSpec, 'utf8')), ...keys }));
    const said = await toolroom(['clusters', 'measure', plants, '--spec', spec]);
    assert.equal(said.code, 2);
    const lines = said.stderr.trimEnd().split('\n');
    assert.equal(lines.length, 1001);
    assert.match(lines.at(-1) ?? '', /^1500 more faults/);
  });

  it('says of a spec that is no JSON, a folder, or not there, what it is', async () => {
    const broken = keep('broken.json', '{"statistic":');
    for (const [spec, sentence] of [
      [broken, /this is not JSON/],
      [folder, /this is a folder/],
      [path.join(folder, 'none.json'), /there is no such file/],
    ] as const) {
      assertSentence(await toolroom(['clusters', 'measure', plants, '--spec', spec]), 2, sentence);
    }
  });

  it('does not mind that who reads its result has gone', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `${i},Kiln & Sons ${i}`).join('\n');
    const long = keep('long.csv', `id,name\n${rows}\n`);
    const line = `"${process.execPath}" bin/toolroom files read "${long}" --format csv 2>"${folder}/pipe.err" | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout } = await promisify(execFile)('bash', ['-c', line], { cwd: root });
    assert.equal(stdout, 'id,name\n0\n');
    assert.doesNotMatch(readFileSync(path.join(folder, 'pipe.err'), 'utf8'), /EPIPE|Error/);
  });

  const outages: [string, string, RegExp, 1 | 2][] = [
    ['a port on which nobody listens', 'postgres://me:pw@127.0.0.1:1/x', /can't be reached \(ECONNREFUSED/, 1],
    ['a host whose name has two addresses', 'postgres://me:pw@localhost:1/x', /can't be reached \(ECONNREFUSED/, 1],
    ['a host that does not exist', 'postgres://me:pw@no-such-host.invalid/x', /can't be reached \(E/, 1],
    ['a socket that is not there', 'postgres://me@/x?host=/no-such-folder', /can't be reached \(ENOENT/, 1],
    ['something that is no address', 'nonsense', /not an address of a database/, 2],
  ];
  for (const [what, url, sentence, code] of outages) {
    it(`says in a sentence that DATABASE_URL names ${what}`, async () => {
      for (const words of [['migrate'], ['serve', '--port', '0'], ['registry', 'undo', 'x']]) {
        assertSentence(await toolroom(words, { environment: { DATABASE_URL: url } }), code, sentence);
      }
    });
  }

  it('looks at no database where a file is all that it needs', async () => {
    const said = await toolroom(['files', 'read', table, '--quiet'], { environment: { DATABASE_URL: 'nonsense' } });
    assert.deepEqual([said.code, said.stderr], [0, '']);
  });
});

function assertSentence(said: Said, code: number, sentence: RegExp): void {
  assert.equal(said.code, code, said.stderr);
  assert.equal(said.stdout, '');
  assert.equal(said.stderr.trimEnd().split('\n').length, 1, said.stderr);
  assert.match(said.stderr, sentence);
  assert.doesNotMatch(said.stderr, /\n {4}at |node:internal/);
}
