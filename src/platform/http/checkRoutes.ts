import { permissionsByRole } from '../auth/permissions.ts';
import type { Route } from './route.ts';

const methods = ['GET', 'POST', 'PUT', 'DELETE'];
const tenants = ['none', 'economy', 'organisation', 'self'];

/** Every blank or contradiction in the route table, as sentences; the server refuses to start on any. */
export function routeFaults(routes: readonly Route[]): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    const fault = (what: string) => faults.push(`${name}: ${what}`);
    if (seen.has(name)) fault('is declared twice');
    seen.add(name);
    if (!methods.includes(route.method)) fault('has no method');
    if (!route.path?.startsWith('/')) fault('has a path that does not start with /');
    if (!route.summary?.trim()) fault('has no summary');
    if (route.permission !== 'public' && !(route.permission in permissionsByRole)) fault('has no known permission');
    if (!tenants.includes(route.tenant)) fault('has no tenant rule');
    if (!(route.audit === 'none' || /^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/.test(route.audit ?? '')))
      fault('has no audit verb');
    if (!['safe', 'key', 'natural'].includes(route.idempotency)) fault('has no rule of idempotency');
    for (const part of ['params', 'query', 'body', 'output'] as const) {
      if (typeof route[part]?.safeParse !== 'function') fault(`has no schema for ${part}`);
    }
    if (typeof route.embeddable !== 'boolean') fault('does not say whether it may be framed');
    if (route.page !== null && typeof route.page !== 'function') fault('does not say whether it is a page');
    if (typeof route.handle !== 'function') fault('has no handler');
    if (!Array.isArray(route.examples) || route.examples.length === 0) fault('has no example');
    if (route.method === 'GET' && route.idempotency !== 'safe') fault('reads, so it must be safe');
    if (route.method !== 'GET' && route.idempotency === 'safe') fault('writes, so it cannot be safe');
    if (route.method !== 'GET' && route.audit === 'none' && !route.openToOtherSites)
      fault('changes state without an audit verb');
    if (route.openToOtherSites && (route.permission !== 'public' || route.idempotency === 'key'))
      fault('is open to other sites, so it must be public and change nothing');
  }
  return faults;
}
