import { joinParts, type Room } from '../../platform/room/define.ts';
import { alertsPart } from './alerts/index.ts';
import { cataloguePart } from './catalogue/index.ts';
import { deliveryPart } from './delivery/index.ts';
import { desksPart } from './desks/index.ts';
import { feedbackPart } from './feedback/index.ts';
import { figuresPart } from './figures/index.ts';
import { matchingPart } from './matching/index.ts';
import { reachPart } from './reach/index.ts';
import { roundsPart } from './rounds/index.ts';
import { supportPart } from './support/index.ts';
import { updatesPart } from './updates/index.ts';
import { vouchersPart } from './vouchers/index.ts';

export { listOpenProgrammes, loadContent } from './catalogue/index.ts';
export { publishFigures } from './figures/services/publishFigures.ts';
export type { AssignmentRule } from './rounds/model.ts';
export { type Applicant, type Assignment, assignPlaces } from './rounds/rules/assignPlaces.ts';
export { commitmentOf } from './rounds/rules/drawTickets.ts';
export {
  clearSimulatedYear,
  loadSimulatedYear,
  type SimulatedRows,
  type SimulatedTable,
} from './simulation/loadSimulatedYear.ts';
export { loadContacts } from './support/index.ts';
export { loadDemonstrationUpdates } from './updates/index.ts';

export const programmesRoom: Room = {
  name: 'programmes',
  ...joinParts([
    cataloguePart,
    matchingPart,
    alertsPart,
    supportPart,
    reachPart,
    desksPart,
    roundsPart,
    deliveryPart,
    vouchersPart,
    feedbackPart,
    figuresPart,
    updatesPart,
  ]),
};
