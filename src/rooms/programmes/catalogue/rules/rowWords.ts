import { operators } from '../../../../kernels/criteria/index.ts';

/** What is wrong with a criterion in a cell, and what to do. */
export const criterionWords: Record<'fact' | 'op' | 'value', (text: string) => [string, string]> = {
  fact: (text) => [
    `"${text}" does not begin with a fact that firms are asked`,
    'write fact, test and value: employees <= 100',
  ],
  op: (text) => [`the test of "${text}" does not go with its fact`, `use one of ${operators.join(' ')}`],
  value: (text) => [
    `the value of "${text}" does not fit its fact`,
    'numbers in digits, shares in percent, yes or no, codes with commas, ranges as 5..100',
  ],
};

/** Columns whose names differ from those of the fields of a programme file. */
const columnsOfFields: Record<string, string> = {
  deliveredBy: 'delivered_by',
  legalBasis: 'legal_basis',
  areaCodes: 'area_codes',
  opensOn: 'opens_on',
  closesOn: 'closes_on',
  processingDays: 'processing_days',
  lastVerifiedOn: 'last_verified_on',
  channels: 'apply_url',
  'costShare.rate': 'rate_percent',
  'costShare.rateTo': 'rate_to_percent',
  'costShare.of': 'share_of',
  'costShare.ceiling': 'ceiling',
  'costShare.eligibleCosts': 'eligible_costs',
  'amount.least': 'amount_least',
  'amount.most': 'amount_most',
  'contact.name': 'contact_name',
  'contact.email': 'contact_email',
  'contact.phone': 'contact_phone',
  'contact.url': 'contact_url',
  'source.url': 'source_url',
};

/** The column that a place in a programme file is read from. */
export function columnOf(path: readonly (string | number)[]): string | null {
  if (path.at(-1) === 'currency') return 'currency';
  const [first, second] = path.map(String);
  return columnsOfFields[`${first}.${second}`] ?? columnsOfFields[first ?? ''] ?? first ?? null;
}
