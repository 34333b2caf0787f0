import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { compose, createLogger } from '../../compose.ts';
import { fillDemonstration } from '../../demonstration/index.ts';
import { startServer } from '../../web/server.ts';
import { databasePlace } from '../databasePlace.ts';
import { progressLine } from '../progress.ts';
import { UsageError } from '../usageError.ts';
import type { SystemCommand } from './define.ts';
import { startMaintenance } from './maintenance.ts';
import { helpText, readOptions, readPort } from './options.ts';
import { untilSignal } from './untilSignal.ts';
import { watchWorker } from './watchWorker.ts';

const options = [
  { name: 'demo', value: null, summary: 'with the simulated demonstration economy, in a data folder of its own' },
  { name: 'data', value: 'DIR', summary: 'data folder of the embedded database (default .toolroom/data)' },
  { name: 'port', value: 'N', summary: 'port of the portal (default PORT, else 3000; 0 takes a free one)' },
  { name: 'host', value: 'ADDRESS', summary: 'address to listen on (default 127.0.0.1; HOST)' },
  { name: 'no-worker', value: null, summary: 'leave background jobs to `toolroom work` elsewhere' },
  { name: 'quiet', value: null, summary: 'no progress while the demonstration is filled' },
];
const summary = 'Runs the portal on the embedded PostgreSQL, or on the server that DATABASE_URL names';

export const serve: SystemCommand = {
  name: 'serve',
  words: 1,
  usage: 'serve [--demo] [--data DIR] [--port N]',
  summary,
  help: helpText('serve [--demo] [--data DIR] [--port N]', summary, options),
  async run(words) {
    const given = readOptions('serve', words, options).options;
    const demonstration = given.demo === true;
    const asked = readPort(given.port ?? process.env.PORT, 3000);
    const host = typeof given.host === 'string' ? given.host : process.env.HOST || '127.0.0.1';
    await refuseTakenPort(asked, host);
    // Known before anything is opened: sign-in accepts forms from this very address and no other.
    const port = asked === 0 ? await findFreePort(host) : asked;
    const signal = untilSignal();
    const logger = createLogger(process.env.LOG_LEVEL ?? 'warn');
    const place = databasePlace(given.data, demonstration);
    const publicUrl = process.env.TOOLROOM_URL ?? `http://localhost:${port}`;
    const composition = await compose({
      ...place,
      role: 'app',
      baseUrl: publicUrl,
      trustedOrigins: [`http://127.0.0.1:${port}`, `http://[::1]:${port}`],
      logger,
      environment: process.env,
    });
    const line = progressLine(given.quiet === true);
    try {
      if (demonstration) await fillDemonstration(composition, line.report);
      line.end();
      const server = await startServer(composition, {
        port,
        host,
        demonstration,
        publicUrl,
        behindProxy: process.env.TOOLROOM_BEHIND_PROXY === '1',
      });
      const maintenance = startMaintenance(composition);
      const worker =
        given['no-worker'] === true
          ? null
          : watchWorker(composition, { dataFolder: place.dataFolder, workerId: randomUUID() });
      process.stdout.write(`Toolroom is ready at ${server.url}\n`);
      await signal.stopped;
      await worker?.stop();
      await maintenance.stop();
      await server.close();
    } finally {
      line.end();
      await composition.close();
    }
    return 0;
  },
};

/** Known before anything is started; names a free port, so that the next try works. */
async function refuseTakenPort(port: number, host: string): Promise<void> {
  const hindrance = await tryToListen(port, host);
  if (hindrance === null) return;
  if (hindrance === 'EACCES')
    throw new UsageError(`Port ${port} is kept for the machine's keeper: use one from 1024, such as --port 3000`);
  if (hindrance !== 'EADDRINUSE')
    throw new UsageError(
      `--host ${host}: this is no address of this machine (${hindrance}); 127.0.0.1 and 0.0.0.0 are`,
    );
  let free = port + 1;
  while (free < Math.min(port + 50, 65_535) && (await tryToListen(free, host)) !== null) free += 1;
  throw new UsageError(
    `Port ${port} is taken by another program. Stop it, or use another port: toolroom serve --port ${free}, or PORT=${free} npm start`,
  );
}

function findFreePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host }, () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Null where it can be listened on, else the code of what stands in the way. */
function tryToListen(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}
