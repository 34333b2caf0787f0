import type { RoomPart } from '../../../platform/room/define.ts';
import { publishFiguresJob } from './jobs.ts';
import { figureListeners } from './listeners.ts';
import { figurePanels } from './panels.ts';
import { publishFiguresRoute } from './routes.ts';

export const figuresPart: RoomPart = {
  routes: [publishFiguresRoute],
  commands: [],
  jobs: [publishFiguresJob],
  panels: figurePanels,
  listeners: figureListeners,
};
