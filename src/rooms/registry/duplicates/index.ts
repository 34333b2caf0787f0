import type { RoomPart } from '../../../platform/room/define.ts';
import { compareNewFirmsJob, decidePairsJob, duplicateListeners, findDuplicatesJob } from './jobs.ts';
import { decidePairRoute, pairRoute, undoPairRoute } from './routes/pair.ts';
import { decideManyRoute, queueRoute, searchDuplicatesRoute } from './routes/queue.ts';
import { batchRoute, runListRoute, runRoute, undoBatchRoute } from './routes/runs.ts';

export const duplicatesPart: RoomPart = {
  routes: [
    queueRoute,
    searchDuplicatesRoute,
    decideManyRoute,
    runListRoute,
    runRoute,
    batchRoute,
    undoBatchRoute,
    pairRoute,
    decidePairRoute,
    undoPairRoute,
  ],
  commands: [],
  jobs: [findDuplicatesJob, compareNewFirmsJob, decidePairsJob],
  panels: [],
  listeners: duplicateListeners,
};
