import { loadContent, saveDraft } from '../../../src/rooms/programmes/catalogue/index.ts';
import { contextOf } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** Both shelves filled from the project’s content, and a draft beside them. */
export const catalogueSample: Sample = async (portal) => {
  const ctx = contextOf(portal.composition);
  for (const shelf of ['live', 'design'] as const) await loadContent(ctx, shelf);
  await saveDraft(ctx, {
    id: 'draft-of-a-course',
    title: 'A course that is being prepared',
    economy: 'XDM',
    provider: 'Institute for Skills (simulated)',
    instrument: 'training',
    source: 'Made up for the tests',
    unit: 'enterprise',
    shelf: 'live',
    criteria: { all: [{ fact: 'employees', op: '<=', value: 50 }] },
  });
  return {
    programme: 'tooling-voucher',
    nestedProgramme: 'modernisation-guarantee',
    designProgramme: 'kor-modernisation-plans',
    draftProgramme: 'draft-of-a-course',
  };
};
