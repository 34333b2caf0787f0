import { recordAudit } from '../audit/index.ts';
import type { Context } from '../context.ts';
import type { Database, Transaction } from '../db/index.ts';
import { DomainError } from '../errors.ts';
import { claimKey, type KeyClaim, type StoredResponse, storeResponse } from '../idempotency/index.ts';
import type { Answer, Route } from './route.ts';

export interface GuardFacts {
  key: string | null;
  requestHash: string;
  subject: string;
}

class Repeated extends Error {
  constructor(readonly response: StoredResponse) {
    super('the request was carried out before');
  }
}

/**
 * Sees to it that what a route declares also happens, in the handler's own transaction: the first one that may write
 * carries the audit entry and the claim of the idempotency key, so that either all of it is there or nothing.
 */
export function guardRequest(ctx: Context, route: Route, facts: GuardFacts) {
  const needsKey = route.idempotency === 'key';
  if (needsKey && facts.key === null) throw new DomainError('conflict', 'idempotencyKeyMissing');
  const claim: KeyClaim | null = needsKey
    ? {
        key: facts.key as string,
        actor: ctx.actor.userId ?? 'anonymous',
        route: `${route.method} ${route.path}`,
        requestHash: facts.requestHash,
      }
    : null;
  let noted = route.audit === 'none' && claim === null;

  const note = async (tx: Transaction) => {
    if (noted) return;
    noted = true;
    if (claim !== null) {
      const outcome = await claimKey(tx, claim);
      if (outcome === 'mismatch') throw new DomainError('conflict', 'idempotencyKeyUsed');
      if (outcome !== 'new') throw new Repeated(outcome);
    }
    if (route.audit !== 'none') {
      await recordAudit(tx, { verb: route.audit, subject: facts.subject, requestId: ctx.requestId });
    }
  };

  const db: Database = {
    withActor: (who, work, options) =>
      ctx.db.withActor(
        who,
        async (tx) => {
          if (route.method === 'GET' ? route.audit !== 'none' : !options?.readOnly) await note(tx);
          return work(tx);
        },
        // A confidential read leaves its trace in the same transaction, which must then be able to write it.
        route.method === 'GET' && route.audit !== 'none' ? { ...options, readOnly: false } : options,
      ),
    close: () => Promise.reject(new Error('a request does not close the database')),
  };

  return {
    async run(handle: (ctx: Context) => Promise<Answer<unknown>>): Promise<Answer<unknown>> {
      try {
        const answer = await handle({ ...ctx, db });
        if (!noted) await ctx.db.withActor(ctx, note);
        if (claim !== null) await remember(ctx, claim, answer);
        return answer;
      } catch (error) {
        if (error instanceof Repeated) return repeatedAnswer(error.response);
        throw error;
      }
    },
  };
}

async function remember(ctx: Context, claim: KeyClaim, answer: Answer<unknown>): Promise<void> {
  if (answer.kind === 'file') return;
  const response: StoredResponse =
    answer.kind === 'redirect'
      ? { status: 303, body: { location: answer.to } }
      : { status: answer.status ?? 200, body: answer.view };
  await ctx.db.withActor(ctx, (tx) => storeResponse(tx, claim, response));
}

/** What was answered the first time; where the answer was lost after the work was done, the reader is told just that. */
function repeatedAnswer({ status, body }: StoredResponse): Answer<unknown> {
  if (status === 303) return { kind: 'redirect', to: (body as { location: string }).location };
  if (status === 204) throw new DomainError('conflict', 'doneBefore');
  return { kind: 'view', view: body, status };
}
