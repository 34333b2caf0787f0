import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { recordAudit } from '../../../../platform/audit/index.ts';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { addDays } from '../../../../platform/days.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { findStoredFile, readStoredFile, storeFile } from '../../../../platform/files/store/index.ts';
import type { UploadedFile } from '../../../../platform/http/route.ts';
import { publishEvent } from '../../../../platform/outbox/index.ts';
import { findEnterprise, resolveId } from '../../store/enterprises.ts';
import { type Claim, daysOfClaim, type Relation } from '../model.ts';
import {
  insertClaim,
  selectClaim,
  selectClaims,
  selectOtherRepresentative,
  settleClaim,
  writeRepresentative,
} from '../store.ts';

/** Somebody says that a firm is theirs. Nothing changes until an officer has looked at the evidence. */
export async function claimFirm(
  ctx: Context,
  id: string,
  { relation, evidence }: { relation: Relation; evidence: string },
  file: UploadedFile | null,
): Promise<string> {
  const { organisationId } = ctx.actor;
  if (organisationId === null) throw new DomainError('notAllowed', 'registry.claim.noOrganisation');
  return ctx.db.withActor(ctx, async (tx) => {
    const enterprise = await findEnterprise(tx, await resolveId(tx, id));
    if (enterprise === null) throw new DomainError('notFound', 'registry.enterprise');
    const { simulated } = enterprise;
    const stored =
      file === null
        ? null
        : await storeFile(
            tx,
            {
              fileName: file.fileName,
              contentType: 'application/octet-stream',
              fileClass: 'confidential',
              organisation: organisationId,
            },
            createReadStream(file.path),
          );
    const claim = {
      id: randomUUID(),
      enterpriseId: enterprise.id,
      organisation: organisationId,
      relation,
      evidence,
      evidenceFile: stored?.id ?? null,
      evidenceName: stored?.fileName ?? null,
      simulated,
    };
    if (!(await insertClaim(tx, claim))) throw new DomainError('conflict', 'registry.claim.waiting');
    await recordAudit(tx, { verb: 'registry.claim.make', subject: claim.id, detail: { enterprise: enterprise.id } });
    return claim.id;
  });
}

export function listClaims(
  ctx: Context,
  filter: { own: boolean; state: string | null },
  page: { limit: number; offset: number },
) {
  const organisation = filter.own ? (ctx.actor.organisationId ?? '') : null;
  return ctx.db.withActor(ctx, (tx) => selectClaims(tx, { organisation, state: filter.state }, page), {
    readOnly: true,
  });
}

export interface ClaimWithRival {
  claim: Claim;
  /** Another organisation speaks for the firm already. */
  rival: string | null;
}

export function readClaim(ctx: Context, id: string): Promise<ClaimWithRival> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const claim = await selectClaim(tx, id);
      if (claim === null) throw new DomainError('notFound', 'registry.claim');
      return { claim, rival: await selectOtherRepresentative(tx, claim, ctx.today) };
    },
    { readOnly: true },
  );
}

/** The file that was handed in with the claim, for those who may see the claim. */
export async function readEvidence(ctx: Context, id: string): Promise<{ fileName: string; body: Buffer }> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const claim = await selectClaim(tx, id);
      const file = claim?.evidenceFile == null ? null : await findStoredFile(tx, claim.evidenceFile);
      if (file === null) throw new DomainError('notFound', 'registry.claim.evidence');
      const parts: Buffer[] = [];
      for await (const part of readStoredFile(tx, file.id)) parts.push(part);
      return { fileName: file.fileName, body: Buffer.concat(parts) };
    },
    { readOnly: true },
  );
}

/** One organisation at a time speaks for a firm: a claim beside another's is approved only where the reason says why. */
export async function decideClaim(
  ctx: Context,
  id: string,
  decision: { approve: boolean; reason: string; version: number },
): Promise<void> {
  if (!isAllowed(ctx.actor, 'registry.review')) throw new DomainError('notAllowed', 'registry.claim.review');
  await ctx.db.withActor(ctx, async (tx) => {
    const claim = await selectClaim(tx, id);
    if (claim === null) throw new DomainError('notFound', 'registry.claim');
    const enterpriseId = await resolveId(tx, claim.enterpriseId);
    if (decision.approve && (await selectOtherRepresentative(tx, { ...claim, enterpriseId }, ctx.today)) !== null)
      throw new DomainError('conflict', 'registry.claim.taken');
    const validTo = decision.approve ? addDays(ctx.today, daysOfClaim) : null;
    const settled = await settleClaim(tx, {
      id,
      version: decision.version,
      state: decision.approve ? 'approved' : 'refused',
      reason: decision.reason,
      validFrom: decision.approve ? ctx.today : null,
      validTo,
    });
    if (!settled) throw new DomainError('conflict', 'registry.claim.decided');
    if (validTo !== null) {
      await writeRepresentative(tx, {
        enterpriseId,
        organisation: claim.organisation,
        evidence: claim.evidence,
        validFrom: ctx.today,
        validTo,
      });
      await publishEvent(tx, 'registry.claimApproved', { claim: id, enterprise: enterpriseId });
    }
    await recordAudit(tx, {
      verb: decision.approve ? 'registry.claim.approve' : 'registry.claim.refuse',
      subject: id,
      detail: { enterprise: claim.enterpriseId },
    });
  });
}

/** Who made a claim takes it back before it is decided. */
export async function withdrawClaim(ctx: Context, id: string, version: number): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const claim = await selectClaim(tx, id);
    if (claim === null || claim.organisation !== ctx.actor.organisationId)
      throw new DomainError('notFound', 'registry.claim');
    const settled = await settleClaim(tx, {
      id,
      version,
      state: 'withdrawn',
      reason: '',
      validFrom: null,
      validTo: null,
    });
    if (!settled) throw new DomainError('conflict', 'registry.claim.decided');
    await recordAudit(tx, { verb: 'registry.claim.withdraw', subject: id });
  });
}
