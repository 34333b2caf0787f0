import type { OpenedDatabase } from '../db/index.ts';

/** News that a day has begun, once for each economy in use: what opens, closes or grows old by the calendar is looked at then. */
export const dayBegan = 'platform.dayBegan';

/** Tells of `day` where nobody has yet; returns how many economies were told. Any number of processes may do it at once. */
export async function beginDay(opened: OpenedDatabase, day: string): Promise<number> {
  return opened.withConnection('owner', async (client) => {
    const { rowCount } = await client.query(
      `WITH begun AS (
         INSERT INTO platform.day_begun (economy, day) SELECT economy, $1::date FROM platform.audit_head ON CONFLICT DO NOTHING RETURNING economy)
       INSERT INTO platform.outbox_event (economy, id, topic, payload)
       SELECT economy, gen_random_uuid(), $2, jsonb_build_object('day', $1) FROM begun`,
      [day, dayBegan],
    );
    return rowCount ?? 0;
  });
}

/** Looks every few minutes whether a day has begun; days are those of UTC. */
export function startDays(opened: OpenedDatabase, onError: (error: unknown) => void, everyMs = 300_000) {
  let running: Promise<unknown> = Promise.resolve();
  const look = () => {
    running = beginDay(opened, new Date().toISOString().slice(0, 10)).catch(onError);
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  look();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
