import type { ClientBase } from 'pg';

export const databaseRoles = ['app', 'job', 'publisher', 'reader'] as const;
export type DatabaseRole = (typeof databaseRoles)[number];
export const connectionRoles = ['owner', ...databaseRoles, 'backup', 'auth', 'queue'] as const;
export type ConnectionRole = (typeof connectionRoles)[number];

export const roleName = (role: ConnectionRole) => `toolroom_${role}`;

/**
 * Roles belong to the whole server, and two databases of one server may be prepared at once: a role that another made
 * meanwhile is there, which is all that is asked; grants that were lost to another's are given again.
 */
export async function ensureRoles(client: ClientBase, canLogIn: boolean): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles WHERE rolname = ANY($1)', [
    connectionRoles.map(roleName),
  ]);
  const present = new Set(rows.map((row) => row.rolname));
  for (const role of connectionRoles) if (!present.has(roleName(role))) await createRole(client, role, canLogIn);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await grantMemberships(client);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (!['23505', 'XX000', '40001'].includes(code) || attempt === 20) throw error;
    }
  }
}

async function createRole(client: ClientBase, role: ConnectionRole, canLogIn: boolean): Promise<void> {
  const name = roleName(role);
  const login = canLogIn ? 'LOGIN' : 'NOLOGIN';
  try {
    if (role === 'backup') await createBackupRole(client, name, login);
    else await client.query(`CREATE ROLE ${name} ${login} NOSUPERUSER NOBYPASSRLS`);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (!['42710', '23505'].includes(code)) throw error;
  }
}

/** Only who may bypass policies can let others; without it the migrator gives the backup a policy of its own. */
async function createBackupRole(client: ClientBase, name: string, login: string): Promise<void> {
  try {
    await client.query(`CREATE ROLE ${name} ${login} NOSUPERUSER BYPASSRLS`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    await client.query(`CREATE ROLE ${name} ${login} NOSUPERUSER`);
  }
}

/** The login may become every role; the owner has the rights of those whose tables a restore must fill. */
async function grantMemberships(client: ClientBase): Promise<void> {
  const { rows: missing } = await client.query<{ role: string; member: string }>(
    `WITH me AS (SELECT current_user::text AS name, current_setting('server_version_num')::int >= 160000 AS has_set),
       wanted AS (
         SELECT role, me.name AS member FROM unnest($1::text[]) AS role, me
         UNION ALL SELECT role, $3 FROM unnest($2::text[]) AS role)
     SELECT role, member FROM wanted, me
     WHERE NOT pg_has_role(member, role, 'USAGE') OR NOT pg_has_role(member, role, CASE WHEN has_set THEN 'SET' ELSE 'MEMBER' END)`,
    [connectionRoles.map(roleName), [roleName('auth'), roleName('queue')], roleName('owner')],
  );
  for (const { role, member } of missing) await client.query(`GRANT ${role} TO ${client.escapeIdentifier(member)}`);
}
