import { joinParts, type Room } from '../../platform/room/define.ts';
import { clusterCommands } from './commands/index.ts';
import { foundPart } from './found/index.ts';
import { measureRegisterJob } from './jobs.ts';
import { clusterListeners } from './listeners.ts';
import { marketsPart } from './markets/index.ts';
import { clusterPanels } from './panels.ts';
import { placesPart } from './places/index.ts';
import { clustersRoute, measureRoute, methodRoute } from './routes/clusters.ts';
import { csvRoute, geoJsonRoute } from './routes/files.ts';
import { workPart } from './work/index.ts';

export {
  clearRuns,
  declareRun,
  detectRegister,
  foundTopic,
  type KnownCluster,
  listFoundClusters,
  type RunOptions,
  readFoundCluster,
  requestRun,
  tellWorking,
} from './found/index.ts';
export { applyTrade, clearSimulatedMarkets, readTrade, receiveProductTable, receiveTrade } from './markets/index.ts';
export { addProject, clearSimulatedPlaces, receiveIndicators } from './places/index.ts';
export { listMeasurements } from './services/readMeasurements.ts';
export { clearSimulatedWork, loadSimulatedWork, type SimulatedWork } from './work/index.ts';

export const clustersRoom: Room = {
  name: 'clusters',
  ...joinParts([
    {
      routes: [clustersRoute, csvRoute, geoJsonRoute, methodRoute, measureRoute],
      commands: clusterCommands,
      jobs: [measureRegisterJob],
      panels: clusterPanels,
      listeners: clusterListeners,
    },
    foundPart,
    workPart,
    placesPart,
    marketsPart,
  ]),
};
