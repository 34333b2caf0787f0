import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawFirms, drawProgrammes } from '../../bench/lib/criteriaCase.ts';
import { jsonLogicCompiled, jsonRules, publicodes } from '../../bench/lib/criteriaPeers.ts';
import { tableOf } from '../../bench/lib/criteriaTable.ts';
import { compileRule, evaluate, type FactState, type Rule, Screener } from '../../src/kernels/criteria/index.ts';

test('Of missing facts we say what publicodes says, where two-valued engines say no, or wrongly yes', async () => {
  const firms = drawFirms(100, 0.1, 1);
  const programmes = drawProgrammes(40, 2);
  const rules = programmes.map(({ criteria }) => compileRule(criteria));
  const screener = new Screener(tableOf(firms));
  const tables = { eligible: 0, unknown: 0, ineligible: 0 };
  for (const rule of rules) {
    const { counts } = screener.screen(rule);
    for (const outcome of ['eligible', 'unknown', 'ineligible'] as const) tables[outcome] += counts[outcome];
  }
  const each = { eligible: 0, unknown: 0, ineligible: 0 };
  for (const firm of firms) {
    const known = Object.entries(firm).filter(([, value]) => value !== null);
    const facts = new Map(known.map(([fact, value]): [string, FactState] => [fact, { kind: 'known', value }]));
    for (const rule of rules) each[evaluate(rule, facts).outcome] += 1;
  }
  const truth = await publicodes(programmes).decide(firms, (row, programme, outcome) => {
    const facts = new Map(
      Object.entries(firms[row] ?? {}).flatMap(([fact, value]): [string, FactState][] =>
        value === null ? [] : [[fact, { kind: 'known', value }]],
      ),
    );
    assert.equal(evaluate(rules[programme] as Rule, facts).outcome, outcome);
  });
  assert.ok(truth.unknown > 20 && truth.eligible > 3, JSON.stringify(truth));
  assert.deepEqual(each, truth);
  assert.deepEqual(tables, truth);
  assert.equal((await jsonRules(programmes).decide(firms)).eligible, truth.eligible);
  assert.ok((await jsonLogicCompiled(programmes).decide(firms)).eligible > truth.eligible);
});
