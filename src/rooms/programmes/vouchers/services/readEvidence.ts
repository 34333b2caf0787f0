import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { readStoredFile } from '../../../../platform/files/store/index.ts';
import { selectClaim } from '../store/vouchers.ts';

/** The invoice behind a claim, for whoever may see the claim. */
export function readEvidence(ctx: Context, claimId: string): Promise<{ name: string; content: Buffer }> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const claim = await selectClaim(tx, claimId);
      if (claim === null || claim.evidenceFile === null)
        throw new DomainError('notFound', 'programmes.claim.noEvidence');
      const chunks: Buffer[] = [];
      for await (const chunk of readStoredFile(tx, claim.evidenceFile)) chunks.push(chunk);
      return { name: claim.evidenceName ?? 'invoice', content: Buffer.concat(chunks) };
    },
    { readOnly: true },
  );
}
