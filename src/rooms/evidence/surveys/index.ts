import type { RoomPart } from '../../../platform/room/define.ts';
import { buildTableJob } from './jobs.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { surveyTableRoutes } from './routes/surveyTables.ts';

export { surveyTopic } from './model.ts';
export { buildTable } from './services/buildTable.ts';
export { declareDesign } from './services/declareDesign.ts';
export { publishTable } from './services/publishTable.ts';
export { receiveSurvey } from './services/receiveSurvey.ts';
export { requestTable } from './services/requestTable.ts';
export { readSurvey } from './services/withSurveyFile.ts';

export const surveysPart: RoomPart = {
  routes: [...surveyRoutes, ...surveyTableRoutes],
  commands: [],
  jobs: [buildTableJob],
  panels: [],
  listeners: [],
};
