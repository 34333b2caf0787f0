import type { RoomPart } from '../../../platform/room/define.ts';
import {
  capabilitiesRoute,
  putCapabilityBackRoute,
  stateCapabilityRoute,
  withdrawCapabilityRoute,
} from './routes/capabilities.ts';

export { type Capability, type CapabilityKind, capabilityKinds } from './model.ts';
export { isValidOn } from './rules/readCapability.ts';
export { listCapabilities, stateCapability } from './services/capabilities.ts';

export const capabilitiesPart: RoomPart = {
  routes: [capabilitiesRoute, stateCapabilityRoute, withdrawCapabilityRoute, putCapabilityBackRoute],
  commands: [],
  jobs: [],
  panels: [],
  listeners: [],
};
