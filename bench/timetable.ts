/**
 * Meeting timetables: CPU time, worth and gap of our planner, beside two peers on the same event: heaviest wish first into the first free
 * slot, as an organiser does by hand, and (small event alone) HiGHS on the time-indexed model.
 * Run: node --import tsx bench/timetable.ts
 */
import { loadSolver } from '../src/engines/solver/index.ts';
import { solveBySlots } from '../src/kernels/timetable/boundTimetable.ts';
import { drawEvent, worthOf } from '../src/kernels/timetable/fixtures.ts';
import { planTimetable, type TimetableProblem } from '../src/kernels/timetable/index.ts';
import { commonSlots } from '../src/kernels/timetable/problem.ts';

const events = {
  '55 people, 12 slots, 12 tables': {
    buyers: 15,
    suppliers: 40,
    slots: 12,
    tables: 12,
    wishes: 16,
    awayShare: 0.1,
    most: 12,
  },
  '110 people, 16 slots, 25 tables': {
    buyers: 30,
    suppliers: 80,
    slots: 16,
    tables: 25,
    wishes: 21,
    awayShare: 0.1,
    most: 16,
  },
  '200 people, 24 slots, 50 tables': {
    buyers: 60,
    suppliers: 140,
    slots: 24,
    tables: 50,
    wishes: 31,
    awayShare: 0.15,
    most: 24,
  },
  '600 people, 24 slots, 120 tables': {
    buyers: 150,
    suppliers: 450,
    slots: 24,
    tables: 120,
    wishes: 30,
    awayShare: 0.15,
    most: 12,
  },
};

function measure<Result>(work: () => Result): { result: Result; seconds: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}

function planByHand(problem: TimetableProblem): number {
  const { slotCount, tableCount, personCount, maxMeetings, meetingA, meetingB, weight } = problem;
  const slotOf = new Int32Array(weight.length).fill(-1);
  const busy = new Uint8Array(personCount * slotCount);
  const held = new Int32Array(personCount);
  const used = new Int32Array(slotCount);
  for (const meeting of [...weight.keys()].sort((p, q) => weight[q]! - weight[p]!)) {
    const [a, b] = [meetingA[meeting]!, meetingB[meeting]!];
    if (held[a]! >= maxMeetings[a]! || held[b]! >= maxMeetings[b]!) continue;
    const isOpen = (slot: number) =>
      !busy[a * slotCount + slot] && !busy[b * slotCount + slot] && used[slot]! < tableCount;
    const slot = commonSlots(problem, meeting).find(isOpen);
    if (slot === undefined) continue;
    slotOf[meeting] = slot;
    busy[a * slotCount + slot] = 1;
    busy[b * slotCount + slot] = 1;
    held[a]! += 1;
    held[b]! += 1;
    used[slot]! += 1;
  }
  return worthOf(problem, { slotOf });
}

const solver = await loadSolver();
for (const [name, shape] of Object.entries(events)) {
  const problem = drawEvent(shape, 1);
  const ours = measure(() => planTimetable(problem, { seed: 1, solver }));
  const hand = measure(() => planByHand(problem));
  const { objective, bound, gap } = ours.result;
  process.stdout.write(`${name}, ${problem.weight.length} wishes\n`);
  process.stdout.write(
    `  ours     ${ours.seconds.toFixed(2)} s CPU, worth ${objective}, bound ${bound}, gap ${(100 * gap).toFixed(2)} %\n`,
  );
  process.stdout.write(
    `  by hand  ${hand.seconds.toFixed(3)} s CPU, worth ${hand.result}, ours ${(objective / hand.result).toFixed(3)} times\n`,
  );
  if (problem.weight.length > 300) continue;
  const whole = measure(() => solveBySlots(problem, solver, 10_000));
  process.stdout.write(
    `  HiGHS    ${whole.seconds.toFixed(2)} s CPU, bound ${whole.result.bound}, ours ${(whole.seconds / ours.seconds).toFixed(1)} times faster\n`,
  );
}
const { rss } = process.memoryUsage();
process.stdout.write(
  `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB (now ${Math.round(rss / 1048576)} MB)\n`,
);
