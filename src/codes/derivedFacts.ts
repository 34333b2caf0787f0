import type { FirmFact } from './facts.ts';

/** A test, as criteria write it; held to the kernel’s reader by the tests of the programmes’ catalogue. */
type Test =
  | { fact: string; op: string; value: number | string | readonly (number | string)[] }
  | { all: readonly Test[] }
  | { any: readonly Test[] }
  | { not: Test };

/** A fact that nobody states: it follows from others by what an economy’s rules say. */
export interface DerivedFirmFact extends FirmFact {
  economy: string;
  /** Where the definition is written. */
  definition: string;
  cases: readonly { when: Test; is: string }[];
  otherwise: string;
}

const manufacturing: Test = { fact: 'isic', op: 'prefixIn', value: divisions(10, 33) };
const below = (fact: 'employees' | 'turnover', value: number): Test => ({ fact, op: '<', value });
const atMost = (fact: 'employees' | 'turnover', value: number): Test => ({ fact, op: '<=', value });

const smeClass = {
  code: 'smeClass',
  type: 'code',
  scheme: 'sizeClass',
  title: 'Size class of the economy’s SME definition',
  isChangeable: false,
  source: 'derived',
} as const satisfies FirmFact;

export const derivedFirmFacts: readonly DerivedFirmFact[] = [
  {
    ...smeClass,
    economy: 'XDM',
    definition: 'Invented for the demonstration economy',
    cases: [
      { when: below('employees', 5), is: 'micro' },
      { when: below('employees', 20), is: 'small' },
      { when: { any: [below('employees', 100), { all: [manufacturing, below('employees', 200)] }] }, is: 'medium' },
    ],
    otherwise: 'large',
  },
  {
    ...smeClass,
    economy: 'MYS',
    definition:
      'SME Corporation Malaysia: turnover or full-time employees, manufacturing apart from services and other sectors',
    cases: [
      {
        when: { all: [manufacturing, { any: [atMost('turnover', 50_000_000), atMost('employees', 200)] }] },
        is: 'sme',
      },
      {
        when: { all: [{ not: manufacturing }, { any: [atMost('turnover', 20_000_000), atMost('employees', 75)] }] },
        is: 'sme',
      },
    ],
    otherwise: 'large',
  },
];

export function findDerivedFact(economy: string, code: string): DerivedFirmFact | null {
  return derivedFirmFacts.find((one) => one.economy === economy && one.code === code) ?? null;
}

function divisions(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => String(from + i).padStart(2, '0'));
}
