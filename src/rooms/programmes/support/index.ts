import type { RoomPart } from '../../../platform/room/define.ts';
import { contactPanels } from './panels.ts';
import {
  changeContactRoute,
  contactRoute,
  contactsRoute,
  deskContactsRoute,
  keepContactRoute,
  newContactRoute,
  turnContactRoutes,
} from './routes.ts';

export { loadContacts } from './services/loadContacts.ts';

export const supportPart: RoomPart = {
  routes: [
    contactsRoute,
    deskContactsRoute,
    newContactRoute,
    keepContactRoute,
    contactRoute,
    changeContactRoute,
    ...turnContactRoutes,
  ],
  commands: [],
  jobs: [],
  panels: contactPanels,
  listeners: [],
};
