import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { operator, platformSource } from '../../src/platform/db/fixtures.ts';
import { migrate, openDatabase } from '../../src/platform/db/index.ts';

// A client in a process of its own, which drills can kill. Says a JSON line on each event; ends when its input ends.
const [dataFolder, mode] = process.argv.slice(2) as [string, 'hold' | 'write' | 'busy'];
const say = (words: Record<string, unknown>) => process.stdout.write(`${JSON.stringify(words)}\n`);
const told = createInterface({ input: process.stdin });
const dismissed = new Promise<void>((resolve) => told.once('close', resolve));

try {
  const opened = await openDatabase({ dataFolder });
  const room = { schema: 'drill', folder: fileURLToPath(new URL('drillRoom', import.meta.url)) };
  await migrate(opened, [platformSource, room]);
  const who = { actor: operator, economy: 'XDM' };
  const count = () =>
    opened.withActor(
      who,
      async (tx) => (await tx.client.query('SELECT count(*)::int AS rows FROM drill.row')).rows[0].rows,
    );
  say({ up: true, pid: process.pid, rows: await count() });
  let leaving = false;
  if (mode === 'busy') {
    const spin = 'SELECT count(*) FROM generate_series(1, 1000000000000)';
    opened.withActor(who, (tx) => tx.client.query(spin), { statementTimeoutMs: 0 }).catch(() => {});
  }
  const writing = (async () => {
    for (let n = Date.now() * 1000; mode === 'write' && !leaving; n += 1) {
      try {
        await opened.withActor(who, (tx) => tx.client.query('INSERT INTO drill.row VALUES ($1, $2)', [n, process.pid]));
        say({ written: n });
      } catch {
        say({ failed: n });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  })();
  await dismissed;
  leaving = true;
  await writing;
  await opened.close();
  say({ closed: true });
} catch (error) {
  say({ refused: (error as { code?: string }).code ?? null, message: String(error) });
  process.exitCode = 1;
}
