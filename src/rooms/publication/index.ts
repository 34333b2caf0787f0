import type { Room } from '../../platform/room/define.ts';
import { publicationCommands } from './commands/index.ts';
import { disclosureRoutes } from './routes/disclosure.ts';
import { fileRoutes } from './routes/files.ts';
import { releaseRoutes } from './routes/releases.ts';

export type { PublicationTable, PublishedCell } from './model.ts';
export type { DecidedCell, HiddenBy } from './rules/decideCells.ts';
export { clearSimulatedReleases } from './services/clearSimulated.ts';
export { describeRun } from './services/describeRun.ts';
export { programNow } from './services/programOf.ts';
export { type Publication, type PublicationPreview, previewPublication, publish } from './services/publish.ts';
export { listReleases, readRelease } from './services/readReleases.ts';
export type { Run } from './views/manifest.ts';
export type { ReleaseView } from './views/releases.ts';

export const publicationRoom: Room = {
  name: 'publication',
  routes: [...releaseRoutes, ...fileRoutes, ...disclosureRoutes],
  commands: publicationCommands,
  jobs: [],
  panels: [],
  listeners: [],
};
