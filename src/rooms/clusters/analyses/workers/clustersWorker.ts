import { answerTasks } from '../../../../engines/parallel/index.ts';
import { drawDensities, drawNeighbours, screenThrows } from '../../../../kernels/spatial/distances/index.ts';
import { delineateTask } from '../detect/delineateTask.ts';

/** The program of the room's worker threads: a handler for each kind of task. */
answerTasks({ delineate: delineateTask, densities: drawDensities, neighbours: drawNeighbours, screenThrows });
