/** What a column may mean, as one word that a form can carry. */
export interface Meaning {
  code: string;
  group: 'firm' | 'names' | 'numbers' | 'place' | 'industry' | 'people' | 'money' | 'contact' | 'capability';
  /** Of these a file has one column at most. */
  single: boolean;
  /** What has to be said beside it, or may be. */
  detail: 'scheme' | 'language' | 'currency' | 'unit' | null;
  detailRequired?: boolean;
  /** Several values may stand in one cell. */
  list?: boolean;
}

const one = (group: Meaning['group'], ...codes: string[]): Meaning[] =>
  codes.map((code) => ({ code, group, single: true, detail: null }));

export const meanings: readonly Meaning[] = [
  { code: 'name', group: 'firm', single: true, detail: null },
  { code: 'key', group: 'numbers', single: true, detail: 'scheme' },
  { code: 'enterprise', group: 'numbers', single: true, detail: 'scheme' },
  { code: 'identifiers', group: 'numbers', single: false, detail: 'scheme', detailRequired: true },
  ...['trading', 'former', 'romanised', 'abbreviation', 'local', 'legal'].map(
    (kind): Meaning => ({ code: `names.${kind}`, group: 'names', single: false, detail: 'language', list: true }),
  ),
  ...one(
    'firm',
    'economy',
    'legalForm',
    'status',
    'establishedOn',
    'registeredOn',
    'registered',
    'products',
    'materials',
  ),
  ...one(
    'place',
    'address',
    'place.code',
    'place.name',
    'place.parentName',
    'village',
    'longitude',
    'latitude',
    'precision',
  ),
  { code: 'industry.ISIC4', group: 'industry', single: false, detail: null, list: true },
  { code: 'industry.other', group: 'industry', single: false, detail: 'scheme', detailRequired: true, list: true },
  ...one('people', 'employees', 'womenOwned', 'youthOwned', 'foreignShare', 'stateShare', 'groupParent'),
  { code: 'turnover', group: 'money', single: true, detail: 'currency' },
  ...one('money', 'exportShare'),
  ...['email', 'phone', 'ownerName'].map((code): Meaning => ({ code, group: 'contact', single: false, detail: null })),
  ...one('contact', 'website'),
  ...['process', 'material', 'machine', 'product', 'market'].map(
    (kind): Meaning => ({ code: `capability.${kind}`, group: 'capability', single: false, detail: null, list: true }),
  ),
  { code: 'capability.certificate', group: 'capability', single: true, detail: null, list: true },
  ...one('capability', 'certificateNumber', 'certificateFrom', 'certificateTo', 'capability.spareShare'),
  ...['capacity', 'minimumOrder', 'leadTime'].map(
    (kind): Meaning => ({ code: `capability.${kind}`, group: 'capability', single: true, detail: 'unit' }),
  ),
];

const byCode = new Map(meanings.map((meaning) => [meaning.code, meaning]));

export function findMeaning(code: string): Meaning | null {
  return byCode.get(code) ?? null;
}

/** Words of headers are collected under shorter codes than those of capabilities. */
export function meaningOfWords(code: string): string {
  return byCode.has(code) ? code : `capability.${code}`;
}
