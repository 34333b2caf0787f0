import type { z } from 'zod';
import { loadSolver } from '../../../engines/solver/index.ts';
import { planTimetable } from '../../../kernels/timetable/index.ts';
import type { AnalysisEnvironment } from '../../../platform/command/define.ts';
import { FaultList } from '../../../platform/command/faults.ts';
import { numberEvent } from '../rules/eventProblem.ts';
import { nameTimetable } from '../rules/nameTimetable.ts';
import { type EventFile, eventFileSchema, type TimetableOutput } from './eventFile.ts';
import { jsonPath, readJson } from './readJson.ts';

const mostBytes = 64 * 1024 * 1024;
const schemaHint = 'see: toolroom schema linkages timetable';

/** The event of a file, or faults that say where it is wrong or contradicts itself. */
export async function readEvent(file: string): Promise<EventFile> {
  const parsed = eventFileSchema.safeParse(await readJson(file, mostBytes));
  if (parsed.success) return parsed.data;
  const faults = new FaultList(file);
  for (const issue of parsed.error.issues) addIssue(faults, issue);
  faults.throwIfAny();
  throw parsed.error;
}

function addIssue(faults: FaultList, issue: z.core.$ZodIssue): void {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const message = `there is no key "${key}" here`;
      faults.add({ row: null, column: jsonPath([...issue.path, key]), code: 'key', message, remedy: schemaHint });
    }
    return;
  }
  const message = `the value does not fit: ${issue.message}`;
  faults.add({ row: null, column: jsonPath(issue.path) || null, code: 'value', message, remedy: schemaHint });
}

export async function planEvent(
  file: string,
  seed: number | null,
  environment: AnalysisEnvironment,
): Promise<TimetableOutput> {
  const event = await readEvent(file);
  const { faults, numbered } = numberEvent(event);
  const list = new FaultList(file);
  for (const { at, code, message, remedy } of faults) list.add({ row: null, column: at, code, message, remedy });
  list.throwIfAny();
  const solver = await loadSolver();
  const found = planTimetable(numbered.problem, {
    seed: seed ?? event.seed ?? 1,
    solver,
    progress: environment.progress,
  });
  return nameTimetable(event, numbered, found);
}
