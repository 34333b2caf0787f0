import type { Room } from '../../platform/room/define.ts';
import { linkagesCommands } from './commands.ts';
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
import { importTendersRoute, tenderImportRoute, tenderImportsRoute } from './routes/tenderImports.ts';
import { tenderRoute, tendersCsvRoute, tendersPackageRoute, tendersRoute } from './routes/tenders.ts';

export { exportTenders } from './services/exportTenders.ts';
export { importTenders, loadTenders } from './services/importTenders.ts';
export { makeShortList, type NewShortList } from './services/makeShortList.ts';
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
  ],
  commands: linkagesCommands,
  jobs: [],
  panels: linkagesPanels,
  listeners: [],
};
