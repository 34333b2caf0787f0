import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { commands } from '../../src/cli/commands.ts';
import { root, toolroom } from './program.ts';

const folder = path.join(root, 'examples');

interface Example {
  command: string;
  words: string[];
  expected: string;
}

const examples: Example[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => examplesOf(path.join(folder, name)));

/** Lines of the README of the form `    bin/toolroom WORDS  # expected/FILE`. */
function examplesOf(place: string): Example[] {
  const readme = readFileSync(path.join(place, 'README.md'), 'utf8');
  return readme.split('\n').flatMap((line) => {
    const match = /^ {4}bin\/(toolroom (.*?))\s+# (expected\/\S+)$/.exec(line);
    if (match === null) return [];
    return [{ command: match[1]!, words: match[2]!.split(' '), expected: path.join(place, match[3]!) }];
  });
}

describe('the examples', () => {
  it('are there, and every result that is kept belongs to a command', () => {
    assert.ok(examples.length >= 5);
    const kept = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /expected\/[^/]+$/.test(file),
    );
    assert.deepEqual(kept.sort(), examples.map(({ expected }) => path.relative(folder, expected)).sort());
  });

  for (const { command, words, expected } of examples) {
    it(`${command} gives what is kept in ${path.relative(root, expected)}`, async () => {
      const said = await toolroom([...words, '--quiet']);
      assert.equal(said.code, 0, said.stderr);
      if (process.env.TOOLROOM_WRITE_EXPECTED) keep(expected, said.stdout);
      assert.equal(rounded(said.stdout), rounded(readFileSync(expected, 'utf8')));
    });
  }
});

describe('the example of each schema', () => {
  for (const command of commands.filter(({ kind }) => kind === 'analysis')) {
    const { example } = command.schema;
    it(`${example} gives a result that its schema takes`, async () => {
      const [program, ...words] = example.split(' ');
      assert.equal(program, 'toolroom');
      const [said, described] = await Promise.all([toolroom(words), toolroom(['schema', command.group, command.verb])]);
      assert.equal(said.code, 0, said.stderr);
      const { output } = JSON.parse(described.stdout);
      const result = z.fromJSONSchema(output).safeParse(JSON.parse(said.stdout));
      assert.ok(result.success, String(result.error));
    });
  }
});

/** Another Node may differ in the last digits of a logarithm. */
function rounded(text: string): string {
  return text.replaceAll(/-?\d+\.\d{6,}(?:e-?\d+)?/g, (number) => Number(number).toPrecision(10));
}

function keep(file: string, text: string): void {
  if (!existsSync(path.dirname(file))) mkdirSync(path.dirname(file));
  writeFileSync(file, text);
}
