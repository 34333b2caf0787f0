import { type PublicationTable, publish } from '../../../src/rooms/publication/index.ts';
import { contextOf } from '../startPortal.ts';
import type { Sample } from './index.ts';

const counts = { small: 2, medium: 14, large: 9, Total: 25 };
const shared = {
  topic: 'programmes.takeUp',
  asOf: '2026-06-30',
  manifest: { method: 'count' },
  universe: 'sample',
  simulated: true,
};

const sizes: PublicationTable = {
  ...shared,
  subject: 'sample',
  title: 'Firms served, by size',
  dimensions: ['size'],
  measures: ['firms'],
  cells: Object.entries(counts).map(([size, n]) => ({ key: { size }, values: { firms: n }, contributors: n })),
};

const sales = { North: [900, 20, 30, 10], South: [120, 140, 160], East: [90, 80, 60, 110], West: [70, 75] };

/** Turnover of firms by region: one of them dominates, another region has two. */
const regions: PublicationTable = {
  ...shared,
  subject: 'sampleSales',
  title: 'Sales by region',
  dimensions: ['region'],
  measures: ['sales', 'exporters'],
  counts: ['exporters'],
  rules: { dominance: { n: 1, k: 75 }, pPercent: 10 },
  cells: [...Object.entries(sales), ['Total', Object.values(sales).flat()] as const].map(([region, values]) => ({
    key: { region },
    values: { sales: values.reduce((sum, one) => sum + one, 0), exporters: values.filter((one) => one > 75).length },
    contributors: values.length,
    contributions: { sales: values.map((value) => ({ owner: `firm ${value}`, value })) },
  })),
};

/** Two released tables with hidden cells, about the same firms. */
export const publicationSample: Sample = async (portal) => {
  const ctx = contextOf(portal.composition);
  const release = (table: PublicationTable) => ctx.db.withActor(ctx, (tx) => publish(ctx, tx, table));
  const { id } = await release(sizes);
  return { release: id, linkedRelease: (await release({ ...regions, links: [] })).id };
};
