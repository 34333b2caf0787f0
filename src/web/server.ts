import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { FastifyRequest } from 'fastify';
import { economyName, findEconomy, isEconomyCode } from '../codes/index.ts';
import type { Composition } from '../compose.ts';
import { rooms } from '../compose.ts';
import { actorOfSession } from '../platform/auth/index.ts';
import type { Actor, Context } from '../platform/context.ts';
import type { PageContext } from '../platform/html/page.ts';
import { renderPage } from '../platform/html/renderPage.ts';
import { buildApp } from '../platform/http/app.ts';
import { availableLocales } from '../platform/i18n/messageFiles.ts';
import { projectRoot } from '../platform/projectRoot.ts';
import { economyOfId, listEconomies } from '../rooms/registry/index.ts';
import { readAssets } from './assets.ts';
import { layout } from './layout.tsx';
import { problemPage } from './pages/problem.tsx';
import { webRoutes } from './routes.ts';
import { mountSignIn } from './signIn.ts';

export interface ServerOptions {
  port: number;
  host: string;
  demonstration: boolean;
  publicUrl: string;
  requestsPerMinute?: number;
  behindProxy?: boolean;
}

export interface RunningServer {
  url: string;
  close: () => Promise<void>;
}

export const allRoutes = (demonstration: boolean) => [
  ...webRoutes({ demonstration }),
  ...rooms.flatMap((room) => room.routes),
];

export async function startServer(composition: Composition, options: ServerOptions): Promise<RunningServer> {
  const economies = economyList(composition, options.demonstration);
  await economies.refresh();
  const assets = readAssets(path.join(projectRoot(), 'dist', 'assets'));
  const app = await buildApp({
    routes: allRoutes(options.demonstration),
    panels: rooms.flatMap((room) => room.panels),
    version: composition.version,
    secret: composition.secret,
    logger: composition.logger,
    assetsFolder: assets.folder,
    requestsPerMinute: options.requestsPerMinute ?? 600,
    publicUrl: options.publicUrl,
    secureCookies: options.publicUrl.startsWith('https:'),
    behindProxy: options.behindProxy === true,
    identify: (request) => identifyOnce(composition, request),
    economyOf: (request, actor) => economyOf(request, actor, economies.known()),
    contextFor: composition.contextFor,
    localeOf,
    pageFor: (ctx, facts) => pageFor(ctx, { ...facts, origin: options.publicUrl }, economies.known(), assets.url),
    renderProblem: (problem, page) => renderPage(problemPage(problem, page)),
    health: async () => ({ version: composition.version, database: await isDatabaseUp(composition) }),
    extend: (server) => mountSignIn(server, composition.auth),
  });
  const timer = setInterval(() => economies.refresh().catch(() => {}), 5_000);
  await app.listen({ port: options.port, host: options.host });
  const { port } = app.server.address() as AddressInfo;
  return {
    url: options.port === port ? options.publicUrl : `http://localhost:${port}`,
    async close() {
      clearInterval(timer);
      await app.close();
    },
  };
}

const identified = new WeakMap<FastifyRequest, Promise<Actor>>();

function identifyOnce(composition: Composition, request: FastifyRequest): Promise<Actor> {
  let actor = identified.get(request);
  if (actor === undefined) {
    actor = actorOfSession(composition.auth, request.headers);
    identified.set(request, actor);
  }
  return actor;
}

interface EconomyList {
  known: () => readonly string[];
  refresh: () => Promise<void>;
}

/** Economies of which something is registered; asked for again every few seconds. */
function economyList(composition: Composition, demonstration: boolean): EconomyList {
  let known: readonly string[] = demonstration ? ['XDM'] : [];
  return {
    known: () => known,
    async refresh() {
      const found = await listEconomies(composition.opened);
      const all = [...new Set([...(demonstration ? ['XDM'] : []), ...found])];
      known = all.length > 0 ? all : ['XDM'];
    },
  };
}

/** The id in the address names its economy; else what was asked for, chosen before, or belongs to the reader. */
function economyOf(request: FastifyRequest, actor: Actor, known: readonly string[]): string | null {
  const { id } = (request.params ?? {}) as { id?: string };
  const ofId = id === undefined ? null : economyOfId(id);
  if (ofId !== null) return ofId;
  const asked = (request.query as Record<string, unknown> | undefined)?.economy;
  if (typeof asked === 'string' && asked !== '') return isEconomyCode(asked) ? asked : null;
  const chosen = request.cookies['toolroom.economy'];
  if (chosen !== undefined && known.includes(chosen)) return chosen;
  return actor.economies[0] ?? known[0] ?? 'XDM';
}

function localeOf(request: FastifyRequest): string {
  const chosen = request.cookies['toolroom.locale'];
  return chosen !== undefined && availableLocales().includes(chosen) ? chosen : 'en';
}

function pageFor(
  ctx: Context,
  facts: { url: string; origin: string; csrfToken: () => string; panels: PageContext['panels'] },
  known: readonly string[],
  asset: PageContext['asset'],
): PageContext {
  let token: string | undefined;
  const named = (code: string) => ({ code, name: isEconomyCode(code) ? economyName(code, 'common') : code });
  const page: PageContext = {
    t: ctx.t,
    actor: ctx.actor,
    economy: named(ctx.economy),
    economies: known.map(named),
    demonstration: findEconomy(ctx.economy)?.isSimulated ?? false,
    today: ctx.today,
    url: facts.url,
    origin: facts.origin,
    get csrfToken() {
      token ??= facts.csrfToken();
      return token;
    },
    idempotencyKey: () => randomUUID(),
    panels: facts.panels,
    asset,
    frame: (content) => layout({ page, ...content }),
  };
  return page;
}

async function isDatabaseUp(composition: Composition): Promise<'up' | 'down'> {
  try {
    await composition.opened.withConnection('app', (client) => client.query('SELECT 1'));
    return 'up';
  } catch {
    return 'down';
  }
}
