import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import files from '@fastify/static';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { routeFaults } from './checkRoutes.ts';
import { openApi } from './openApi.ts';
import type { AppParts } from './parts.ts';
import { answerProblem, problemOf } from './problems.ts';
import { serveRoute } from './serveRoute.ts';

/** Pages are made afresh: a quality that costs a millisecond, not one that costs a tenth of a second. */
const brotliQuality = { [constants.BROTLI_PARAM_QUALITY]: 4 };

const uploadLimitBytes = 256 * 1024 * 1024;

export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const faults = routeFaults(parts.routes);
  if (faults.length > 0) throw new Error(`The route table has blanks:\n${faults.join('\n')}`);

  const app: FastifyInstance = Fastify({
    loggerInstance: parts.logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: parts.behindProxy,
    bodyLimit: 2 * 1024 * 1024,
    // Longer than any address may be: it is the schema that refuses it, in the one envelope.
    routerOptions: { maxParamLength: 65_536 },
    rewriteUrl: ({ url = '/' }) => (isDecodable(url) ? url : '/not-an-address'),
    forceCloseConnections: true,
  });
  await app.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: brotliQuality },
  });
  await app.register(cookie, { secret: parts.secret });
  await app.register(csrf, {
    cookieKey: 'toolroom.csrf',
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'strict', signed: true, secure: parts.secureCookies },
    getToken: (request) => (request.body as { _csrf?: string } | undefined)?._csrf,
  });
  await app.register(formbody, { bodyLimit: 2 * 1024 * 1024 });
  await app.register(multipart, {
    limits: { fileSize: uploadLimitBytes, files: 4, fields: 100, fieldSize: 64 * 1024 },
  });
  await app.register(rateLimit, {
    global: true,
    max: parts.requestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: (request) => request.ip,
    allowList: (request) => request.url.startsWith('/assets/') || request.url === '/health',
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    hsts: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(files, {
    root: parts.assetsFolder,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  });

  app.get('/health', async () => ({ status: 'ok', ...(await parts.health()) }));
  const description = openApi(parts.routes, parts.version);
  app.get('/openapi.json', async () => description);
  parts.extend?.(app);
  for (const route of parts.routes) serveRoute(app, route, parts);

  app.setNotFoundHandler(async (request, reply) => answerProblem(parts, request, reply, null));
  app.setErrorHandler(async (error, request, reply) => answerError(parts, request, reply, error));
  return app;
}

/** The router would answer an address that is no percent-encoding in words of its own. */
function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?')[0] as string);
    return true;
  } catch {
    return false;
  }
}

async function answerError(parts: AppParts, request: FastifyRequest, reply: FastifyReply, error: unknown) {
  const found = problemOf(error, request.id);
  if (found.status >= 500)
    parts.logger.error({ err: error, requestId: request.id, url: request.url }, 'request failed');
  return answerProblem(parts, request, reply, found);
}
