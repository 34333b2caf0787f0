import { seedLottery } from '../../../src/rooms/evidence/fixtures.ts';
import { evaluateRound } from '../../../src/rooms/evidence/index.ts';
import { contextOf } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** A lottery round with outcomes of both groups, and its study. */
export const evidenceSample: Sample = async (portal) => {
  const { round } = await portal.database.withConnection('admin', (client) =>
    seedLottery(client, { programme: 'evidence-sample', applicants: 24, places: 12 }),
  );
  const { studyId } = await evaluateRound(contextOf(portal.composition), round);
  return { study: studyId as string };
};
