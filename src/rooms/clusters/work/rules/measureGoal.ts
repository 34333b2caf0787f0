import type { Goal } from '../model.ts';

export interface GoalProgress {
  latest: { on: string; value: string; source: string } | null;
  /** Way gone from baseline to target; below 0 where it went backwards. Null where nothing was measured or there is no way to go. */
  share: number | null;
}

/** How far the latest value has come from the baseline; a target below the baseline counts downwards. */
export function measureGoal({ baseline, target, values }: Goal): GoalProgress {
  const latest = values.reduce<GoalProgress['latest']>(
    (last, one) => (last === null || one.on >= last.on ? one : last),
    null,
  );
  const way = Number(target) - Number(baseline);
  if (latest === null || way === 0) return { latest, share: null };
  return { latest, share: (Number(latest.value) - Number(baseline)) / way };
}
