import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CommandInput, InputFaults } from '../../platform/command/define.ts';
import { planCommands } from './commands.ts';

const [exportCommand] = planCommands;
const plan = '7b0a4f0e-52a6-4c58-9f5d-2c6f3f6b7d10';
const ask = async (id: string, options: CommandInput['options']) => {
  assert.ok(exportCommand?.kind === 'service');
  return exportCommand.run({ files: [id], options } as unknown as CommandInput, {} as never, {} as never);
};

for (const [what, id, options, message] of [
  ['SDMX, which is not built', plan, { format: 'sdmx' }, /no export as sdmx/],
  ['a form that nobody knows', plan, { format: 'pdf' }, /no export as pdf/],
  ['an id that is none', '../../etc', {}, /no id of a plan/],
  ['an economy that is none', plan, { economy: 'QQQ' }, /economy is not known/],
] as const)
  test(`an export is refused with a sentence: ${what}`, async () => {
    await assert.rejects(ask(id, options), (error) => {
      assert.ok(error instanceof InputFaults);
      assert.match(error.message, message);
      assert.notEqual(error.faults[0]?.remedy, '');
      return true;
    });
  });
