import type { RoomPart } from '../../../platform/room/define.ts';
import { catalogueListeners, checkLinksJob } from './jobs.ts';
import {
  checkLinksRoute,
  confirmCheckedRoute,
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
import { decideReviewRoute, reviewRoute, reviewRuleRoute } from './routes/review.ts';
import { compareVersionsRoute, publicVersionsRoute, restoreVersionRoute, versionsRoute } from './routes/versions.ts';

export type { Programme } from './rules/programme.ts';
export { loadContent } from './services/loadContent.ts';
export { publishProgramme, saveDraft, withdrawProgramme } from './services/publishProgramme.ts';
export { type KeptProgramme, listOpenProgrammes, listProgrammes, readProgramme } from './services/readProgrammes.ts';
export { askForReview } from './services/reviewProgramme.ts';

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
    reviewRuleRoute,
    checkLinksRoute,
    editProgrammeRoute,
    reviewRoute,
    decideReviewRoute,
    versionsRoute,
    compareVersionsRoute,
    restoreVersionRoute,
    publicVersionsRoute,
    confirmCheckedRoute,
    createProgrammeRoute,
    saveProgrammeRoute,
    withdrawProgrammeRoute,
  ],
  commands: [],
  jobs: [checkLinksJob],
  panels: [],
  listeners: catalogueListeners,
};
