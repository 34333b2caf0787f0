import type { RoomPart } from '../../../platform/room/define.ts';
import { mergeFormRoute, mergeRoute, splitFormRoute, splitRoute } from './routes/merge.ts';
import { mergeListRoute, undoMergeBatchRoute, undoMergeRoute } from './routes/merges.ts';

export const mergingPart: RoomPart = {
  routes: [mergeFormRoute, mergeRoute, splitFormRoute, splitRoute, mergeListRoute, undoMergeRoute, undoMergeBatchRoute],
  commands: [],
  jobs: [],
  panels: [],
  listeners: [],
};
