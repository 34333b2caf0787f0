import type { Programme } from '../../catalogue/rules/programme.ts';

export interface CostFields {
  amount: string;
  takeUp: string;
}

export interface CostBasis {
  amountPerFirm: number | null;
  takeUpShare: number;
  issues: { field: string; key: string }[];
}

/** What one firm can get at most, as far as the programme says it. */
export const amountOf = ({ amount, costShare }: Programme): string =>
  (amount?.most ?? costShare?.ceiling)?.amount ?? '';

export const currencyOf = ({ amount, costShare }: Programme, otherwise: string): string =>
  (amount?.most ?? costShare?.ceiling)?.currency ?? otherwise;

/** Thousands may be grouped by commas or spaces; the share is in percent. */
export function readCost({ amount, takeUp }: CostFields): CostBasis {
  const issues: CostBasis['issues'] = [];
  const amountText = amount.replaceAll(/\s|(?<=\d),(?=\d{3}(?:\D|$))/g, '');
  const shareText = takeUp.replaceAll(/[\s%]/g, '');
  const isAmount = amountText === '' || /^\d{1,12}(\.\d{1,2})?$/.test(amountText);
  const isShare = /^\d{1,3}(\.\d{1,4})?$/.test(shareText) && Number(shareText) <= 100;
  if (!isAmount) issues.push({ field: 'amount', key: 'reach.whatIf.fault.amount' });
  if (!isShare) issues.push({ field: 'takeUp', key: 'reach.whatIf.fault.takeUp' });
  return {
    amountPerFirm: isAmount && amountText !== '' ? Number(amountText) : null,
    takeUpShare: isShare ? Number(shareText) / 100 : 0,
    issues,
  };
}

/** Firms × share that takes it up × amount for each, to a hundredth. */
export const costOf = (firms: number, { amountPerFirm, takeUpShare }: CostBasis): string | null =>
  amountPerFirm === null ? null : (firms * takeUpShare * amountPerFirm).toFixed(2);
