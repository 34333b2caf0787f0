import { compileRule, explain, type FactState, type Outcome } from '../../src/kernels/criteria/index.ts';
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
