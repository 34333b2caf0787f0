import { readDemonstrationPlan } from '../../../src/rooms/plans/index.ts';
import type { Sample } from './index.ts';

/** The plan that the invented year brings along, published, its indicators computed. */
export const plansSample: Sample = async (portal) => {
  const { id: plan } = readDemonstrationPlan();
  const officer = await portal.visitor('officer');
  const { actions, indicators } = await officer.json<Record<'actions' | 'indicators', { id: string }[]>>(
    `/desk/plans/${plan}/edit`,
  );
  return { plan, planAction: actions[0]?.id ?? '', planIndicator: indicators[0]?.id ?? '' };
};
