import type { FormulaKey } from '../model.ts';

export interface Formula {
  key: FormulaKey;
  /** `cases`: rows that show firms, out through disclosure control alone; `public`: rows that everybody reads; `release`: published before. */
  from: 'cases' | 'public' | 'release';
  unit: 'firms' | 'percent' | 'outcome';
  /** Its value: how many contribute, or 100 × numerator ÷ denominator. */
  makes: 'count' | 'share' | 'effect';
  direction: 'up' | 'down';
  /** May it look at one programme alone, or must it? */
  programme: 'may' | 'must';
}

/** What can be counted of a plan. Definition, numerator, denominator and source of each stand in the messages, under its key. */
export const formulas: readonly Formula[] = [
  { key: 'firmsServed', from: 'cases', unit: 'firms', makes: 'count', direction: 'up', programme: 'may' },
  { key: 'suggestionsImplemented6', from: 'cases', unit: 'percent', makes: 'share', direction: 'up', programme: 'may' },
  {
    key: 'suggestionsImplemented12',
    from: 'cases',
    unit: 'percent',
    makes: 'share',
    direction: 'up',
    programme: 'may',
  },
  { key: 'firmsChanged', from: 'cases', unit: 'percent', makes: 'share', direction: 'up', programme: 'may' },
  { key: 'complaintsOnTime', from: 'public', unit: 'percent', makes: 'share', direction: 'up', programme: 'may' },
  { key: 'lotteryEffect', from: 'release', unit: 'outcome', makes: 'effect', direction: 'up', programme: 'must' },
];

export function formulaOf(key: FormulaKey): Formula {
  const found = formulas.find((one) => one.key === key);
  if (found === undefined) throw new RangeError(`formulaOf: no formula "${key}"`);
  return found;
}
