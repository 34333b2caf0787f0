import type { FoundForm, Level } from './model.ts';

/**
 * Whether two lists of legal forms can be those of one firm.
 * @returns `same` for a common form, `equivalent` for forms of one kind, `changed` for forms that a firm can pass between (limited, joint
 * stock, company), `added` where one name has none, `conflict` for all others; null where neither has one
 */
export function compareForms(a: readonly FoundForm[], b: readonly FoundForm[]): Level | null {
  if (a.length === 0 && b.length === 0) return null;
  if (a.length === 0 || b.length === 0) return 'added';
  let level: Level = 'conflict';
  for (const one of a) {
    for (const other of b) {
      if (one.code === other.code) return 'same';
      if (one.kind === other.kind) level = 'equivalent';
      else if (level === 'conflict' && passing.has(one.kind) && passing.has(other.kind)) level = 'changed';
    }
  }
  return level;
}

const passing = new Set(['limited', 'jointStock', 'company', 'state']);
