import type { RoomPart } from '../../../platform/room/define.ts';
import { decideReportRoute, reportFirmRoute, reportFormRoute, reportListRoute, reportRoute } from './routes/reports.ts';

export const reportsPart: RoomPart = {
  routes: [reportFormRoute, reportFirmRoute, reportListRoute, reportRoute, decideReportRoute],
  commands: [],
  jobs: [],
  panels: [],
  listeners: [],
};
