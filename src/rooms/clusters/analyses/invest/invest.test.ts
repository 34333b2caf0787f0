import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type AnalysisCommand, InputFaults } from '../../../../platform/command/define.ts';
import { formatFault } from '../../../../platform/command/faults.ts';
import { clusterCommands } from '../../commands/index.ts';
import { type InvestOutput, investOutput } from './investOutput.ts';

const command = clusterCommands.find(({ verb }) => verb === 'invest') as AnalysisCommand;
const folder = mkdtempSync(join(tmpdir(), 'toolroom-invest-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function invest(content: string, spec: Record<string, unknown>): Promise<InvestOutput> {
  const file = join(folder, 'projects.csv');
  writeFileSync(file, content);
  const input = {
    files: [file],
    spec: { budget: '10', objective: 'mean', ...spec },
    specFolder: folder,
    specFile: 'spec.json',
    options: {},
    seed: 1,
    seedGiven: false,
    format: null,
    signal: new AbortController().signal,
  };
  const { output } = await command.run(input, { progress: () => {}, note: () => {} });
  return investOutput.parse(output);
}

async function faultsOf(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => assert.fail('no fault was found'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof InputFaults, String(error));
  return error.faults.map((fault) => formatFault({ ...fault, file: fault.file.replace(`${folder}/`, '') }));
}

const three = 'project,cost,scenario_1,scenario_2\na,5,3,4\nb,5.00,3,2\nc,6.10,1,9\n';

test('money stays exact to the cent, and each scenario tells its best', async () => {
  const found = await invest(three, { budget: '11.09', currency: 'KRW' });
  assert.deepEqual(found.chosen, ['a', 'b']);
  assert.deepEqual(found.cost, { amount: '10.00', currency: 'KRW' });
  assert.deepEqual([found.value, found.gap, found.proof], [6, 0, 'search']);
  const more = await invest(three, { budget: '11.10' });
  assert.deepEqual([more.chosen, more.value, more.cost!.amount], [['a', 'c'], 8.5, '11.10']);
  assert.deepEqual(
    more.byScenario.map(({ best, value, regret }) => [best, value, regret]),
    [
      [6, 4, 2],
      [13, 13, 0],
    ],
  );
  assert.deepEqual([more.maxRegret, more.worst, more.valueOfPerfectInformation], [2, 4, 1]);
  assert.deepEqual(
    more.projects.map(({ coreIndex, role }) => [coreIndex, role]),
    [
      [1, 'core'],
      [0.5, 'borderline'],
      [0.5, 'borderline'],
    ],
  );
});

test('the curve has twenty steps to the sum of costs, and says what enters and leaves', async () => {
  const { curve } = await invest(three, {});
  assert.equal(curve.length, 21);
  assert.deepEqual([curve[0]!.value, curve[0]!.chosen, curve[20]!.cost!.amount], [0, [], '16.10']);
  for (const [step, { value }] of curve.entries()) assert.ok(step === 0 || value! >= curve[step - 1]!.value!);
  const steps = (await invest(three, { budgets: ['5', 6.1] })).curve;
  assert.deepEqual(
    steps.map(({ entered, left }) => [entered, left]),
    [
      [['a'], []],
      [['c'], ['a']],
    ],
  );
});

test('rules that nothing meets are undefined with the reason, at exit code 0', async () => {
  const dear = await invest(three, { mustHave: ['a', 'c'] });
  assert.deepEqual([dear.status, dear.value, dear.chosen], ['undefined', null, []]);
  assert.match(dear.reason!, /what must be chosen costs 11\.10 at least/);
  const barred = await invest(three, {
    mustHave: ['a'],
    never: ['b'],
    prerequisites: [{ project: 'a', needs: ['b'] }],
    budgets: ['16.10'],
  });
  assert.match(barred.reason!, /b may never be chosen/);
  assert.match(barred.curve[0]!.reason!, /b may never be chosen/);
});

test('no money, one project and nothing but losses leave the empty set', async () => {
  const none = await invest('project,cost,scenario_1\na,5,3\n', { budget: 0 });
  assert.deepEqual([none.status, none.chosen, none.value, none.notes.length], ['ok', [], 0, 1]);
  const losses = await invest('project,cost,scenario_1\na,0,-3\nb,0,-1e99\n', { objective: 'cvar10' });
  assert.deepEqual([losses.chosen, losses.value], [[], 0]);
});

test('each bad cell is located', async () => {
  const bad = 'project,cost,scenario_1\na,-1,2\na,"1,000",x\n,1e400,\nd,99999999999999999999,1\n';
  assert.deepEqual(
    (await faultsOf(invest(bad, {}))).map((line) => line.split(';')[0]),
    [
      'projects.csv:2:cost: the cost -1 is negative',
      'projects.csv:3:project: "a" is the project of row 2 too',
      'projects.csv:3:cost: "1,000" is not a cost',
      'projects.csv:3:scenario_1: "x" is not a number',
      'projects.csv:4:project: the project has no name',
      'projects.csv:4:cost: "1e400" is not a cost',
      'projects.csv:4:scenario_1: the benefit is missing',
      'projects.csv:5:cost: "99999999999999999999" is not a cost',
    ],
  );
  const huge = 'project,cost,scenario_1\na,900000000000000,2\nb,0.000000001,1\n';
  assert.match((await faultsOf(invest(huge, {}))).join('\n'), /cannot be counted exactly/);
  assert.match((await faultsOf(invest('project,cost\na,1\n', {})))[0]!, /no column begins with scenario_/);
  assert.match((await faultsOf(invest('project,cost,scenario_1\n', {})))[0]!, /there is no project/);
});

test('names that the file has not, and contradictions, are faults of the spec', async () => {
  const faults = await faultsOf(
    invest(three, { mustHave: ['a', 'z'], never: ['a'], exclusions: [['b', 'y']], regions: [{ region: 'x' }] }),
  );
  assert.deepEqual(
    faults.map((line) => line.split(';')[0]),
    [
      'spec.json:-:mustHave.1: no project is named "z"',
      'spec.json:-:never.0: "a" is in mustHave too',
      'spec.json:-:regions.0.region: no project is in "x"',
      'spec.json:-:exclusions.0: no project is named "y"',
    ],
  );
  assert.match((await faultsOf(invest(three, { budgt: 1 })))[0]!, /no key "budgt"/);
  assert.match((await faultsOf(invest(three, { budget: -1 })))[0]!, /spec\.json:-:budget/);
});
