import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { VNode } from 'preact';
import type { Actor, Context } from '../context.ts';
import type { PageContext } from '../html/page.ts';
import type { Panel } from '../room/define.ts';
import type { Problem } from './errors.ts';
import type { Route } from './route.ts';

/** What the server needs from outside: compose.ts hands it in, tests hand in their own. */
export interface AppParts {
  /** Scheme and host under which the portal is known. */
  publicUrl: string;
  routes: readonly Route[];
  // biome-ignore lint/suspicious/noExplicitAny: panels of every model.
  panels: readonly Panel<any, any>[];
  version: string;
  secret: string;
  logger: Logger;
  assetsFolder: string;
  /** Requests per minute and address before 429. */
  requestsPerMinute: number;
  /** People reach the portal by https: cookies are never sent without it. */
  secureCookies: boolean;
  /** A proxy of ours stands in front and says, in X-Forwarded-For, who asks. */
  behindProxy: boolean;
  identify: (request: FastifyRequest) => Promise<Actor>;
  /** Code of the economy that the request speaks about, or null where it names one that is not here. */
  economyOf: (request: FastifyRequest, actor: Actor) => string | null;
  contextFor: (facts: {
    actor: Actor;
    economy: string;
    requestId: string;
    locale: string;
    signal: AbortSignal;
  }) => Context;
  localeOf: (request: FastifyRequest) => string;
  pageFor: (
    ctx: Context,
    facts: { url: string; csrfToken: () => string; panels: Readonly<Record<string, readonly VNode[]>> },
  ) => PageContext;
  renderProblem: (problem: Problem, page: PageContext) => string;
  health: () => Promise<Record<string, unknown>>;
  /** Routes that answer in a way of their own, such as the sign-in library's handler. */
  extend?: (app: FastifyInstance) => void;
}
