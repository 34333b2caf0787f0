import pg from 'pg';
import { compose, createLogger, rooms } from '../../compose.ts';
import { startWorker } from '../../platform/jobs/index.ts';
import { databasePlace } from '../databasePlace.ts';
import type { SystemCommand } from './define.ts';
import { startMaintenance } from './maintenance.ts';
import { helpText, readOptions } from './options.ts';
import { untilSignal } from './untilSignal.ts';

const options = [
  { name: 'data', value: 'DIR', summary: 'data folder of the embedded database (default .toolroom/data)' },
  { name: 'worker-id', value: 'ID', summary: 'name of this worker, known to whoever watches it' },
  { name: 'attached', value: null, summary: 'end when standard input closes' },
];
const summary =
  'Runs background jobs until it is stopped; as many of these as wanted, on any machine that reaches the database';

export const work: SystemCommand = {
  name: 'work',
  words: 1,
  usage: 'work [--data DIR]',
  summary,
  help: helpText('work [--data DIR]', summary, options),
  async run(words) {
    const given = readOptions('work', words, options).options;
    const attached = given.attached === true;
    const signal = untilSignal();
    if (attached) process.stdin.resume().once('end', () => process.emit('SIGTERM'));
    const logger = createLogger(process.env.LOG_LEVEL ?? 'warn');
    const composition = await compose({
      ...databasePlace(given.data),
      role: 'job',
      baseUrl: process.env.TOOLROOM_URL ?? 'http://localhost:3000',
      logger,
      environment: process.env,
    });
    const pool = new pg.Pool({ ...composition.opened.connection('job'), max: 3, allowExitOnIdle: true });
    pool.on('error', () => {});
    try {
      const workerId = given['worker-id'];
      const worker = await startWorker({
        queue: composition.queue,
        pool,
        jobs: rooms.flatMap((room) => room.jobs),
        logger,
        contextFor: composition.contextFor,
        ...(typeof workerId === 'string' ? { workerId } : {}),
      });
      const maintenance = attached ? null : startMaintenance(composition);
      if (!attached) process.stdout.write('Toolroom is working\n');
      await signal.stopped;
      await maintenance?.stop();
      await worker.stop();
    } finally {
      await pool.end();
      await composition.close();
    }
    return 0;
  },
};
