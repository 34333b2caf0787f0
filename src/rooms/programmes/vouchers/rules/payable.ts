import Big from 'big.js';

export interface VoucherTerms {
  /** Of each invoice, above 0 and at most 1. */
  share: string;
  /** The most that is paid in all. */
  ceiling: string;
  /** Claims that were paid or wait for their decision. */
  claimed: string;
}

/** What an invoice brings: the share of it, as far as the ceiling reaches, rounded down to the cent. */
export function payableOf(invoice: string, { share, ceiling, claimed }: VoucherTerms): string {
  const left = new Big(ceiling).minus(claimed);
  const wanted = new Big(invoice).times(share).round(2, Big.roundDown);
  return (left.lt(0) ? new Big(0) : wanted.lt(left) ? wanted : left).toFixed();
}
