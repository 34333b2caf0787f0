import { answerTasks } from './answerTasks.ts';

answerTasks({
  square: ({ add }: { add: number }, task: number) => {
    if (task < 0) throw new RangeError(`square: ${task} is negative`);
    return task * task + add;
  },
  forever: () => {
    for (;;);
  },
});
