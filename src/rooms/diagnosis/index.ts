import type { Room } from '../../platform/room/define.ts';
import { diagnosisPanels } from './panels.ts';
import { answerRoute, beginRoute, questionRoute, resultRoute, startRoute } from './routes/checks.ts';

export { clearSimulatedChecks } from './services/readChecks.ts';

export const diagnosisRoom: Room = {
  name: 'diagnosis',
  routes: [startRoute, beginRoute, questionRoute, answerRoute, resultRoute],
  commands: [],
  jobs: [],
  panels: diagnosisPanels,
  listeners: [],
};
