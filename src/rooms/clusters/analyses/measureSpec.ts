import { type CommandInput, InputFaults } from '../../../platform/command/define.ts';
import { refuse } from '../../../platform/command/faults.ts';
import { specFaults } from '../../../platform/command/specFaults.ts';
import { type Statistic, statistics } from './statistics/index.ts';

const remedy = 'see: toolroom schema clusters measure';

/** The statistic that a spec names and the spec by its schema, or faults that name the key; a misspelt option is not passed over. */
export function parseMeasureSpec({ spec, specFile }: Pick<CommandInput, 'spec' | 'specFile'>): {
  statistic: Statistic;
  spec: { statistic: string; seed?: number };
} {
  const file = specFile ?? '--spec';
  if (spec === undefined)
    refuse(file, { code: 'specMissing', message: 'there is no spec', remedy: 'name one with --spec SPEC.json' });
  const named = typeof spec === 'object' && spec !== null && 'statistic' in spec ? String(spec.statistic) : '';
  if (!Object.hasOwn(statistics, named))
    refuse(file, {
      column: 'statistic',
      code: 'statistic',
      message: named === '' ? 'no statistic is named' : `there is no statistic "${named.slice(0, 40)}"`,
      remedy: `name one of: ${Object.keys(statistics).join(', ')}`,
    });
  const statistic = statistics[named]!;
  const parsed = statistic.spec.safeParse(spec);
  if (!parsed.success) throw new InputFaults(parsed.error.issues.flatMap((issue) => specFaults(file, issue, remedy)));
  statistic.check?.(file, parsed.data);
  return { statistic, spec: parsed.data as { statistic: string; seed?: number } };
}
