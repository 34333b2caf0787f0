import type { RoomPart } from '../../../platform/room/define.ts';
import { voucherPanels } from './panels.ts';
import { claimRoute, decideClaimRoute, evidenceRoute, grantRoute, voucherRoute } from './routes.ts';

export const vouchersPart: RoomPart = {
  routes: [voucherRoute, grantRoute, claimRoute, decideClaimRoute, evidenceRoute],
  commands: [],
  jobs: [],
  panels: voucherPanels,
  listeners: [],
};
