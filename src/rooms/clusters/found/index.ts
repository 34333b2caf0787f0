import type { RoomPart } from '../../../platform/room/define.ts';
import { detectRegisterJob } from './jobs.ts';
import { foundPanels } from './panels.ts';
import { foundRoutes } from './routes/found.ts';
import { groupRoutes } from './routes/groups.ts';
import { runRoutes } from './routes/runs.ts';

export { foundTopic, type RunOptions } from './model.ts';
export { detectRegister } from './services/detectRegister.ts';
export { type KnownCluster, listFoundClusters, readFoundCluster } from './services/doors.ts';
export { clearRuns, declareRun, requestRun } from './services/requestRun.ts';
export { tellWorking } from './services/tellWorking.ts';

export const foundPart: RoomPart = {
  routes: [...foundRoutes, ...runRoutes, ...groupRoutes],
  commands: [],
  jobs: [detectRegisterJob],
  panels: foundPanels,
  listeners: [],
};
