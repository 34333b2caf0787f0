import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Auth } from './auth.ts';

/**
 * Hands a call to the sign-in library's own request handler, never to its functions: only there does it check where a form
 * came from and how often it was tried. Headers are rebuilt, so that a client can't name its own address.
 */
export async function callAuth(
  auth: Auth,
  request: FastifyRequest,
  path: string,
  body: Record<string, unknown>,
): Promise<Response> {
  const base = auth.options.baseURL as string;
  const headers = new Headers({ 'content-type': 'application/json', 'x-forwarded-for': request.ip });
  for (const name of [
    'cookie',
    'origin',
    'referer',
    'user-agent',
    'sec-fetch-site',
    'sec-fetch-mode',
    'sec-fetch-dest',
  ] as const) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return auth.handler(new Request(`${base}/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
}

export function forwardCookies(response: Response, reply: FastifyReply): void {
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
}
