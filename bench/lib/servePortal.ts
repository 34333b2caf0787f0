/** The portal on a data folder, on a free port, without a limit of requests; says its address and serves until it is told to stop. */
import { compose, createLogger } from '../../src/compose.ts';
import { startServer } from '../../src/web/server.ts';

const composition = await compose({
  dataFolder: process.argv[2] as string,
  role: 'app',
  baseUrl: 'http://localhost:3000',
  logger: createLogger('fatal'),
  environment: {},
});
const server = await startServer(composition, {
  port: Number(process.argv[3] ?? 0),
  host: '127.0.0.1',
  demonstration: false,
  publicUrl: 'http://localhost:0',
  requestsPerMinute: 1_000_000_000,
});
console.log(server.url);
process.once('SIGTERM', async () => {
  await server.close();
  await composition.close();
  process.exit(0);
});
