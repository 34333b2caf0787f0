import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { linkagesSample } from '../../../test/portal/samples/linkages.ts';
import { registrySample } from '../../../test/portal/samples/registry.ts';
import { contextOf, type Portal, startPortal, type Visitor } from '../../../test/portal/startPortal.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { representFirm } from '../registry/index.ts';
import { checkNewEvent, checkParticipants } from './rules/checkEvent.ts';
import { slotTimes } from './rules/slotTimes.ts';
import { writeCalendar } from './rules/writeCalendar.ts';
import { joinEvent } from './services/arrangeEvent.ts';
import { loadEvent } from './services/loadEvent.ts';
import { planMeetings } from './services/planMeetings.ts';
import { readAgenda, readEvent, readManaged, readMeeting } from './services/readEvents.ts';
import { recordMeeting } from './services/recordMeeting.ts';
import { requestMeeting } from './services/requestMeeting.ts';

describe('an event', () => {
  let portal: Portal;
  let ctx: Context;
  let officer: Visitor;
  let buyer: Visitor;
  let made: Record<string, string>;
  let firms: { id: string; name: string }[];
  before(async () => {
    portal = await startPortal({ plants: 120 });
    ctx = contextOf(portal.composition);
    made = await registrySample(portal, {});
    made = { ...made, ...(await linkagesSample(portal, made)) };
    officer = await portal.visitor('officer');
    buyer = await portal.visitor('buyer');
    const { hits } = await buyer.json<{ hits: { enterpriseId: string; name: string }[] }>(
      '/suppliers?economy=XDM&page=2',
    );
    firms = [...new Map(hits.map((hit) => [hit.enterpriseId, hit.name]))].map(([id, name]) => ({ id, name }));
  });
  after(() => portal.stop());
  const actorOf = (change: Partial<Actor>): Context => ({
    ...ctx,
    actor: {
      kind: 'user',
      userId: 'u',
      name: '',
      roles: ['owner'],
      organisationId: 'o',
      economies: ['XDM'],
      ...change,
    },
  });
  const drawn = (participants: number, requests: readonly (readonly [number, number, number])[], change: object = {}) =>
    loadEvent(
      ctx,
      {
        ...{
          title: 'Day',
          description: '',
          onDate: ctx.today,
          startsAt: '09:00',
          place: 'Hall',
          slots: 3,
          tables: 2,
          minutes: 20,
        },
        participants: firms.slice(0, participants).map(({ id, name }, index) => ({
          ...{
            key: String(index),
            enterpriseId: id,
            name,
            organisation: null,
            side: index % 2 === 0 ? ('buyer' as const) : ('supplier' as const),
          },
        })),
        requests: requests.map(([from, to, weight]) => ({ from: String(from), to: String(to), weight })),
        ...change,
      },
      { plan: true },
    );

  it('goes from the form over participants and wishes to a timetable that is made in the background', async () => {
    const form = {
      title: 'Tool day',
      onDate: '2099-05-04',
      startsAt: '10:00',
      place: 'Town hall',
      slots: '4',
      tables: '5',
      minutes: '15',
    };
    const missing = await officer.post('/events', { ...form, title: '', slots: '0' }, '/events/new');
    assert.equal(missing.status, 422);
    assert.match(await missing.text(), /href="#slots"/);
    const created = (await officer.post('/events', form, '/events/new')).headers.get('location')!;
    const url = created.replace(/\/manage.*/, '');
    const add = (ids: string, side: string) =>
      officer.post(`${url}/participants`, { side, firms: ids, maxMeetings: '3' }, `${url}/manage`);
    const refused = await add(`${firms[0]!.id}, XDM-000000000000`, 'buyer');
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /XDM-000000000000/);
    assert.equal((await add(firms[0]!.id, 'buyer')).status, 303);
    assert.equal(
      (
        await add(
          firms
            .slice(1, 4)
            .map(({ id }) => id)
            .join('\n'),
          'supplier',
        )
      ).status,
      303,
    );
    const { participants } = await officer.json<{ participants: { id: string; side: string }[] }>(url);
    assert.equal(participants.length, 4);
    const from = participants.find(({ side }) => side === 'buyer')!.id;
    for (const { id } of participants.filter(({ side }) => side === 'supplier')) {
      assert.equal(
        (await officer.post(`${url}/requests`, { fromId: from, toId: id, weight: '3' }, `${url}/manage`)).status,
        303,
      );
    }
    await portal.startWorker();
    const job = (await officer.post(`${url}/timetable`, {}, `${url}/manage`)).headers.get('location')!;
    for (let tries = 0; tries < 200; tries += 1) {
      const { state } = await officer.json<{ state: string }>(job);
      assert.notEqual(state, 'failed');
      if (state === 'done') break;
      await sleep(50);
    }
    const { plan } = await officer.json<{ plan: Record<string, number> }>(url);
    assert.deepEqual(
      [plan.meetings, plan.met, plan.requests, plan.objective, plan.bound, plan.gap],
      [3, 3, 3, 9, 9, 0],
    );
  });

  it('shows strangers its facts and the quality of its timetable, and nobody who takes part', async () => {
    const stranger = await portal.visitor();
    const view = await stranger.json<{ participants: null; requests: []; plan: object }>(`/events/${made.event}`);
    assert.deepEqual([view.participants, view.requests], [null, []]);
    assert.ok(view.plan);
    assert.equal(
      (await stranger.get(`/events/${made.event}/agenda/${made.participant}`, { accept: 'application/json' })).status,
      401,
    );
  });

  it('shows who takes part the own agenda as page, table and calendar, and no other’s', async () => {
    const url = `/events/${made.event}/agenda/${made.ownParticipant}`;
    const { meetings } = await buyer.json<{ meetings: { from: string }[] }>(url);
    assert.equal(meetings.length, 1);
    assert.match(
      await (await buyer.get(`${url}/meetings.csv`)).text(),
      /^date,slot,from,to,table,with,with_enterprise_id\n2/,
    );
    const calendar = await buyer.get(`${url}/meetings.ics`);
    assert.match(calendar.headers.get('content-type')!, /text\/calendar/);
    assert.match(
      await calendar.text(),
      /BEGIN:VEVENT\r\nUID:[0-9a-f-]+@toolroom\r\nDTSTAMP:\d{8}T\d{6}Z\r\nDTSTART:\d{8}T\d{6}\r\n/,
    );
    const other = await buyer.get(`/events/${made.event}/agenda/${made.participant}`, { accept: 'application/json' });
    assert.equal(other.status, 404);
    const seen = await readManaged(actorOf({ roles: ['vendor'] }), made.event!);
    assert.deepEqual([seen.meetings, seen.event.requests], [[], []], 'row security hides what is not one’s own');
    await assert.rejects(readMeeting(actorOf({}), made.event!, made.meeting!), /linkages.meeting/);
  });

  it('keeps locked meetings and recorded results when its timetable is made again', async () => {
    const { eventId } = await drawn(4, [
      [0, 1, 3],
      [0, 3, 2],
      [2, 1, 1],
      [2, 3, 5],
    ]);
    const before = await readManaged(ctx, eventId);
    assert.equal(before.meetings.length, 4);
    const [first, second] = before.meetings as [(typeof before.meetings)[0], (typeof before.meetings)[0]];
    const change = { attended: null, result: null, note: '' };
    await recordMeeting(ctx, eventId, { ...change, id: first.id, locked: true, version: 1 });
    await recordMeeting(ctx, eventId, {
      ...change,
      id: second.id,
      locked: false,
      attended: true,
      result: 'orderExpected',
      version: 1,
    });
    await assert.rejects(
      recordMeeting(ctx, eventId, { ...change, id: first.id, locked: false, version: 1 }),
      /linkages.meeting.changed/,
    );
    await planMeetings(ctx, eventId);
    const again = await readManaged(ctx, eventId);
    const find = (id: string) => again.meetings.find((one) => one.id === id);
    assert.deepEqual(
      [find(first.id)?.slot, find(first.id)?.table, find(first.id)?.locked],
      [first.slot, first.table, true],
    );
    assert.deepEqual([find(second.id)?.slot, find(second.id)?.result], [second.slot, 'orderExpected']);
    assert.equal(again.meetings.length, 4);
    assert.equal(again.event.plan!.objective, 11);
  });

  it('says of each wish that is not met why, and of its timetable how good it is', async () => {
    const { eventId } = await drawn(
      4,
      [
        [0, 1, 3],
        [2, 1, 1],
        [2, 3, 1],
      ],
      { slots: 1, tables: 1 },
    );
    const view = await readEvent(ctx, eventId);
    assert.deepEqual(
      view.requests.map(({ state }) => state),
      ['met', 'slotsTaken', 'tablesTaken'],
    );
    assert.deepEqual([view.plan!.objective, view.plan!.bound, view.plan!.met], [3, 3, 1]);
  });

  it('lets an owner come with the own firm and ask in its name, and nobody in another’s', async () => {
    const { eventId, participantIds } = await drawn(2, [[0, 1, 1]], { onDate: '2099-01-01' });
    const firm = firms[7]!;
    await representFirm(ctx, { enterpriseId: firm.id, organisation: 'o', evidence: 'seen', validFrom: '2020-01-01' });
    const owner = actorOf({});
    const joining = {
      side: 'supplier' as const,
      enterpriseId: firm.id,
      name: firm.name,
      maxMeetings: null,
      unavailable: [0],
    };
    await assert.rejects(
      joinEvent(owner, eventId, { ...joining, enterpriseId: firms[8]!.id }),
      /linkages.event.ownFirm/,
    );
    await assert.rejects(
      joinEvent(owner, eventId, { ...joining, side: 'buyer', enterpriseId: null }),
      /linkages.event.asBuyer/,
    );
    const own = await joinEvent(owner, eventId, { ...joining, name: 'A name that is not its own' });
    const joined = (await readEvent(owner, eventId)).participants?.find(({ id }) => id === own);
    assert.deepEqual([joined?.name, joined?.isOwn], [firm.name, true]);
    await assert.rejects(joinEvent(owner, eventId, joining), /linkages.event.joined/);
    const [buying, selling] = [participantIds.get('0')!, participantIds.get('1')!];
    await assert.rejects(
      requestMeeting(owner, eventId, { fromId: buying, toId: own, weight: 1 }),
      /linkages.participant.own/,
    );
    await assert.rejects(
      requestMeeting(owner, eventId, { fromId: own, toId: selling, weight: 1 }),
      /linkages.request.sameSide/,
    );
    await requestMeeting(owner, eventId, { fromId: own, toId: buying, weight: 1 });
    await requestMeeting(owner, eventId, { fromId: own, toId: buying, weight: 5 });
    const view = await readEvent(owner, eventId);
    assert.deepEqual(
      view.requests.map(({ weight, isOwn }) => [weight, isOwn]),
      [[5, true]],
    );
    await planMeetings(ctx, eventId);
    const agenda = await readAgenda(owner, eventId, own);
    assert.equal(agenda.meetings.length, 1);
    assert.notEqual(agenda.meetings[0]!.slot, 0);
    await assert.rejects(
      recordMeeting(owner, eventId, {
        id: agenda.meetings[0]!.id,
        locked: true,
        attended: true,
        result: null,
        note: '',
        version: 1,
      }),
      /linkages.meeting.tooEarly/,
    );
  });

  it('may be held by an association, which is no officer', async () => {
    const { eventId } = await drawn(4, [
      [0, 1, 3],
      [2, 3, 5],
    ]);
    const association = actorOf({ roles: ['association'], organisationId: 'chamber' });
    assert.equal((await readManaged(association, eventId)).meetings.length, 2);
    await planMeetings(association, eventId);
    assert.equal((await readManaged(association, eventId)).meetings.length, 2);
    await assert.rejects(planMeetings(actorOf({}), eventId), /notAllowed/);
  });
});

describe('the day of an event', () => {
  it('counts slots in local time, past midnight too', () => {
    assert.deepEqual(slotTimes('09:30', 20, 2), { from: '10:10', to: '10:30', dayOffset: 0 });
    assert.deepEqual(slotTimes('23:50', 20, 1), { from: '00:10', to: '00:30', dayOffset: 1 });
  });

  it('goes into calendars with text escaped and long lines folded between characters', () => {
    const day = {
      title: 'Day; with, signs\\',
      onDate: '2026-12-31',
      startsAt: '23:50',
      minutes: 20,
      stampedAt: '2026-12-01T08:00:00.123Z',
    };
    const text = writeCalendar(day, [
      { uid: 'u', slot: 1, summary: `a\nb\u0007 ${'機械工業'.repeat(20)}`, location: 'Hall' },
    ]);
    assert.match(text, /X-WR-CALNAME:Day\\; with\\, signs\\\\\r\n/);
    assert.match(text, /DTSTAMP:20261201T080000Z\r\nDTSTART:20270101T001000\r\nDTEND:20270101T003000\r\n/);
    assert.match(text, /SUMMARY:a\\nb {2}機/);
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.equal(text.replaceAll('\r\n ', '').match(/機械工業/g)!.length, 20);
  });

  it('is refused with what is wrong in the form, field by field', () => {
    const answers = {
      title: '',
      description: '',
      onDate: '2026-02-30',
      startsAt: '25:00',
      place: '',
      slots: '1e3',
      tables: '-1',
      minutes: '',
    };
    assert.deepEqual(
      checkNewEvent(answers).issues.map(({ field }) => field),
      ['title', 'place', 'onDate', 'startsAt', 'slots', 'tables', 'minutes'],
    );
    const people = { side: 'buyer' as const, firms: 'XDM-000000000000\n<b>', maxMeetings: '-1', unavailable: '0' };
    assert.deepEqual(
      checkParticipants(people).issues.map(({ field }) => field),
      ['firms', 'maxMeetings', 'unavailable'],
    );
    const sound = checkParticipants({ ...people, firms: 'XDM-000000000000', maxMeetings: '', unavailable: '3, 1;1' });
    assert.deepEqual(sound.wanted?.unavailable, [0, 2]);
  });
});
