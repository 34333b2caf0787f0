import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { anonymousActor } from '../auth/session.ts';
import { InputFaults } from '../command/define.ts';
import { DomainError } from '../errors.ts';
import { type Problem, problem, statusOfDomainError } from './errors.ts';
import { wantsJson } from './negotiate.ts';
import type { AppParts } from './parts.ts';

/** Input that a schema refused: 422 with one issue per field. */
export class InvalidInput extends Error {
  constructor(readonly issues: { path: string; code: string; message: string }[]) {
    super('The input is at fault');
    this.name = 'InvalidInput';
  }
}

export function invalidInputOf(error: ZodError, part: string): InvalidInput {
  return new InvalidInput(
    error.issues.slice(0, 100).map((issue) => ({
      path: [part, ...issue.path].join('.'),
      code: issue.code ?? 'invalid',
      message: issue.message,
    })),
  );
}

/** The problem document of anything that was thrown. Bugs say nothing of their inside. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof DomainError) {
    return problem(statusOfDomainError[error.code], error.reason, error.code, requestId, {
      parameters: error.parameters,
    });
  }
  if (error instanceof InvalidInput) {
    return problem(422, 'invalidInput', 'The input is at fault', requestId, { issues: error.issues });
  }
  if (error instanceof ZodError) {
    return problem(422, 'invalidInput', 'The input is at fault', requestId, {
      issues: invalidInputOf(error, 'input').issues,
    });
  }
  if (error instanceof InputFaults) {
    return problem(422, 'invalidInput', 'The input is at fault', requestId, {
      issues: error.faults.slice(0, 100).map((fault) => ({
        path: [fault.row, fault.column].filter((part) => part !== null).join(':'),
        code: fault.code,
        message: `${fault.message}; ${fault.remedy}`,
      })),
    });
  }
  const status = (error as { statusCode?: number }).statusCode;
  if (status === 429) return problem(429, 'tooMany', 'Too many requests', requestId);
  if (status === 403)
    return problem(403, 'forgedForm', 'The form did not come from this site or is too old', requestId);
  if (status !== undefined && status >= 400 && status < 500) {
    return problem(status, 'badRequest', 'The request could not be read', requestId);
  }
  return problem(500, 'failed', 'Something failed here', requestId);
}

/** A problem as JSON or as a page, in the reader's language; null stands for an address that leads nowhere. */
export async function answerProblem(
  parts: AppParts,
  request: FastifyRequest,
  reply: FastifyReply,
  found: Problem | null,
): Promise<FastifyReply> {
  const shown = found ?? problem(404, 'notFound', 'Not found', request.id);
  if (reply.sent) return reply;
  reply.status(shown.status).header('cache-control', 'no-store');
  const actor = await parts.identify(request).catch(() => null);
  const economy = parts.economyOf(request, actor ?? anonymousActor) ?? '';
  const ctx = parts.contextFor({
    actor: actor ?? anonymousActor,
    economy,
    requestId: request.id,
    locale: parts.localeOf(request),
    signal: new AbortController().signal,
  });
  const words = `error.${shown.code}`;
  const detail = ctx.t.has(words) ? { detail: ctx.t(words, { ...shown.parameters }) } : {};
  if (wantsJson(request)) return reply.type('application/problem+json').send({ ...shown, ...detail });
  const page = parts.pageFor(ctx, { url: request.url, csrfToken: () => reply.generateCsrf(), panels: {} });
  return reply.type('text/html; charset=utf-8').send(parts.renderProblem({ ...shown, ...detail }, page));
}
