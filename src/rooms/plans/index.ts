import type { Room } from '../../platform/room/define.ts';
import { planCommands } from './commands.ts';
import { computeIndicatorsJob } from './jobs.ts';
import { planListeners } from './listeners.ts';
import { actionRoutes } from './routes/actions.ts';
import { deskPlanRoutes } from './routes/desk.ts';
import { indicatorRoutes } from './routes/indicators.ts';
import { publicPlanRoutes } from './routes/public.ts';

export { type Computation, computeIndicators } from './services/computeIndicators.ts';
export { clearSimulatedPlans, loadPlan, type PlanContent, readDemonstrationPlan } from './services/loadPlan.ts';

export const plansRoom: Room = {
  name: 'plans',
  routes: [...publicPlanRoutes, ...deskPlanRoutes, ...actionRoutes, ...indicatorRoutes],
  commands: planCommands,
  jobs: [computeIndicatorsJob],
  panels: [],
  listeners: planListeners,
};
