import {
  compileRule,
  evaluate,
  explain,
  type FactState,
  nextQuestions,
  type Outcome,
} from '../../src/kernels/criteria/index.ts';
import { type DrawnFirm, drawProgrammes } from './criteriaCase.ts';

/** One decision with its reasons. */
export async function measureExplained(firms: readonly DrawnFirm[]): Promise<void> {
  const rules = drawProgrammes(100, 2).map(({ criteria }) => compileRule(criteria));
  const states = firms
    .slice(0, 200)
    .map(
      (firm) =>
        new Map<string, FactState>(
          Object.entries(firm).flatMap(([fact, value]) => (value === null ? [] : [[fact, { kind: 'known', value }]])),
        ),
    );
  const run = () => {
    const counts: Record<Outcome, number> = { eligible: 0, ineligible: 0, unknown: 0 };
    for (const facts of states) for (const rule of rules) counts[explain(rule, facts, () => 'register').outcome] += 1;
    return counts;
  };
  run();
  const before = process.cpuUsage();
  const counts = run();
  const { user, system } = process.cpuUsage(before);
  const each = (user + system) / (states.length * rules.length);
  console.log(
    `\nOne explained decision: ${each.toFixed(2)} µs CPU (mean of ${states.length * rules.length}: ${JSON.stringify(counts)})`,
  );
}

/** One firm against many programmes, with the question to ask next. */
export function measureNextQuestion(firms: readonly DrawnFirm[]): void {
  const rules = drawProgrammes(1_000, 3).map(({ criteria }, i) => ({ rule: compileRule(criteria), value: 1_000 + i }));
  const few = firms.slice(0, 100).map((firm, i): [string, FactState][] => {
    const known = Object.entries(firm).flatMap(([fact, value]): [string, FactState][] =>
      value === null ? [] : [[fact, { kind: 'known', value }]],
    );
    return known.slice(0, i % 4);
  });
  const times: number[] = [];
  let open = 0;
  let asked = 0;
  for (let round = 0; round < 3; round += 1)
    for (const known of few) {
      const facts = new Map(known);
      const before = process.cpuUsage();
      for (const { rule } of rules) if (evaluate(rule, facts).outcome === 'unknown') open += 1;
      if (nextQuestions(rules, facts).length > 0) asked += 1;
      const { user, system } = process.cpuUsage(before);
      if (round > 0) times.push((user + system) / 1e3);
    }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(share * times.length)] as number).toFixed(2);
  console.log(
    `One firm of which up to three facts are known against 1,000 programmes (${Math.round(open / 300)} of them open, ${asked} of 300 firms have one more question), with the next question: median ${at(0.5)} ms, 95 % below ${at(0.95)} ms CPU`,
  );
}
