import type { RoomPart } from '../../../platform/room/define.ts';
import { classificationCommands } from './commands.ts';
import {
  concordanceFileRoute,
  concordancesRoute,
  industriesRoute,
  industryRoute,
  loadConcordanceRoute,
  undoConcordanceRoute,
} from './routes/classifications.ts';

export const classificationsPart: RoomPart = {
  routes: [
    industriesRoute,
    industryRoute,
    concordancesRoute,
    concordanceFileRoute,
    loadConcordanceRoute,
    undoConcordanceRoute,
  ],
  commands: classificationCommands,
  jobs: [],
  panels: [],
  listeners: [],
};
