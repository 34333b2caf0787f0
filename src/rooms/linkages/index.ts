import type { Room } from '../../platform/room/define.ts';
import { linkagesCommands } from './commands.ts';
import { planMeetingsJob } from './jobs.ts';
import { linkagesPanels } from './panels.ts';
import {
  addEntryRoute,
  buyingRoute,
  changeEntryRoute,
  entryRoute,
  makeShortListRoute,
  newShortListRoute,
  removeEntryRoute,
  shortListCsvRoute,
  shortListRoute,
} from './routes/buying.ts';
import { agendaCalendarRoute, agendaCsvRoute, agendaRoute, eventRoute, eventsRoute } from './routes/events.ts';
import {
  addParticipantsRoute,
  createEventRoute,
  manageEventRoute,
  newEventRoute,
  planEventRoute,
} from './routes/manageEvents.ts';
import {
  joinEventRoute,
  meetingRoute,
  recordMeetingRoute,
  requestMeetingRoute,
  withdrawRequestRoute,
} from './routes/meetings.ts';
import { importTendersRoute, tenderImportRoute, tenderImportsRoute } from './routes/tenderImports.ts';
import { tenderRoute, tendersCsvRoute, tendersPackageRoute, tendersRoute } from './routes/tenders.ts';

export { addParticipants, createEvent, joinEvent } from './services/arrangeEvent.ts';
export { clearSimulatedLinks } from './services/clearSimulated.ts';
export { exportTenders } from './services/exportTenders.ts';
export { importTenders, loadTenders } from './services/importTenders.ts';
export { type LoadedEvent, loadEvent, type WholeEvent } from './services/loadEvent.ts';
export { makeShortList, type NewShortList } from './services/makeShortList.ts';
export { planMeetings } from './services/planMeetings.ts';
export { recordMeeting } from './services/recordMeeting.ts';
export { requestMeeting } from './services/requestMeeting.ts';
export type { TenderReceipt } from './services/tenderReceipt.ts';

export const linkagesRoom: Room = {
  name: 'linkages',
  routes: [
    tendersRoute,
    tendersCsvRoute,
    tendersPackageRoute,
    tenderRoute,
    tenderImportsRoute,
    importTendersRoute,
    tenderImportRoute,
    buyingRoute,
    newShortListRoute,
    makeShortListRoute,
    shortListRoute,
    shortListCsvRoute,
    addEntryRoute,
    entryRoute,
    changeEntryRoute,
    removeEntryRoute,
    eventsRoute,
    newEventRoute,
    createEventRoute,
    eventRoute,
    manageEventRoute,
    addParticipantsRoute,
    planEventRoute,
    joinEventRoute,
    requestMeetingRoute,
    withdrawRequestRoute,
    meetingRoute,
    recordMeetingRoute,
    agendaRoute,
    agendaCsvRoute,
    agendaCalendarRoute,
  ],
  commands: linkagesCommands,
  jobs: [planMeetingsJob],
  panels: linkagesPanels,
  listeners: [],
};
