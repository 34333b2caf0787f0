import type { RoomPart } from '../../../platform/room/define.ts';
import { importOutcomesJob } from './jobs.ts';
import { sourceRoutes } from './routes.ts';

export { clearSimulatedSources, loadSimulatedOutcomes, type SimulatedSource } from './services/clearSimulated.ts';
export { applyOutcomes, declareOutcomes, receiveOutcomes } from './services/importOutcomes.ts';

export const sourcesPart: RoomPart = {
  routes: sourceRoutes,
  commands: [],
  jobs: [importOutcomesJob],
  panels: [],
  listeners: [],
};
