import type { RoomPart } from '../../../platform/room/define.ts';
import { savedSearchListeners, tellOfNewJob } from './jobs.ts';
import {
  changeSearchRoute,
  forgetSearchRoute,
  keepSearchRoute,
  newSavedSearchRoute,
  openSearchRoute,
  savedSearchesRoute,
  savedSearchRoute,
} from './routes/savedSearches.ts';

export const savedSearchesPart: RoomPart = {
  routes: [
    savedSearchesRoute,
    newSavedSearchRoute,
    keepSearchRoute,
    savedSearchRoute,
    changeSearchRoute,
    openSearchRoute,
    forgetSearchRoute,
  ],
  commands: [],
  jobs: [tellOfNewJob],
  panels: [],
  listeners: savedSearchListeners,
};
