import type { RoomPart } from '../../../platform/room/define.ts';
import { matchingCommands } from './commands.ts';
import { matchingPanels } from './panels.ts';
import { findFirmRoute, helpRoute, startRoute } from './routes/help.ts';
import { answerRoute, checkAnswersRoute, checkRoute, matchesRoute } from './routes/matching.ts';
import {
  checkTableRoute,
  compareAnswersRoute,
  compareRoute,
  forgetResultRoute,
  matchesTableRoute,
  savedResultRoute,
  savedResultsRoute,
  saveResultsRoute,
} from './routes/results.ts';

export {
  type Decision,
  decideEligibility,
  type ExtraFact,
  type Replay,
  replayDecision,
} from './services/decideEligibility.ts';
export { assessOwnFirm, readOwnFirm } from './services/matchFirm.ts';
export { type GapProgrammes, programmesForGaps } from './services/programmesForGaps.ts';
export { describeOpenGoals } from './services/readGoals.ts';
export { saveResults } from './services/savedResults.ts';
export type { Result } from './views/results.ts';

export const matchingPart: RoomPart = {
  routes: [
    helpRoute,
    findFirmRoute,
    startRoute,
    checkRoute,
    checkAnswersRoute,
    checkTableRoute,
    matchesRoute,
    answerRoute,
    matchesTableRoute,
    compareRoute,
    compareAnswersRoute,
    savedResultsRoute,
    saveResultsRoute,
    savedResultRoute,
    forgetResultRoute,
  ],
  commands: matchingCommands,
  jobs: [],
  panels: matchingPanels,
  listeners: [],
};
