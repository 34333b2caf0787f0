import type { Room } from '../../platform/room/define.ts';
import { linkagesCommands } from './commands.ts';
import { importTendersRoute, tenderImportRoute, tenderImportsRoute } from './routes/tenderImports.ts';
import { tenderRoute, tendersCsvRoute, tendersPackageRoute, tendersRoute } from './routes/tenders.ts';

export { exportTenders } from './services/exportTenders.ts';
export { importTenders, loadTenders } from './services/importTenders.ts';
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
  ],
  commands: linkagesCommands,
  jobs: [],
  panels: [],
  listeners: [],
};
