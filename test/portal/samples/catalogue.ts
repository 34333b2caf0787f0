import {
  askForReview,
  loadContent,
  type Programme,
  publishProgramme,
  readProgramme,
  saveDraft,
} from '../../../src/rooms/programmes/catalogue/index.ts';
import { contextOf } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** Both shelves filled from the project’s content, and a draft beside them. */
export const catalogueSample: Sample = async (portal) => {
  const ctx = contextOf(portal.composition);
  for (const shelf of ['live', 'design'] as const) await loadContent(ctx, shelf);
  const few = { fact: 'employees', op: '<=', value: 400 } as const;
  const draft: Programme = {
    id: 'draft-of-a-course',
    title: 'A course that is being prepared',
    economy: 'XDM',
    provider: 'Institute for Skills (simulated)',
    instrument: 'training',
    source: 'Made up for the tests',
    unit: 'enterprise',
    shelf: 'live',
    criteria: { all: [{ fact: 'employees', op: '<=', value: 50 }] },
  };
  await saveDraft(ctx, draft);
  await askForReview(
    ctx,
    { ...draft, id: 'course-in-review', title: 'A course that waits for review' },
    { note: 'Look at who can get it' },
  );
  const { programme } = await readProgramme(ctx, 'plant-visits');
  await publishProgramme(ctx, { ...programme, processingDays: 21, criteria: { all: [programme.criteria, few] } });
  return {
    programme: 'tooling-voucher',
    nestedProgramme: 'modernisation-guarantee',
    designProgramme: 'kor-modernisation-plans',
    draftProgramme: 'draft-of-a-course',
    askedProgramme: 'course-in-review',
    changedProgramme: 'plant-visits',
  };
};
