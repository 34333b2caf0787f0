import type { PoolConfig } from 'pg';
import pg from 'pg';
import { superuser } from './embedded/cluster.ts';
import type { Lease } from './embedded/lease.ts';
import { DatabaseProblem } from './problem.ts';
import { type ConnectionRole, roleName } from './roles.ts';

/** `admin` makes roles, databases and schemas: the superuser of an embedded server, the given login of another. */
export type ConnectionName = ConnectionRole | 'admin';

export type ConnectionSource = (name: ConnectionName, database?: string) => PoolConfig;

const searchPath = '-c search_path=public,extensions';

export function embeddedConnections(lease: Pick<Lease, 'socketFolder' | 'port'>, database: string): ConnectionSource {
  return (name, otherDatabase) => ({
    host: lease.socketFolder,
    port: lease.port,
    user: name === 'admin' ? superuser : roleName(name),
    database: otherDatabase ?? database,
    options: searchPath,
    application_name: `toolroom ${name}`,
    types,
  });
}

/** Roles without a login of their own (`DATABASE_URL_APP` and its sisters) are taken by the one login that is given. */
export function externalConnections(databaseUrl: string, environment: NodeJS.ProcessEnv): ConnectionSource {
  return (name, otherDatabase) => {
    const ownLogin = environment[`DATABASE_URL_${name.toUpperCase()}`];
    const url = parseDatabaseUrl(ownLogin ?? databaseUrl);
    if (otherDatabase) url.pathname = `/${otherDatabase}`;
    url.searchParams.delete('options');
    const role = ownLogin || name === 'admin' ? '' : ` -c role=${roleName(name)}`;
    return {
      connectionString: url.href,
      options: `${searchPath}${role}`,
      application_name: `toolroom ${name}`,
      types,
    };
  };
}

/** `postgres://login@/name?host=/folder`, as libpq writes it for a socket, is no URL to JavaScript: it wants a host. */
export function parseDatabaseUrl(text: string): URL {
  const withHost = text.replace(/^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)\//, '$1localhost/');
  if (URL.canParse(withHost)) return new URL(withHost);
  throw new DatabaseProblem(
    'urlMalformed',
    'DATABASE_URL is not an address of a database.',
    'It looks like postgres://login:password@host:5432/name; special characters of the password are percent-encoded.',
  );
}

const date = 1082;
const timestampWithoutZone = 1114;

/** A day has no hour and no zone: it stays the text it is. */
const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === date || id === timestampWithoutZone
      ? (value: string) => value
      : // biome-ignore lint/suspicious/noExplicitAny: pg types its parsers by the exact literal of each format.
        (pg.types.getTypeParser as any)(id, format),
} as PoolConfig['types'];
