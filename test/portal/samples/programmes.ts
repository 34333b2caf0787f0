import { fillYear } from '../../../src/demonstration/fillYear.ts';
import { inventId } from '../../../src/demonstration/year/chance.ts';
import type { Role } from '../../../src/platform/context.ts';
import { contextOf, type Portal } from '../startPortal.ts';
import { catalogueSample } from './catalogue.ts';
import type { Sample } from './index.ts';
import { matchingSample } from './matching.ts';

const seed = 7;

/** The invented year among the portal's few firms, a voucher of the owner's firm, and a complaint of its own. */
export const programmesSample: Sample = async (portal, made) => {
  await fillYear(portal.composition, contextOf(portal.composition), seed);
  const owner = await portal.visitor('owner');
  const desk = await owner.json<FirmDesk>('/firm');
  const ownApplication = desk.applications[0]?.id ?? '';
  const voucher = await send(portal, 'officer', `/desk/applications/${ownApplication}/voucher`, {
    sharePercent: '50',
    ceiling: '5000',
    expiresOn: '2099-12-31',
  });
  const complaint = await send(portal, 'owner', '/complaints', {
    programme: 'plant-visits',
    subject: 'delay',
    text: 'The second visit has been moved three times.',
  });
  const officer = await portal.visitor('officer');
  const visits = await officer.json<{ deliveries: { id: string }[] }>('/desk/visits');
  const round = inventId(seed, 'open round');
  const { updates } = await officer.json<{ updates: { id: string; kind: string }[] }>('/updates');
  const open = await officer.json<{ applications: { id: string; state: string }[] }>(`/desk/rounds/${round}`);
  return {
    ...(await catalogueSample(portal, made)),
    ...(await matchingSample(portal)),
    update: updates.find(({ kind }) => kind !== 'workshop')?.id ?? '',
    workshop: updates.find(({ kind }) => kind === 'workshop')?.id ?? '',
    round,
    drawnRound: inventId(seed, 'voucher round'),
    application: open.applications.find(({ state }) => state === 'submitted')?.id ?? '',
    ownApplication,
    delivery: visits.deliveries.find(({ id }) => id !== desk.visits[0]?.id)?.id ?? '',
    ownDelivery: desk.visits[0]?.id ?? '',
    voucher: lastPart(voucher),
    complaint: lastPart(complaint),
    feedbackRequest: desk.feedback[0]?.id ?? '',
    feedbackToken: await freshLink(portal, ownApplication),
  };
};

interface FirmDesk {
  applications: { id: string }[];
  visits: { id: string }[];
  feedback: { id: string }[];
}

const lastPart = (address: string) => address.split('/').pop()?.split('?')[0] ?? '';

async function send(portal: Portal, as: Role, url: string, body: object): Promise<string> {
  const answer = await (await portal.visitor(as)).act<{ location?: string; feedbackPath?: string }>(url, body);
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.location ?? answer.body.feedbackPath ?? '';
}

/** A link that nobody has used, made as an adviser makes it. */
async function freshLink(portal: Portal, application: string): Promise<string> {
  const visit = await send(portal, 'adviser', `/desk/applications/${application}/deliveries`, { kind: 'training' });
  await send(portal, 'adviser', `${visit}/start`, { version: '1' });
  const path = await send(portal, 'adviser', `${visit}/complete`, { version: '2', summary: 'A day on set-up times.' });
  return lastPart(path);
}
