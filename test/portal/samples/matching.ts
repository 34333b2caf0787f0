import { loadContacts } from '../../../src/rooms/programmes/index.ts';
import { contextOf, type Portal } from '../startPortal.ts';

/** A list that the owner kept of what the firm can get, and those who help in person. */
export async function matchingSample(portal: Portal): Promise<Record<string, string>> {
  const owner = await portal.visitor('owner');
  const kept = await owner.act<{ location?: string }>('/firm/results', {});
  if (kept.status !== 200) throw new Error(`/firm/results: ${kept.status} ${JSON.stringify(kept.body)}`);
  await loadContacts(contextOf(portal.composition));
  const officer = await portal.visitor('officer');
  const { contacts } = await officer.json<{ contacts: { id: string }[] }>('/desk/contacts');
  return { savedResult: kept.body.location?.split('/').pop() ?? '', contact: contacts[0]?.id ?? '' };
}
