import type { RoomPart } from '../../../platform/room/define.ts';
import {
  claimEvidenceRoute,
  claimFirmRoute,
  claimFormRoute,
  claimListRoute,
  claimRoute,
  decideClaimRoute,
  ownClaimsRoute,
  withdrawClaimRoute,
} from './routes/claims.ts';

export const claimsPart: RoomPart = {
  routes: [
    claimFormRoute,
    claimFirmRoute,
    ownClaimsRoute,
    claimListRoute,
    claimRoute,
    claimEvidenceRoute,
    decideClaimRoute,
    withdrawClaimRoute,
  ],
  commands: [],
  jobs: [],
  panels: [],
  listeners: [],
};
