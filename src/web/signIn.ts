import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Auth, callAuth, forwardCookies } from '../platform/auth/index.ts';
import { type Problem, problem } from '../platform/http/errors.ts';
import { wantsJson } from '../platform/http/negotiate.ts';

/**
 * The two forms that the sign-in library answers itself: it alone checks where they come from and how often they are
 * tried. They stand outside the route table because the reader's identity is what they change.
 */
export function mountSignIn(app: FastifyInstance, auth: Auth): void {
  app.post('/sign-in', async (request, reply) => {
    const { email, password, back } = fieldsOf(request);
    const response = await callAuth(auth, request, '/sign-in/email', { email, password });
    forwardCookies(response, reply);
    if (wantsJson(request)) {
      if (response.ok) return reply.send({ location: safePath(back) });
      return reply
        .status(response.status)
        .type('application/problem+json')
        .send(await problemOf(response, request.id));
    }
    if (response.ok) return reply.redirect(safePath(back), 303);
    const error = response.status === 429 ? 'tooMany' : response.status === 403 ? 'refused' : 'failed';
    return reply.redirect(`/sign-in?error=${error}&next=${encodeURIComponent(safePath(back))}`, 303);
  });
  app.post('/sign-out', async (request, reply: FastifyReply) => {
    const response = await callAuth(auth, request, '/sign-out', {});
    forwardCookies(response, reply);
    return reply.redirect('/', 303);
  });
}

function fieldsOf(request: FastifyRequest): { email: string; password: string; back: string } {
  const body = (request.body ?? {}) as Record<string, unknown>;
  const text = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : '');
  return { email: text('email'), password: text('password'), back: text('back') };
}

async function problemOf(response: Response, requestId: string): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
  return problem(response.status, body.code ?? 'signInRefused', body.message ?? 'Sign-in was refused', requestId);
}

const ours = 'http://portal.invalid';

/** A path on this portal, whatever was sent; fit for a header, in which other scripts have no place. */
export function safePath(next: string): string {
  if (!/^\/(?![/\\])[^\u0000-\u001f\u007f-\u009f\\]*$/.test(next)) return '/';
  const { origin, pathname, search, hash } = new URL(next, ours);
  return origin === ours && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
}
