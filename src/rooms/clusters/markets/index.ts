import type { RoomPart } from '../../../platform/room/define.ts';
import { marketsPanels } from './panels.ts';
import { fileRoutes } from './routes/files.ts';
import { marketRoutes } from './routes/markets.ts';

export { clearSimulatedMarkets, receiveProductTable } from './services/receiveProductTable.ts';
export { applyTrade, readTrade, receiveTrade } from './services/receiveTrade.ts';

export const marketsPart: RoomPart = {
  routes: [...marketRoutes, ...fileRoutes],
  commands: [],
  jobs: [],
  panels: marketsPanels,
  listeners: [],
};
