import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import type { Panel } from '../../../platform/room/define.ts';
import { listCandidates } from '../groups/services/participants.ts';
import { readApplication } from '../rounds/services/readRounds.ts';
import { type HelpOfApplication, helpPanel } from './pages/helpPanel.tsx';
import { listDeliveries } from './services/readDeliveries.ts';

export const deliveryPanels: readonly Panel<{ id: string }, HelpOfApplication>[] = [
  { slot: 'applicationPage.help', name: 'programmes.deliveries', load: readHelp, draw: helpPanel },
];

async function readHelp(ctx: Context, { id }: { id: string }): Promise<HelpOfApplication | null> {
  const { application } = await readApplication(ctx, id);
  if (application.state !== 'assigned') return null;
  const { rows } = await listDeliveries(ctx, { applicationId: id }, { limit: 50, offset: 0 });
  const deliveries = rows.map(({ organisation: _, adviser: __, ...delivery }) => delivery);
  const mayPlan = isAllowed(ctx.actor, 'programmes.deliver');
  const { groupId } = application;
  const candidates = mayPlan && groupId !== null ? await listCandidates(ctx, groupId) : [];
  return { applicationId: id, deliveries, candidates, mayPlan };
}
