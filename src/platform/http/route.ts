import type { VNode } from 'preact';
import type { z } from 'zod';
import type { Permission } from '../auth/permissions.ts';
import type { Context } from '../context.ts';
import type { PageContext } from '../html/page.ts';

/** What a handler answers. A page or JSON document is made of `view`; the others leave the page. */
export type Answer<View> =
  | { kind: 'view'; view: View; status?: number; headers?: Record<string, string> }
  | { kind: 'redirect'; to: string; status?: 301 | 302 | 303; cookies?: readonly ResponseCookie[] }
  | { kind: 'file'; body: Buffer | string | NodeJS.ReadableStream; contentType: string; fileName?: string };

export interface ResponseCookie {
  name: string;
  value: string;
  maxAgeSeconds: number;
}

/**
 * One entry of the route table. Nothing has a default: a route with a blank does not start, because a forgotten
 * permission is a leak and a forgotten audit verb is a gap nobody sees.
 */
export interface RouteDeclaration<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  View extends z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Fastify syntax: `/suppliers/:id`. */
  path: string;
  /** One sentence of the API description. */
  summary: string;
  /** `public` or the permission that the actor's role must hold. */
  permission: Permission;
  /** Whose rows the route touches; `economy` routes read `?economy=`, then the cookie, then the portal's default. */
  tenant: 'none' | 'economy' | 'organisation' | 'self';
  /** `none` for reads of public data; else the verb written to the audit log in the same transaction. */
  audit: 'none' | `${string}.${string}`;
  /** `safe` reads; `key` asks for an Idempotency-Key header or `idempotencyKey` field; `natural` repeats without effect. */
  idempotency: 'safe' | 'key' | 'natural';
  params: P;
  query: Q;
  body: B;
  output: View;
  /**
   * True for what programs and pages of other sites may ask: answered to a visitor without a name, whatever cookies come
   * along, so no token is wanted. Only for public routes that change nothing.
   */
  openToOtherSites?: boolean;
  /** May the page be framed by other sites (pages meant to be embedded)? */
  embeddable: boolean;
  /** Draws the page; null where the route answers JSON, a file or a redirect only. */
  page: ((view: z.output<View>, page: PageContext) => VNode) | null;
  /** Slots of the page that other rooms' panels may fill, with what the panel is about; none where left out. */
  slots?: (
    view: z.output<View>,
  ) => readonly { slot: string; subject: { id: string } & Readonly<Record<string, string | undefined>> }[];
  handle: (
    ctx: Context,
    input: { params: z.output<P>; query: z.output<Q>; body: z.output<B>; request: RequestFacts },
  ) => Promise<Answer<z.output<View>>>;
  /**
   * How tests reach the route in the demonstration: addresses that axe visits, the fuzzers mutate and the
   * authorisation matrix calls. `as` is the role of the demonstration user; null is an anonymous visitor.
   */
  examples: readonly { url: string; as: string | null; body?: Record<string, unknown> }[];
}

/** The few facts of the request that a handler may need beside its validated input. */
export interface RequestFacts {
  url: string;
  /** Scheme and host under which the portal is known. */
  origin: string;
  headers: Record<string, string | string[] | undefined>;
  cookies: Record<string, string | undefined>;
  ip: string;
  wantsJson: boolean;
  /** Uploaded files, already streamed to the file store's staging area within the route's size limit. */
  files: readonly UploadedFile[];
}

export interface UploadedFile {
  field: string;
  fileName: string;
  path: string;
  bytes: number;
  sha256: string;
}

// biome-ignore lint/suspicious/noExplicitAny: the table holds routes of every shape; each one is checked where it is declared.
export type Route = RouteDeclaration<any, any, any, any>;

export function defineRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, View extends z.ZodType>(
  declaration: RouteDeclaration<P, Q, B, View>,
): Route {
  return declaration;
}
