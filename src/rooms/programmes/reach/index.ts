import type { RoomPart } from '../../../platform/room/define.ts';
import { reachPanels } from './panels.tsx';
import { memberListFileRoute, memberListRoute, memberReachFileRoute, memberReachRoute } from './routes/members.ts';
import { noneFileRoute, overlapFileRoute, overlapRoute } from './routes/overlap.ts';
import {
  programmeReachFileRoute,
  programmeReachRoute,
  reachFileRoute,
  reachRoute,
  unreachedFileRoute,
  unreachedRoute,
} from './routes/reach.ts';
import { saveWhatIfRoute, whatIfFileRoute, whatIfRoute } from './routes/whatIf.ts';

export const reachPart: RoomPart = {
  routes: [
    reachRoute,
    reachFileRoute,
    programmeReachRoute,
    programmeReachFileRoute,
    unreachedRoute,
    unreachedFileRoute,
    overlapRoute,
    overlapFileRoute,
    noneFileRoute,
    whatIfRoute,
    whatIfFileRoute,
    saveWhatIfRoute,
    memberReachRoute,
    memberReachFileRoute,
    memberListRoute,
    memberListFileRoute,
  ],
  commands: [],
  jobs: [],
  panels: reachPanels,
  listeners: [],
};
