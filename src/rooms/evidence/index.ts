import { joinParts, type Room } from '../../platform/room/define.ts';
import { evidenceCommands } from './commands/index.ts';
import { evaluateRoundJob } from './jobs.ts';
import { libraryPart } from './library/index.ts';
import { evidencePanels } from './panels.ts';
import { studyRoutes } from './routes/studies.ts';
import { tableRoutes } from './routes/tables.ts';
import { sourcesPart } from './sources/index.ts';
import { surveysPart } from './surveys/index.ts';

export { clearSimulatedStudies } from './services/clearSimulated.ts';
export { type Evaluation, evaluateRound } from './services/evaluateRound.ts';
export { readEffectOf } from './services/readStudies.ts';
export { registerStudy } from './services/registerStudy.ts';
export { clearSimulatedSources, loadSimulatedOutcomes, type SimulatedSource } from './sources/index.ts';

export const evidenceRoom: Room = {
  name: 'evidence',
  ...joinParts([
    {
      routes: [...tableRoutes, ...studyRoutes],
      commands: evidenceCommands,
      jobs: [evaluateRoundJob],
      panels: evidencePanels,
      listeners: [],
    },
    libraryPart,
    sourcesPart,
    surveysPart,
  ]),
};
