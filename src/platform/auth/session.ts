import type { IncomingHttpHeaders } from 'node:http';
import { type Actor, type Role, roles } from '../context.ts';
import type { Auth } from './auth.ts';

export const anonymousActor: Actor = {
  kind: 'anonymous',
  userId: null,
  name: '',
  roles: [],
  organisationId: null,
  economies: [],
};

export const operatorActor = (user: string): Actor => ({
  kind: 'operator',
  userId: user,
  name: user,
  roles: [...roles],
  organisationId: null,
  economies: [],
});

/** Whose session the cookies carry: the user with the roles held in the active organisation. */
export async function actorOfSession(auth: Auth, headers: IncomingHttpHeaders): Promise<Actor> {
  if (!headers.cookie?.includes('toolroom.session_token')) return anonymousActor;
  const found = await auth.api.getSession({ headers: new Headers({ cookie: headers.cookie }) });
  if (found === null) return anonymousActor;
  return actorOfUser(auth, found.user.id, found.user.name, found.session.activeOrganizationId ?? null);
}

/** A user seen through one membership: the active organisation's, else the first. */
export async function actorOfUser(auth: Auth, userId: string, name: string, active: string | null): Promise<Actor> {
  const { rows } = await auth.pool.query<{ organisationId: string; role: string; economy: string }>(
    `SELECT m."organizationId" AS "organisationId", m.role, o.economy
     FROM auth.member m JOIN auth.organization o ON o.id = m."organizationId"
     WHERE m."userId" = $1 ORDER BY (m."organizationId" = $2) DESC NULLS LAST, m."createdAt", m.id LIMIT 1`,
    [userId, active],
  );
  const membership = rows[0];
  if (membership === undefined) return { ...anonymousActor, kind: 'user', userId, name };
  const held = membership.role.split(',').filter((role): role is Role => (roles as readonly string[]).includes(role));
  return {
    kind: 'user',
    userId,
    name,
    roles: held,
    organisationId: membership.organisationId,
    economies: membership.economy === '*' ? [] : [membership.economy],
  };
}

/** The user that `--as` names at the command line: by e-mail, or the operator. */
export async function actorOfName(auth: Auth, name: string): Promise<Actor | null> {
  if (name === 'operator') return operatorActor('operator');
  const { rows } = await auth.pool.query<{ id: string; name: string }>(
    'SELECT id, name FROM auth.user WHERE email = $1',
    [name.toLowerCase()],
  );
  return rows[0] === undefined ? null : actorOfUser(auth, rows[0].id, rows[0].name, null);
}
