import { publish } from '../../../src/rooms/publication/index.ts';
import { contextOf } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** A released table with a hidden cell. */
export const publicationSample: Sample = async (portal) => {
  const ctx = contextOf(portal.composition);
  const counts = { small: 2, medium: 14, large: 9, Total: 25 };
  const { id } = await ctx.db.withActor(ctx, (tx) =>
    publish(ctx, tx, {
      topic: 'programmes.takeUp',
      subject: 'sample',
      title: 'Firms served, by size',
      asOf: '2026-06-30',
      dimensions: ['size'],
      measures: ['firms'],
      cells: Object.entries(counts).map(([size, n]) => ({ key: { size }, values: { firms: n }, contributors: n })),
      manifest: { method: 'count' },
      simulated: true,
    }),
  );
  return { release: id };
};
