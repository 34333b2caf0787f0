import type { Room } from '../../platform/room/define.ts';
import { clusterCommands } from './commands.ts';
import { measureRegisterJob } from './jobs.ts';
import { clusterListeners } from './listeners.ts';

export { listMeasurements } from './services/readMeasurements.ts';

export const clustersRoom: Room = {
  name: 'clusters',
  routes: [],
  commands: clusterCommands,
  jobs: [measureRegisterJob],
  panels: [],
  listeners: clusterListeners,
};
