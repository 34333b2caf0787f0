import { evaluateRound } from '../../../src/rooms/evidence/index.ts';
import { contextOf } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** The study of the invented year's lottery. */
export const evidenceSample: Sample = async (portal, made) => {
  const { studyId } = await evaluateRound(contextOf(portal.composition), made.drawnRound as string);
  return { study: studyId as string };
};
