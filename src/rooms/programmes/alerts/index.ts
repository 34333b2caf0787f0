import type { RoomPart } from '../../../platform/room/define.ts';
import { alertListeners, tellOfCallsJob } from './jobs.ts';
import {
  alertsRoute,
  askForAlertRoute,
  endRoute,
  forgetAlertRoute,
  stopRoute,
  turnAlertRoutes,
} from './routes/alerts.ts';

export const alertsPart: RoomPart = {
  routes: [alertsRoute, askForAlertRoute, ...turnAlertRoutes, forgetAlertRoute, stopRoute, endRoute],
  commands: [],
  jobs: [tellOfCallsJob],
  panels: [],
  listeners: alertListeners,
};
