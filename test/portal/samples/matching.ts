import type { Portal } from '../startPortal.ts';

/** A list that the owner kept of what the firm can get. */
export async function matchingSample(portal: Portal): Promise<Record<string, string>> {
  const owner = await portal.visitor('owner');
  const kept = await owner.act<{ location?: string }>('/firm/results', {});
  if (kept.status !== 200) throw new Error(`/firm/results: ${kept.status} ${JSON.stringify(kept.body)}`);
  return { savedResult: kept.body.location?.split('/').pop() ?? '' };
}
