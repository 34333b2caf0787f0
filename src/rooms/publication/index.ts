import type { Room } from '../../platform/room/define.ts';
import { publicationRoutes } from './routes/releases.ts';

export type { PublicationTable, PublishedCell } from './model.ts';
export type { DecidedCell, HiddenBy } from './rules/decideCells.ts';
export { clearSimulatedReleases } from './services/clearSimulated.ts';
export { type Publication, type PublicationPreview, previewPublication, publish } from './services/publish.ts';
export { listReleases, readRelease } from './services/readReleases.ts';
export type { ReleaseView } from './views/releases.ts';

export const publicationRoom: Room = {
  name: 'publication',
  routes: publicationRoutes,
  commands: [],
  jobs: [],
  panels: [],
  listeners: [],
};
