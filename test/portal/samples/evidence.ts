import type { Sample } from './index.ts';

/** What the examples of this room's routes speak of. */
export const evidenceSample: Sample = async () => ({});
