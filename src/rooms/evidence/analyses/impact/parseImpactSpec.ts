import { type CommandInput, InputFaults } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { specFaults } from '../../../../platform/command/specFaults.ts';
import { type ImpactMethod, impactMethods } from './methods.ts';

const remedy = 'see: toolroom schema evidence impact';

/** The method that a spec names and the spec by that method's schema, or faults that name the key. */
export function parseImpactSpec({ spec, specFile }: Pick<CommandInput, 'spec' | 'specFile'>): {
  method: ImpactMethod;
  spec: object;
} {
  const file = specFile ?? '--spec';
  if (spec === undefined)
    refuse(file, { code: 'specMissing', message: 'there is no spec', remedy: 'name one with --spec SPEC.json' });
  const named = typeof spec === 'object' && spec !== null && 'method' in spec ? String(spec.method) : '';
  if (!Object.hasOwn(impactMethods, named))
    refuse(file, {
      column: 'method',
      code: 'spec',
      message: named === '' ? 'no method is named' : `there is no method "${named.slice(0, 40)}"`,
      remedy: `name one of: ${Object.keys(impactMethods).join(', ')}`,
    });
  const method = impactMethods[named as keyof typeof impactMethods] as ImpactMethod;
  const parsed = method.spec.safeParse(spec);
  if (!parsed.success) throw new InputFaults(parsed.error.issues.flatMap((issue) => specFaults(file, issue, remedy)));
  method.check?.(file, parsed.data as object);
  return { method, spec: parsed.data as object };
}
