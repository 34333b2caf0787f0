import { derivedFirmFacts } from './derivedFacts.ts';

/** What criteria, questions and tables can speak of. A fact's values are of one type, in one unit. */
export interface FirmFact {
  code: string;
  type: 'number' | 'boolean' | 'code';
  /** Whole numbers only; the least and most that can be. */
  integer?: boolean;
  least?: number;
  most?: number;
  /** In what a number counts. */
  unit?: 'people' | 'years' | 'share' | 'money';
  /** Of a code: the list that it is from; ISIC codes are compared by prefix. */
  scheme?: 'ISIC4' | 'place' | 'sizeClass' | 'legalForm' | 'certificate';
  title: string;
  /** Can the firm do something about it within a year? */
  isChangeable: boolean;
  /** Does the register itself know it, has somebody to say it, or does it follow from others? */
  source: 'register' | 'stated' | 'derived';
}

export const firmFacts: readonly FirmFact[] = [
  {
    code: 'employees',
    type: 'number',
    integer: true,
    least: 0,
    unit: 'people',
    title: 'People employed',
    isChangeable: true,
    source: 'register',
  },
  { code: 'isic', type: 'code', scheme: 'ISIC4', title: 'Industry', isChangeable: false, source: 'register' },
  { code: 'place', type: 'code', scheme: 'place', title: 'Town', isChangeable: false, source: 'register' },
  { code: 'region', type: 'code', scheme: 'place', title: 'Region', isChangeable: false, source: 'register' },
  {
    code: 'registered',
    type: 'boolean',
    title: 'Registered with the authorities',
    isChangeable: true,
    source: 'register',
  },
  {
    code: 'yearsInOperation',
    type: 'number',
    integer: true,
    least: 0,
    unit: 'years',
    title: 'Years in operation',
    isChangeable: false,
    source: 'register',
  },
  {
    code: 'turnover',
    type: 'number',
    least: 0,
    unit: 'money',
    title: 'Turnover of the last year',
    isChangeable: false,
    source: 'stated',
  },
  {
    code: 'exportShare',
    type: 'number',
    least: 0,
    most: 1,
    unit: 'share',
    title: 'Share of sales that is exported',
    isChangeable: true,
    source: 'stated',
  },
  {
    code: 'womenOwned',
    type: 'boolean',
    title: 'Owned by women (half or more)',
    isChangeable: false,
    source: 'stated',
  },
  {
    code: 'youthOwned',
    type: 'boolean',
    title: 'Owned by people under 35 (half or more)',
    isChangeable: false,
    source: 'stated',
  },
  {
    code: 'foreignShare',
    type: 'number',
    least: 0,
    most: 1,
    unit: 'share',
    title: 'Share owned by foreigners',
    isChangeable: false,
    source: 'stated',
  },
  {
    code: 'stateShare',
    type: 'number',
    least: 0,
    most: 1,
    unit: 'share',
    title: 'Share owned by the state',
    isChangeable: false,
    source: 'stated',
  },
  {
    code: 'employeesBand',
    type: 'code',
    title: 'People employed, as a band (such as 20..49)',
    isChangeable: true,
    source: 'stated',
  },
  {
    code: 'turnoverBand',
    type: 'code',
    title: 'Turnover of the last year, as a band',
    isChangeable: false,
    source: 'stated',
  },
  { code: 'groupParent', type: 'code', title: 'Parent company of its group', isChangeable: false, source: 'stated' },
  { code: 'taxPaid', type: 'boolean', title: 'Taxes paid up to date', isChangeable: true, source: 'stated' },
  { code: 'accountsKept', type: 'boolean', title: 'Keeps written accounts', isChangeable: true, source: 'stated' },
  {
    code: 'qualityCertificate',
    type: 'boolean',
    title: 'Holds a certificate of quality management',
    isChangeable: true,
    source: 'stated',
  },
  {
    code: 'trainsWorkers',
    type: 'boolean',
    title: 'Trained workers in the last year',
    isChangeable: true,
    source: 'stated',
  },
  {
    code: 'modernisationPlanApproved',
    type: 'boolean',
    title: 'Has an approved plan to modernise',
    isChangeable: true,
    source: 'stated',
  },
];

/** Those that can be stated, and those that follow from them. */
const factsByCode = new Map<string, FirmFact>([...firmFacts, ...derivedFirmFacts].map((fact) => [fact.code, fact]));

export function findFirmFact(code: string): FirmFact | null {
  return factsByCode.get(code) ?? null;
}
