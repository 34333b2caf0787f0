import type { RoomPart } from '../../../platform/room/define.ts';
import { detectRegisterJob } from './jobs.ts';
import {
  foundCsvRoute,
  foundGeoJsonRoute,
  foundListRoute,
  foundMembersRoute,
  foundRoute,
  runRoute,
  runsRoute,
  startRunRoute,
} from './routes.ts';

export { type FoundCluster, listFoundClusters } from './services/readFound.ts';
export { clearRuns, runNow } from './services/requestRun.ts';

export const foundPart: RoomPart = {
  routes: [
    foundListRoute,
    foundCsvRoute,
    foundGeoJsonRoute,
    foundRoute,
    foundMembersRoute,
    runsRoute,
    startRunRoute,
    runRoute,
  ],
  commands: [],
  jobs: [detectRegisterJob],
  panels: [],
  listeners: [],
};
