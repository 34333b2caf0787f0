import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Signs cookies and sessions. Kept in the database, so that any number of web processes share it; the environment beats it. */
export async function readSecret(connection: pg.PoolConfig, environment: NodeJS.ProcessEnv): Promise<string> {
  const given = environment.TOOLROOM_SECRET;
  if (given !== undefined) {
    if (given.length < 32)
      throw new Error('TOOLROOM_SECRET is shorter than 32 characters: use a longer one, made at random.');
    return given;
  }
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('INSERT INTO auth.secret (value) VALUES ($1) ON CONFLICT DO NOTHING', [
      randomBytes(32).toString('base64url'),
    ]);
    const { rows } = await client.query<{ value: string }>('SELECT value FROM auth.secret');
    return (rows[0] as { value: string }).value;
  } finally {
    await client.end();
  }
}
