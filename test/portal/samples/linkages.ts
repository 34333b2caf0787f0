import path from 'node:path';
import { projectRoot } from '../../../src/platform/projectRoot.ts';
import { importTenders, loadEvent, planMeetings } from '../../../src/rooms/linkages/index.ts';
import { contextOf, type Portal, type Visitor } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** What the examples of this room's routes speak of. */
export const linkagesSample: Sample = async (portal, made) => {
  const file = path.join(projectRoot(), 'examples/linkages-tenders/package.json');
  const { importId } = await importTenders(contextOf(portal.composition), { path: file, fileName: 'package.json' });
  const buyer = await portal.visitor('buyer');
  const location = await postJson(buyer, '/buying/shortlists', { title: 'Castings', need: 'Grey iron', isic: 'C' });
  const shortList = /shortlists\/([0-9a-f-]+)/.exec(location)?.[1] as string;
  await postJson(buyer, '/buying/entries', { shortListId: shortList, enterpriseId: made.enterprise as string });
  return { ocid: 'ocds-example-0001', tenderImport: importId, shortList, ...(await makeEvent(portal, buyer)) };
};

/** An event of today with a few firms, to which the buyer comes; its timetable is made. */
async function makeEvent(portal: Portal, buyer: Visitor): Promise<Record<string, string>> {
  const ctx = contextOf(portal.composition);
  const { hits } = await buyer.json<{ hits: { enterpriseId: string; name: string }[] }>('/suppliers?economy=XDM');
  const firms = [...new Map(hits.map((hit) => [hit.enterpriseId, hit.name]))].slice(0, 6);
  const { eventId, participantIds } = await loadEvent(
    ctx,
    {
      ...{
        title: 'Vendors meet buyers: metal parts',
        description: 'Twenty minutes a meeting, table by table.',
        onDate: ctx.today,
      },
      ...{ startsAt: '09:30', place: 'Hall 2, Trade Centre', slots: 6, tables: 3, minutes: 20 },
      participants: firms.map(([enterpriseId, name], index) => ({
        ...{ key: enterpriseId, enterpriseId, name, organisation: null, unavailable: index === 0 ? [0, 1] : [] },
        side: index < 2 ? ('buyer' as const) : ('supplier' as const),
      })),
      requests: firms.slice(2).map(([to]) => ({ from: firms[0]![0], to, weight: 3 })),
    },
    { plan: false },
  );
  const [participant, otherParticipant] = [participantIds.get(firms[0]![0]), participantIds.get(firms[2]![0])];
  await postJson(buyer, `/events/${eventId}/join`, { side: 'buyer', name: 'Meridian Assembly', maxMeetings: '4' });
  const { participants } = await buyer.json<{ participants: { id: string; isOwn: boolean }[] }>(`/events/${eventId}`);
  const own = participants.find(({ isOwn }) => isOwn)?.id as string;
  await postJson(buyer, `/events/${eventId}/requests`, { fromId: own, toId: otherParticipant, weight: 5 });
  await planMeetings(ctx, eventId);
  const agenda = await buyer.json<{ meetings: { id: string }[] }>(`/events/${eventId}/agenda/${own}`);
  const ids = { event: eventId, participant, otherParticipant, ownParticipant: own, meeting: agenda.meetings[0]?.id };
  return ids as Record<string, string>;
}

/** Sends what a form would and says where it leads. */
async function postJson(visitor: Visitor, url: string, body: Record<string, unknown>): Promise<string> {
  const answer = await visitor.send(url, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${text.slice(0, 500)}`);
  return (JSON.parse(text) as { location: string }).location;
}
