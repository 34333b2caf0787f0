import type { Context } from '../context.ts';
import type { OpenedDatabase, Transaction } from '../db/index.ts';
import { inTransaction } from '../db/inTransaction.ts';
import type { Listener, OutboxEvent } from '../room/define.ts';

export interface DispatcherOptions {
  opened: OpenedDatabase;
  listeners: readonly Listener[];
  /** Under whose rights listeners act in the event's economy. */
  contextFor: (event: OutboxEvent) => Context | Promise<Context>;
  onError: (error: unknown, event: OutboxEvent, listener: string) => void;
  everyMs?: number;
  /** Wait before attempt n + 1, in milliseconds. */
  backOffMs?: (attempts: number) => number;
}

export interface Dispatcher {
  /** Delivers all that is due; how many went well and how many did not. */
  runOnce(): Promise<{ delivered: number; failed: number }>;
  start(): void;
  stop(): Promise<void>;
}

interface Delivery extends OutboxEvent {
  listener: string;
}

const batchSize = 200;
const doublingUpToAnHour = (attempts: number) => Math.min(3_600_000, 1_000 * 2 ** Math.min(attempts, 12));

/**
 * Hands each event to each listener of its topic at least once, each in a transaction of its own that also records the
 * delivery. Any number may run: a delivery in work is passed over. The order among events is not kept.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let stopped = false;

  const runOnce = async () => {
    const counts = { delivered: 0, failed: 0 };
    await handOut(options);
    for (const delivery of await readDue(options)) {
      const outcome = await deliver(options, delivery);
      if (outcome !== 'taken') counts[outcome] += 1;
    }
    return counts;
  };
  const runAgain = async () => {
    if (stopped) return;
    await runOnce().catch((error) => console.error(error));
    if (!stopped) timer = setTimeout(keepRunning, options.everyMs ?? 500);
  };
  const keepRunning = () => {
    running = runAgain();
  };
  return {
    runOnce,
    start: keepRunning,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Writes down who is to hear of each new event; whom nobody wants to hear is done with. */
async function handOut({ opened, listeners }: DispatcherOptions): Promise<void> {
  await opened.withConnection('job', (client) =>
    inTransaction(client, async () => {
      const { rows } = await client.query<{ economy: string; id: string; topic: string }>(
        `UPDATE platform.outbox_event SET handed_out = true WHERE (economy, id) IN (
           SELECT economy, id FROM platform.outbox_event WHERE NOT handed_out ORDER BY published_at
           LIMIT ${batchSize} FOR UPDATE SKIP LOCKED) RETURNING economy, id, topic`,
      );
      const heard = rows.flatMap((event) =>
        listeners.filter(({ topic }) => topic === event.topic).map(({ name }) => ({ ...event, name })),
      );
      if (heard.length === 0) return;
      await client.query(
        `INSERT INTO platform.outbox_delivery (economy, event_id, listener) SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[])`,
        [heard.map((one) => one.economy), heard.map((one) => one.id), heard.map((one) => one.name)],
      );
    }),
  );
}

async function readDue({ opened }: DispatcherOptions): Promise<Delivery[]> {
  return opened.withConnection('job', async (client) => {
    const { rows } = await client.query<Delivery>(
      `SELECT d.economy, e.id, e.topic, e.payload, d.listener FROM platform.outbox_delivery d
       JOIN platform.outbox_event e ON e.economy = d.economy AND e.id = d.event_id
       WHERE d.delivered_at IS NULL AND d.due_at <= clock_timestamp() ORDER BY d.due_at LIMIT ${batchSize}`,
    );
    return rows;
  });
}

async function deliver(options: DispatcherOptions, { listener: name, ...event }: Delivery) {
  const listener = options.listeners.find((one) => one.name === name && one.topic === event.topic);
  // A newer process's listener: it will deliver this one.
  if (!listener) return 'taken';
  try {
    const ctx = await options.contextFor(event);
    const who = { actor: ctx.actor, economy: event.economy };
    return await options.opened.as('job').withActor(who, async (tx) => {
      if (!(await claim(tx, event, name))) return 'taken';
      await listener.hear(ctx, tx, event);
      await tx.client.query(
        `UPDATE platform.outbox_delivery SET delivered_at = clock_timestamp(), attempts = attempts + 1, last_error = NULL
         WHERE economy = $1 AND event_id = $2 AND listener = $3`,
        [event.economy, event.id, name],
      );
      return 'delivered';
    });
  } catch (error) {
    options.onError(error, event, name);
    await postpone(options, event, name, error);
    return 'failed';
  }
}

async function claim(tx: Transaction, event: OutboxEvent, name: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `SELECT FROM platform.outbox_delivery WHERE economy = $1 AND event_id = $2 AND listener = $3
       AND delivered_at IS NULL AND due_at <= clock_timestamp() FOR UPDATE SKIP LOCKED`,
    [event.economy, event.id, name],
  );
  return rowCount === 1;
}

async function postpone({ opened, backOffMs }: DispatcherOptions, event: OutboxEvent, name: string, error: unknown) {
  await opened.withConnection('job', async (client) => {
    const { rows } = await client.query<{ attempts: number }>(
      `UPDATE platform.outbox_delivery SET attempts = attempts + 1, last_error = $4
       WHERE economy = $1 AND event_id = $2 AND listener = $3 AND delivered_at IS NULL RETURNING attempts`,
      [event.economy, event.id, name, String(error).slice(0, 1_000)],
    );
    if (!rows[0]) return;
    await client.query(
      `UPDATE platform.outbox_delivery SET due_at = clock_timestamp() + $4 * interval '1 millisecond'
       WHERE economy = $1 AND event_id = $2 AND listener = $3`,
      [event.economy, event.id, name, (backOffMs ?? doublingUpToAnHour)(rows[0].attempts)],
    );
  });
}
