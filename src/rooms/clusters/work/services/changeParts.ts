import { randomUUID } from 'node:crypto';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import type { Goal, JointAction } from '../model.ts';
import type { ProgrammeFacts } from '../rules/checkForms.ts';
import { changeDocument } from './changeProgramme.ts';

/** Adds to a list, or changes the one that is named. */
function put<Part extends { id: string }>(parts: readonly Part[], part: Part, isNew: boolean, reason: string): Part[] {
  if (isNew) return [...parts, part];
  if (!parts.some(({ id }) => id === part.id)) throw new DomainError('notFound', reason);
  return parts.map((one) => (one.id === part.id ? part : one));
}

function without<Part extends { id: string }>(parts: readonly Part[], id: string, reason: string): Part[] {
  if (!parts.some((one) => one.id === id)) throw new DomainError('notFound', reason);
  return parts.filter((one) => one.id !== id);
}

export function changeFacts(ctx: Context, id: string, facts: ProgrammeFacts, version: number): Promise<void> {
  return changeDocument(ctx, id, { verb: 'facts', version, apply: (document) => ({ ...document, ...facts }) });
}

export function saveGoal(
  ctx: Context,
  id: string,
  goal: Omit<Goal, 'id' | 'values'> & { id: string | null },
  version: number,
): Promise<void> {
  return changeDocument(ctx, id, {
    verb: goal.id === null ? 'goal.add' : 'goal.change',
    version,
    apply(document) {
      const values = document.goals.find((one) => one.id === goal.id)?.values ?? [];
      const whole = { ...goal, id: goal.id ?? randomUUID(), values };
      return { ...document, goals: put(document.goals, whole, goal.id === null, 'clusters.goal') };
    },
  });
}

export function removeGoal(ctx: Context, id: string, goalId: string, version: number): Promise<void> {
  return changeDocument(ctx, id, {
    verb: 'goal.remove',
    version,
    apply: (document) => ({ ...document, goals: without(document.goals, goalId, 'clusters.goal') }),
  });
}

/** Writes down a value that was reached; of one day the last that was written holds. */
export function addValue(
  ctx: Context,
  id: string,
  goalId: string,
  value: Goal['values'][number],
  version: number,
): Promise<void> {
  return changeDocument(ctx, id, {
    verb: 'goal.value',
    version,
    apply(document) {
      const goal = document.goals.find((one) => one.id === goalId);
      if (goal === undefined) throw new DomainError('notFound', 'clusters.goal');
      const values = [...goal.values.filter(({ on }) => on !== value.on), value];
      values.sort((a, b) => (a.on < b.on ? -1 : 1));
      return { ...document, goals: put(document.goals, { ...goal, values }, false, 'clusters.goal') };
    },
  });
}

export function saveAction(
  ctx: Context,
  id: string,
  action: Omit<JointAction, 'id'> & { id: string | null },
  version: number,
): Promise<void> {
  return changeDocument(ctx, id, {
    verb: action.id === null ? 'action.add' : 'action.change',
    version,
    apply(document) {
      const whole = { ...action, id: action.id ?? randomUUID() };
      return { ...document, actions: put(document.actions, whole, action.id === null, 'clusters.action') };
    },
  });
}

export function removeAction(ctx: Context, id: string, actionId: string, version: number): Promise<void> {
  return changeDocument(ctx, id, {
    verb: 'action.remove',
    version,
    apply: (document) => ({ ...document, actions: without(document.actions, actionId, 'clusters.action') }),
  });
}
