import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { isAllowed } from '../auth/permissions.ts';
import { anonymousActor } from '../auth/session.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { PageContext } from '../html/page.ts';
import { renderPage } from '../html/renderPage.ts';
import { problem } from './errors.ts';
import { isFromOtherSite, isJsonBody, wantsJson } from './negotiate.ts';
import { drawPanels, loadPanels, panelModels } from './panels.ts';
import type { AppParts } from './parts.ts';
import { InvalidInput, invalidInputOf } from './problems.ts';
import { guardRequest } from './requestGuard.ts';
import type { Answer, RequestFacts, Route } from './route.ts';
import { type Received, receiveMultipart } from './uploads.ts';
import { malformedTexts } from './wellFormed.ts';

/** Puts one declared route on the server: who, may they, is the input sound, do it once, answer as page or JSON. */
export function serveRoute(app: FastifyInstance, route: Route, parts: AppParts): void {
  app.route({
    method: route.method,
    url: route.path,
    handler: (request, reply) => handle(app, route, parts, request, reply),
  });
}

async function handle(
  app: FastifyInstance,
  route: Route,
  parts: AppParts,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const actor = route.openToOtherSites ? anonymousActor : await parts.identify(request);
  if (!isAllowed(actor, route.permission)) {
    if (actor.kind !== 'anonymous') throw new DomainError('notAllowed', 'role');
    if (!wantsJson(request) && route.method === 'GET') {
      return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
    }
    throw new DomainError('signInNeeded', 'signIn');
  }
  const isGuarded = route.method !== 'GET' && !route.openToOtherSites;
  if (isGuarded && isFromOtherSite(request)) throw new DomainError('notAllowed', 'otherSite');

  const economy = parts.economyOf(request, actor);
  if (economy === null) throw new DomainError('notFound', 'economy');
  const received = await receive(request);
  const done = new AbortController();
  request.raw.on('close', () => request.raw.aborted && done.abort());
  try {
    if (isGuarded && !isJsonBody(request)) await checkForgery(app, request, reply, received);
    const input = parseInput(route, request, received);
    const ctx = parts.contextFor({
      actor,
      economy,
      requestId: request.id,
      locale: parts.localeOf(request),
      signal: done.signal,
    });
    const guard = guardRequest(ctx, route, {
      key: keyOf(request, received),
      requestHash: hashOf(request, input),
      subject: request.url.split('?')[0] ?? '',
    });
    const facts: RequestFacts = {
      url: request.url,
      origin: parts.publicUrl,
      headers: request.headers,
      cookies: request.cookies,
      ip: request.ip,
      wantsJson: wantsJson(request),
      files: received?.files ?? [],
    };
    const answer = await guard.run((guarded) => route.handle(guarded, { ...input, request: facts }));
    return await send(route, parts, ctx, request, reply, answer);
  } finally {
    await received?.discard();
  }
}

async function receive(request: FastifyRequest): Promise<Received | null> {
  if (!request.isMultipart()) return null;
  const received = await receiveMultipart(request);
  request.body = received.fields;
  return received;
}

/** A form carries a token that only our own pages know. Multipart bodies are read before the token can be seen. */
function checkForgery(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply, _received: Received | null) {
  return new Promise<void>((resolve, reject) => {
    app.csrfProtection.call(app, request, reply, (error?: Error) => (error ? reject(error) : resolve()));
  });
}

function parseInput(route: Route, request: FastifyRequest, received: Received | null) {
  const { params = {}, query = {} } = request;
  const body = received?.fields ?? request.body;
  refuseMalformed({ params, query, body });
  return {
    params: parsePart(route.params, params, 'params'),
    query: parsePart(route.query, query, 'query'),
    body: parsePart(route.body, withoutFrame(body), 'body'),
  };
}

function refuseMalformed(parts: Readonly<Record<string, unknown>>): void {
  const paths = Object.entries(parts).flatMap(([part, value]) => malformedTexts(value, part));
  if (paths.length === 0) return;
  const message = 'The text holds a character that is none';
  throw new InvalidInput(paths.map((path) => ({ path, code: 'malformedText', message })));
}

// biome-ignore lint/suspicious/noExplicitAny: the schema's own type is erased in a table of routes of every shape.
function parsePart(schema: z.ZodType, value: unknown, part: string): any {
  const result = schema.safeParse(value);
  if (!result.success) throw invalidInputOf(result.error, part);
  return result.data;
}

/** The fields that belong to the frame of a form and not to its content. */
function withoutFrame(body: unknown): unknown {
  if (body === null || body === undefined) return {};
  if (typeof body !== 'object' || Array.isArray(body)) return body;
  const { _csrf, idempotencyKey, ...content } = body as Record<string, unknown>;
  return content;
}

function keyOf(request: FastifyRequest, received: Received | null): string | null {
  const header = request.headers['idempotency-key'];
  const field = ((received?.fields ?? request.body ?? {}) as Record<string, unknown>).idempotencyKey;
  const key = typeof header === 'string' ? header : typeof field === 'string' ? field : null;
  return key === null || key === '' || key.length > 200 ? null : key;
}

function hashOf(request: FastifyRequest, input: object): string {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(input)}`)
    .digest('hex');
}

async function send(
  route: Route,
  parts: AppParts,
  ctx: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer<unknown>,
): Promise<FastifyReply> {
  if (route.embeddable) allowFraming(reply);
  if (route.openToOtherSites) reply.header('access-control-allow-origin', '*');
  if (ctx.actor.kind !== 'anonymous' || route.permission !== 'public') reply.header('cache-control', 'no-store');
  else reply.header('cache-control', 'private, no-cache').header('vary', 'Accept, Cookie');
  if (answer.kind === 'redirect') {
    for (const { name, value, maxAgeSeconds } of answer.cookies ?? []) {
      reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: maxAgeSeconds });
    }
    if (wantsJson(request)) return reply.status(200).send({ location: answer.to });
    return reply.redirect(answer.to, answer.status ?? 303);
  }
  if (answer.kind === 'file') {
    if (answer.fileName !== undefined) {
      reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`);
    }
    return reply.type(answer.contentType).send(answer.body);
  }
  reply.status(answer.status ?? 200).headers(answer.headers ?? {});
  const view = route.output.parse(answer.view);
  if (reply.statusCode >= 400 && wantsJson(request)) return sendIssues(ctx, request, reply, view);
  const panels = await loadPanels(parts.panels, ctx, route.slots?.(view) ?? []);
  if (route.page === null || wantsJson(request)) {
    const models = panels.length > 0 ? { ...(view as object), panels: panelModels(panels) } : view;
    return reply.type('application/json; charset=utf-8').send(models);
  }
  const page = parts.pageFor(ctx, { url: request.url, csrfToken: () => reply.generateCsrf(), panels: {} });
  const withPanels: PageContext = Object.create(page, {
    panels: { value: drawPanels(panels, page), enumerable: true },
  });
  return reply.type('text/html; charset=utf-8').send(renderPage(route.page(view, withPanels)));
}

/** The page shows its form again with what is missing; a program gets the same as the one envelope. */
function sendIssues(ctx: Context, request: FastifyRequest, reply: FastifyReply, view: unknown): FastifyReply {
  const { issues = [] } = view as { issues?: readonly { field: string; key: string }[] };
  const said = issues.map(({ field, key }) => ({ path: `body.${field}`, code: key, message: ctx.t(key) }));
  const found = problem(reply.statusCode, 'invalidInput', 'The input is at fault', request.id, { issues: said });
  return reply.header('cache-control', 'no-store').type('application/problem+json').send(found);
}

function allowFraming(reply: FastifyReply): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  reply.header('content-security-policy', policy.replace("frame-ancestors 'none'", 'frame-ancestors *'));
  reply.removeHeader('x-frame-options');
}
