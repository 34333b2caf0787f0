import type { RoomPart } from '../../../platform/room/define.ts';
import {
  createProgrammeRoute,
  deskListRoute,
  editProgrammeRoute,
  newProgrammeRoute,
  saveProgrammeRoute,
  withdrawProgrammeRoute,
} from './routes/desk.ts';
import { exportRoutes, programmeFileRoutes } from './routes/files.ts';
import { importFormRoute, importTemplateRoute, keepDraftsRoute, previewImportRoute } from './routes/import.ts';
import { catalogueRoute, programmeRoute } from './routes/public.ts';

export type { Programme } from './rules/programme.ts';
export { loadContent } from './services/loadContent.ts';
export { publishProgramme, saveDraft, withdrawProgramme } from './services/publishProgramme.ts';
export { type KeptProgramme, listOpenProgrammes, listProgrammes, readProgramme } from './services/readProgrammes.ts';

export const cataloguePart: RoomPart = {
  routes: [
    catalogueRoute,
    ...exportRoutes,
    programmeRoute,
    ...programmeFileRoutes,
    deskListRoute,
    newProgrammeRoute,
    importFormRoute,
    importTemplateRoute,
    previewImportRoute,
    keepDraftsRoute,
    editProgrammeRoute,
    createProgrammeRoute,
    saveProgrammeRoute,
    withdrawProgrammeRoute,
  ],
  commands: [],
  jobs: [],
  panels: [],
  listeners: [],
};
