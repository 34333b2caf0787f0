import { type Composition, rooms } from '../../compose.ts';
import { startSealer } from '../../platform/audit/index.ts';
import { operatorActor } from '../../platform/auth/index.ts';
import { createDispatcher, startDays } from '../../platform/outbox/index.ts';

/** What runs beside the portal: news handed out, days begun, the audit sealed. Any number of processes may do it at once. */
export function startMaintenance(composition: Composition): { stop: () => Promise<void> } {
  const { opened, logger, contextFor } = composition;
  const dispatcher = createDispatcher({
    opened,
    listeners: rooms.flatMap((room) => room.listeners),
    contextFor: (event) =>
      contextFor({
        actor: { ...operatorActor('news'), kind: 'job' },
        economy: event.economy,
        requestId: event.id,
        locale: 'en',
      }),
    onError: (err, event, listener) => logger.error({ err, topic: event.topic, listener }, 'news was not taken in'),
  });
  const sealer = startSealer(opened, (err) => logger.error({ err }, 'the audit was not sealed'));
  const days = startDays(opened, (err) => logger.error({ err }, 'nobody was told that a day has begun'));
  dispatcher.start();
  return {
    async stop() {
      await days.stop();
      await dispatcher.stop();
      await sealer.stop();
    },
  };
}
