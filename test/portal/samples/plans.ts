import { loadPlan, readDemonstrationPlan } from '../../../src/rooms/plans/index.ts';
import { contextOf } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** The plan of the demonstration, published, its indicators computed from the invented year. */
export const plansSample: Sample = async (portal) => {
  const plan = await loadPlan(contextOf(portal.composition), readDemonstrationPlan());
  const officer = await portal.visitor('officer');
  const { actions, indicators } = await officer.json<Record<'actions' | 'indicators', { id: string }[]>>(
    `/desk/plans/${plan}/edit`,
  );
  return { plan, planAction: actions[0]?.id ?? '', planIndicator: indicators[0]?.id ?? '' };
};
