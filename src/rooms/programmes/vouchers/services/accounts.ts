import type { Transaction } from '../../../../platform/context.ts';
import { accountFor, postEntry } from '../../../../platform/ledger/index.ts';

type Pot = 'budget' | 'committed' | 'paid';

/** Money of a programme lies in three pots: what may be promised, what is promised, what has been paid to firms. */
const potOf = (tx: Transaction, programmeId: string, pot: Pot, currency: string) =>
  accountFor(tx, { code: `programmes/${programmeId}/${pot}`, currency, organisation: null });

export interface Movement {
  programmeId: string;
  from: Pot;
  to: Pot;
  amount: string;
  currency: string;
  onDate: string;
  /** Id of the voucher or claim. */
  reference: string;
}

/** Moves money between two pots of a programme; returns the ledger's entry. */
export async function moveMoney(
  tx: Transaction,
  { programmeId, from, to, amount, currency, onDate, reference }: Movement,
): Promise<string> {
  const [source, target] = [await potOf(tx, programmeId, from, currency), await potOf(tx, programmeId, to, currency)];
  return postEntry(tx, {
    onDate,
    reference,
    postings: [
      { accountId: source, money: { amount: `-${amount}`, currency } },
      { accountId: target, money: { amount, currency } },
    ],
  });
}
