import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { loadSolver } from '../../engines/solver/index.ts';
import { Agenda } from './agenda.ts';
import { boundByMatching, boundBySlots } from './boundTimetable.ts';
import { evenAgenda, waitOf } from './evenAgenda.ts';
import { bestByEnumeration, drawEvent, type EventShape, faultsOf, worthOf } from './fixtures.ts';
import { type MilpSolver, planTimetable, type TimetableProblem } from './index.ts';
import { insertMeeting } from './insertMeeting.ts';

const shapes: fc.Arbitrary<EventShape> = fc.record({
  buyers: fc.integer({ min: 0, max: 9 }),
  suppliers: fc.integer({ min: 1, max: 9 }),
  slots: fc.integer({ min: 0, max: 7 }),
  tables: fc.integer({ min: 0, max: 5 }),
  wishes: fc.integer({ min: 0, max: 9 }),
  awayShare: fc.double({ min: 0, max: 0.6, noNaN: true }),
  most: fc.integer({ min: 0, max: 7 }),
  locked: fc.integer({ min: 0, max: 4 }),
});

describe('a meeting timetable', () => {
  let solver: MilpSolver;
  before(async () => {
    solver = await loadSolver();
  });
  const plan = (problem: TimetableProblem, seed = 1) => planTimetable(problem, { seed, solver });

  it('is worth as much as the best of all timetables of a tiny event, and its bound says so', () => {
    const tiny = { buyers: 2, suppliers: 3, slots: 3, tables: 2, wishes: 3, awayShare: 0.3, most: 2, locked: 1 };
    for (let seed = 0; seed < 60; seed += 1) {
      const problem = drawEvent({ ...tiny, slots: 2 + (seed % 2), tables: 1 + (seed % 3), most: 1 + (seed % 3) }, seed);
      const { objective, bound, gap } = plan(problem);
      const best = bestByEnumeration(problem);
      assert.equal(objective, best, `event ${seed}`);
      assert.ok(bound >= best && gap === (bound - objective) / Math.max(1, bound));
      assert.equal(bound, best, `event ${seed}: the solver proves it`);
    }
  });

  it('keeps every rule of any event, counts what it holds, and gives a reason for all else', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 0, max: 1e6 }), (shape, seed) => {
        const problem = drawEvent(shape, seed);
        const found = plan(problem, seed);
        assert.deepEqual(faultsOf(problem, found.slotOf, found.tableOf), []);
        assert.equal(found.objective, worthOf(problem, found));
        assert.ok(found.bound >= found.objective - 1e-9);
        for (const [meeting, slot] of found.slotOf.entries()) {
          assert.equal(found.unmet[meeting] === null, slot >= 0);
          if (problem.lockedSlot[meeting]! >= 0) assert.equal(slot, problem.lockedSlot[meeting]);
        }
      }),
      { numRuns: 150, seed: 20_260_101 },
    );
  });

  it('bounds by matching and by slots are never below what was reached, whatever the weights', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const problem = drawEvent(
        { buyers: 6, suppliers: 7, slots: 5, tables: 3, wishes: 5, awayShare: 0.2, most: 4 },
        seed,
      );
      for (let meeting = 0; meeting < problem.weight.length; meeting += 1) problem.weight[meeting]! += meeting / 7;
      const { objective } = plan(problem);
      assert.ok(boundByMatching(problem, solver).bound >= objective - 1e-9);
      assert.ok(boundBySlots(problem, solver) >= objective - 1e-9);
    }
  });

  it('is the same for the same seed, byte for byte', () => {
    const problem = drawEvent(
      { buyers: 12, suppliers: 20, slots: 8, tables: 7, wishes: 9, awayShare: 0.2, most: 6 },
      3,
    );
    assert.deepEqual(plan(problem, 5), plan(problem, 5));
  });

  it('of 200 people in 24 slots is within one percent of its bound', () => {
    const shape = { buyers: 60, suppliers: 140, slots: 24, tables: 50, wishes: 31, awayShare: 0.15, most: 24 };
    const problem = drawEvent(shape, 1);
    const { objective, gap, slotOf, tableOf } = plan(problem);
    assert.deepEqual(faultsOf(problem, slotOf, tableOf), []);
    assert.ok(objective > 4000 && gap <= 0.01, `${objective}, gap ${gap}`);
  });

  it('holds every wish where Kőnig’s theorem says that it can: two sides, all present, tables enough', () => {
    const problem = drawEvent({ buyers: 8, suppliers: 8, slots: 8, tables: 8, wishes: 8, awayShare: 0, most: 8 }, 2);
    const { objective, gap, slotOf } = plan(problem);
    assert.equal(gap, 0);
    assert.equal(
      objective,
      problem.weight.reduce((sum, one) => sum + one, 0),
    );
    assert.ok(slotOf.every((slot) => slot >= 0));
  });

  it('evens out without losing weight: fewer waits, nearer numbers of meetings', () => {
    const problem = drawEvent(
      { buyers: 10, suppliers: 14, slots: 9, tables: 8, wishes: 9, awayShare: 0.1, most: 5 },
      4,
    );
    problem.weight.fill(2);
    const agenda = new Agenda(problem);
    for (let meeting = 0; meeting < problem.weight.length; meeting += 1) insertMeeting(agenda, meeting);
    const squares = () => agenda.load.reduce((sum, load) => sum + load * load, 0);
    const waits = () => agenda.load.reduce((sum, _, person) => sum + waitOf(agenda, person), 0);
    const before = { objective: agenda.objective(), squares: squares(), waits: waits() };
    evenAgenda(agenda);
    assert.equal(agenda.objective(), before.objective);
    assert.ok(
      squares() < before.squares && waits() < before.waits,
      `${squares()} ${waits()} ${JSON.stringify(before)}`,
    );
    assert.deepEqual(faultsOf(problem, agenda.slotOf), []);
  });

  it('refuses locked meetings that contradict each other, and numbers that do not belong together', () => {
    const problem = drawEvent({ buyers: 1, suppliers: 3, slots: 2, tables: 2, wishes: 3, awayShare: 0, most: 2 }, 1);
    problem.lockedSlot.fill(1);
    assert.throws(() => plan(problem), /locked meeting 1 clashes/);
    assert.throws(() => plan({ ...problem, weight: new Float64Array(3).fill(-1) }), RangeError);
    assert.throws(() => plan({ ...problem, meetingB: problem.meetingA }), RangeError);
    assert.throws(() => plan({ ...problem, tableCount: 1.5 }), RangeError);
  });
});
