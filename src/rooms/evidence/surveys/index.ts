import type { RoomPart } from '../../../platform/room/define.ts';
import { buildTableJob } from './jobs.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { surveyTableRoutes } from './routes/surveyTables.ts';

export { surveyTopic } from './model.ts';

export const surveysPart: RoomPart = {
  routes: [...surveyRoutes, ...surveyTableRoutes],
  commands: [],
  jobs: [buildTableJob],
  panels: [],
  listeners: [],
};
