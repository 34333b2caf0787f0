import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { addDays } from '../../../../platform/days.ts';
import { daysOfLink } from '../model.ts';
import { insertRequest } from '../store/feedback.ts';

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');

export interface Helped {
  deliveryId: string;
  programmeId: string;
  programmeTitle: string;
  enterpriseId: string;
  organisation: string | null;
  startedOn: string | null;
  simulated: boolean;
}

/** Makes the link by which a firm says how the help was. Returns its secret part, of which only a hash is kept. */
export async function requestFeedbackIn(ctx: Context, tx: Transaction, helped: Helped): Promise<string> {
  const token = randomBytes(18).toString('base64url');
  const { deliveryId, programmeId, programmeTitle, enterpriseId, organisation, startedOn, simulated } = helped;
  await insertRequest(tx, {
    id: randomUUID(),
    tokenHash: hashToken(token),
    deliveryId,
    programmeId,
    programmeTitle,
    enterpriseId,
    organisation,
    startedOn,
    simulated,
    expiresOn: addDays(ctx.today, daysOfLink),
  });
  return token;
}
