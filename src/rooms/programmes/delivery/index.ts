import type { RoomPart } from '../../../platform/room/define.ts';
import { deliveryPanels } from './panels.ts';
import {
  cancelDeliveryRoute,
  completeRoute,
  deliveryListRoute,
  deliveryRoute,
  planRoute,
  startRoute,
} from './routes/deliveries.ts';
import { followRoute, suggestRoute } from './routes/suggestions.ts';

export const deliveryPart: RoomPart = {
  routes: [
    deliveryListRoute,
    deliveryRoute,
    planRoute,
    startRoute,
    completeRoute,
    cancelDeliveryRoute,
    suggestRoute,
    followRoute,
  ],
  commands: [],
  jobs: [],
  panels: deliveryPanels,
  listeners: [],
};
