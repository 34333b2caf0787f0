import type { RoomPart } from '../../../platform/room/define.ts';
import { matchingCommands } from './commands.ts';
import { matchingPanels } from './panels.ts';
import { answerRoute, checkAnswersRoute, checkRoute, matchesRoute } from './routes/matching.ts';

export {
  type Decision,
  decideEligibility,
  type ExtraFact,
  type Replay,
  replayDecision,
} from './services/decideEligibility.ts';
export { type GapProgrammes, programmesForGaps } from './services/programmesForGaps.ts';

export const matchingPart: RoomPart = {
  routes: [checkRoute, checkAnswersRoute, matchesRoute, answerRoute],
  commands: matchingCommands,
  jobs: [],
  panels: matchingPanels,
  listeners: [],
};
