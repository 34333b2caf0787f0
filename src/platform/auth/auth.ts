import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { organization } from 'better-auth/plugins';
import { createAccessControl } from 'better-auth/plugins/access';
import pg from 'pg';
import { roles } from '../context.ts';

export const shortestPassword = 12;
export const longestPassword = 128;

export interface AuthOptions {
  connection: pg.PoolConfig;
  secret: string;
  baseUrl: string;
  trustedOrigins: readonly string[];
  /** Off only where a test signs in hundreds of times. */
  rateLimit: boolean;
}

const access = createAccessControl({
  organization: ['update', 'delete'],
  member: ['create', 'update', 'delete'],
  invitation: ['create', 'cancel'],
  ac: ['read'],
});
const administrator = access.newRole({
  organization: ['update', 'delete'],
  member: ['create', 'update', 'delete'],
  invitation: ['create', 'cancel'],
  ac: ['read'],
});
const member = access.newRole({ ac: ['read'] });

/** Passwords, sessions and organisations are the library's; what a role may do is ours (permissions.ts). */
function configure(options: AuthOptions, pool: pg.Pool) {
  return betterAuth({
    appName: 'Toolroom',
    secret: options.secret,
    baseURL: options.baseUrl,
    basePath: '/auth',
    trustedOrigins: [...options.trustedOrigins],
    database: pool,
    emailAndPassword: {
      enabled: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      autoSignIn: true,
    },
    rateLimit: {
      enabled: options.rateLimit,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: { '/sign-in/email': { window: 60, max: 5 }, '/sign-up/email': { window: 60, max: 5 } },
    },
    session: { expiresIn: 60 * 60 * 12, updateAge: 60 * 60, cookieCache: { enabled: false } },
    advanced: {
      cookiePrefix: 'toolroom',
      useSecureCookies: options.baseUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [
      organization({
        ac: access,
        creatorRole: 'administrator',
        allowUserToCreateOrganization: false,
        roles: Object.fromEntries(roles.map((role) => [role, role === 'administrator' ? administrator : member])),
        schema: { organization: { additionalFields: { economy: { type: 'string', required: true, input: true } } } },
      }),
    ],
  });
}

export type Auth = ReturnType<typeof configure> & { pool: pg.Pool };

export function openAuth(options: AuthOptions): Auth {
  const pool = new pg.Pool({
    ...options.connection,
    max: 4,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
    // Of settings given twice the later one holds; the earlier ones may carry the role that a shared login takes.
    options: `${options.connection.options ?? ''} -c search_path=auth`.trim(),
  });
  pool.on('error', () => {});
  const auth = configure(options, pool);
  return Object.assign(auth, { pool });
}

/** Makes or extends the library's tables in the schema `auth`; safe to run again. */
export async function migrateAuth(connection: pg.PoolConfig): Promise<void> {
  const auth = openAuth({
    connection,
    secret: 'only-to-read-the-tables-that-are-wanted',
    baseUrl: 'http://localhost',
    trustedOrigins: [],
    rateLimit: true,
  });
  try {
    const { runMigrations } = await getMigrations(auth.options);
    await runMigrations();
    await auth.pool.query(
      'CREATE TABLE IF NOT EXISTS auth.secret (one boolean PRIMARY KEY DEFAULT true CHECK (one), value text NOT NULL)',
    );
  } finally {
    await auth.pool.end();
  }
}
