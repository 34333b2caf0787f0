import { createHash } from 'node:crypto';

/** One text for one value: keys in the order of their code points, nothing undefined. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value === 0 ? 0 : value) ?? 'null';
  const entries = Object.entries(value as Record<string, unknown>).filter(([, one]) => one !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`;
}

interface RuleParts {
  criteria: unknown;
  facts?: unknown;
  parameters?: unknown;
  derived?: unknown;
  areas?: unknown;
}

/** Names a rule for ever: its criteria, what values its facts can have, and what else it speaks of. */
export function ruleHash({ criteria, facts = {}, parameters, derived, areas }: RuleParts): string {
  return createHash('sha256').update(canonicalJson({ criteria, facts, parameters, derived, areas })).digest('hex');
}
