import type { Context, Transaction } from '../../../../platform/context.ts';
import { recordMembershipsIn } from '../../../registry/index.ts';
import { selectWinners } from '../store/draw.ts';

/** Firms that won a place belong to the programme from that day; said again, it changes nothing. */
export async function enrolWinners(_ctx: Context, tx: Transaction, roundId: string): Promise<void> {
  const winners = await selectWinners(tx, roundId);
  await recordMembershipsIn(
    tx,
    winners.map(({ enterpriseId, organisation, programmeId, onDate }) => ({
      enterpriseId,
      kind: 'programme',
      body: programmeId,
      source: `round ${roundId}`,
      validFrom: onDate,
      validTo: null,
      organisation,
    })),
  );
}
