import { randomUUID } from 'node:crypto';
import type { Role } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { Auth } from './auth.ts';

export interface NewUser {
  name: string;
  email: string;
  role: Role;
  organisation: string;
}

export interface NewOrganisation {
  slug: string;
  name: string;
  /** Code of the economy that its members act in; `*` for any. */
  economy: string;
}

/** Fills organisations and users who all have one password: for the demonstration and for tests. Safe to run again. */
export async function seedUsers(
  auth: Auth,
  organisations: readonly NewOrganisation[],
  users: readonly NewUser[],
  password: string,
): Promise<void> {
  const context = await auth.$context;
  const hash = await context.password.hash(password);
  for (const { slug, name, economy } of organisations) {
    await auth.pool.query(
      `INSERT INTO auth.organization (id, name, slug, economy, "createdAt") VALUES ($1, $2, $3, $4, now()) ON CONFLICT (slug) DO NOTHING`,
      [randomUUID(), name, slug, economy],
    );
  }
  for (const user of users) {
    await auth.pool.query(
      `WITH fresh AS (
         INSERT INTO auth.user (id, name, email, "emailVerified", "createdAt", "updatedAt")
         VALUES ($1, $2, $3, true, now(), now()) ON CONFLICT (email) DO NOTHING RETURNING id),
       account AS (
         INSERT INTO auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
         SELECT $4, id, 'credential', id, $5, now(), now() FROM fresh)
       INSERT INTO auth.member (id, "organizationId", "userId", role, "createdAt")
       SELECT $6, o.id, fresh.id, $7, now() FROM fresh, auth.organization o WHERE o.slug = $8`,
      [
        randomUUID(),
        user.name,
        user.email.toLowerCase(),
        randomUUID(),
        hash,
        randomUUID(),
        user.role,
        user.organisation,
      ],
    );
  }
}

/** Adds one person, and the organisation if it is new. An address that signs in already is refused. */
export async function addUser(
  auth: Auth,
  user: Omit<NewUser, 'organisation'> & { organisation: string; economy: string },
  password: string,
): Promise<void> {
  const { rows } = await auth.pool.query('SELECT FROM auth.user WHERE email = $1', [user.email.toLowerCase()]);
  if (rows.length > 0) throw new DomainError('conflict', 'auth.userExists', { email: user.email });
  const slug = `${user.economy === '*' ? 'any' : user.economy}-${user.organisation}`
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60);
  await seedUsers(
    auth,
    [{ slug, name: user.organisation, economy: user.economy }],
    [{ ...user, organisation: slug }],
    password,
  );
}
