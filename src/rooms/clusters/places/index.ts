import type { RoomPart } from '../../../platform/room/define.ts';
import { workOutPortfolioJob } from './jobs.ts';
import {
  fileRoute,
  filesRoute,
  indicatorsCsvRoute,
  keepFileRoute,
  stageRoute,
  templateRoute,
  undoRoute,
} from './routes/indicators.ts';
import { briefRoute, placeRoute, placesRoute, ranksCsvRoute } from './routes/places.ts';
import { forgetRoute, keepRoute, portfolioRoute } from './routes/portfolio.ts';
import { addRoute, changeRoute, projectRoute, projectsRoute, reviveRoute, withdrawRoute } from './routes/projects.ts';

export { clearSimulatedPlaces } from './services/clearSimulated.ts';
export { receiveIndicators, stageIndicators } from './services/indicatorFiles.ts';
export { addProject } from './services/projects.ts';

export const placesPart: RoomPart = {
  routes: [
    ...[placesRoute, ranksCsvRoute, briefRoute],
    ...[filesRoute, stageRoute, fileRoute, keepFileRoute, undoRoute, indicatorsCsvRoute, templateRoute],
    ...[projectsRoute, addRoute, projectRoute, changeRoute, withdrawRoute, reviveRoute],
    ...[portfolioRoute, keepRoute, forgetRoute],
    placeRoute,
  ],
  commands: [],
  jobs: [workOutPortfolioJob],
  panels: [],
  listeners: [],
};
