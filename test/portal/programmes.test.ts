import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { fillYear } from '../../src/demonstration/fillYear.ts';
import { inventId } from '../../src/demonstration/year/chance.ts';
import { contextOf, type Portal, startPortal, type Visitor } from './startPortal.ts';

interface Round {
  phase: string;
  version: number;
  seedCommitment: string;
  smallestEffect: number | null;
}
interface Application {
  application: { id: string; state: string; version: number; reason: string | null; eligibility: string | null };
  events: { state: string; reason: string | null }[];
}

const idOf = (answer: { body: { location?: string } }) =>
  answer.body.location?.split('/').pop()?.split(/[?#]/)[0] ?? '';

describe('a programme from its call to its correction', () => {
  let portal: Portal;
  let today = '2026-03-02';
  const people = new Map<string, Visitor>();
  const as = (name: 'owner' | 'officer' | 'adviser' | 'reviewer' | 'buyer' | 'association') =>
    people.get(name) as Visitor;

  before(async () => {
    portal = await startPortal({ clock: () => new Date(`${today}T12:00:00Z`) });
    await fillYear(portal.composition, contextOf(portal.composition), 7);
    for (const role of ['owner', 'officer', 'adviser', 'reviewer', 'buyer', 'association'] as const)
      people.set(role, await portal.visitor(role));
  });
  after(() => portal.stop());

  const plan = {
    programmeId: 'tooling-voucher',
    title: 'Spring call',
    places: '1',
    opensOn: '2026-03-01',
    closesOn: '2026-03-31',
    assignmentRule: 'lottery',
    stratifyBy: 'none',
    outcome: 'log sales per worker',
    unit: 'log points',
    source: 'Tax register',
    standardDeviation: '0.6',
    expectedApplicants: '400',
    baselinePeriod: '2025',
    followUpPeriod: '2027',
  };
  let round: string;
  let application: string;
  let visit: string;

  it('a call is planned with what it could reveal, and refused field by field where it is not sound', async () => {
    const bad = await as('officer').act('/desk/rounds', {
      ...plan,
      places: '0',
      closesOn: '2026-02-31',
      followUpPeriod: '2024',
      budget: 'much',
    });
    assert.equal(bad.status, 422);
    assert.deepEqual(bad.body.issues?.map(({ path }) => path).sort(), [
      'body.budget',
      'body.closesOn',
      'body.followUpPeriod',
      'body.places',
    ]);
    const made = await as('officer').act('/desk/rounds', { ...plan, places: '200' });
    assert.equal(made.status, 200);
    const view = await as('officer').json<{ round: Round }>(`/desk/rounds/${idOf(made)}`);
    // Twice the standard error times the usual 2.8, from a table of sample sizes.
    assert.ok(Math.abs((view.round.smallestEffect as number) - 0.168) < 0.002, String(view.round.smallestEffect));
  });

  it('a draft is nobody’s business until it is opened, with the fingerprint of its seed', async () => {
    const made = await as('officer').act('/desk/rounds', plan);
    round = idOf(made);
    assert.equal((await as('owner').get(`/programmes/rounds/${round}`)).status, 404);
    const draft = await as('officer').json<{ round: Round }>(`/desk/rounds/${round}`);
    assert.equal((await as('officer').act(`/desk/rounds/${round}/open`, { version: draft.round.version })).status, 200);
    assert.equal((await as('officer').act(`/desk/rounds/${round}/open`, { version: draft.round.version })).status, 409);
    const { round: open } = await as('owner').json<{ round: Round }>(`/programmes/rounds/${round}`);
    assert.equal(open.phase, 'open');
    assert.match(open.seedCommitment, /^[0-9a-f]{64}$/);
  });

  it('the seed can’t be read before the draw, not even by asking for the draw', async () => {
    const { replay } = await as('owner').json<{ replay: unknown }>(`/programmes/rounds/${round}/draw`);
    assert.equal(replay, null);
    const seen = await portal.composition.opened.withActor(
      {
        actor: { kind: 'user', userId: 'x', name: 'x', roles: ['owner'], organisationId: 'x', economies: [] },
        economy: 'XDM',
      },
      async (tx) =>
        (await tx.client.query('SELECT FROM programmes.lottery_seed WHERE round_id = $1', [round])).rowCount,
    );
    assert.equal(seen, 0);
  });

  it('an owner applies once for the own firm, and not for another', async () => {
    const { applicants } = await as('owner').json<{ applicants: { id: string }[] }>(`/firm/apply/${round}`);
    assert.equal(applicants.length, 1);
    const answers = { applicantId: applicants[0]!.id, need: 'A new mould', consent: 'yes' };
    assert.equal(
      (await as('owner').act(`/firm/apply/${round}`, { ...answers, applicantId: 'XDM-000000000000' })).status,
      422,
    );
    const sent = await as('owner').act(`/firm/apply/${round}`, answers);
    assert.equal(sent.status, 200);
    application = idOf(sent);
    assert.equal((await as('owner').act(`/firm/apply/${round}`, answers)).status, 409);
    assert.equal((await as('buyer').get(`/firm/applications/${application}`)).status, 403);
  });

  it('an officer asks, the owner answers, the officer decides with a reason, and all of it stays readable', async () => {
    const read = () => as('officer').json<Application>(`/desk/applications/${application}`);
    const path = `/desk/applications/${application}/decide`;
    const mute = await as('officer').act(path, { version: '1', state: 'notQualified', reasonCode: 'other' });
    assert.deepEqual(
      mute.body.issues?.map(({ path: at }) => at),
      ['body.reason'],
    );
    const asked = {
      version: '1',
      state: 'infoRequested',
      reasonCode: 'documentsMissing',
      reason: 'Please send the tax clearance.',
    };
    assert.equal((await as('officer').act(path, asked)).status, 200);
    assert.equal((await as('officer').act(path, asked)).status, 409, 'the version is stale');
    assert.equal(
      (await as('owner').act(`/firm/applications/${application}/answer`, { version: '2', answer: 'It is attached.' }))
        .status,
      200,
    );
    assert.equal(
      (await as('reviewer').act(path, { version: '3', state: 'qualified', reasonCode: 'criteriaMet' })).status,
      403,
    );
    assert.equal(
      (await as('officer').act(path, { version: '3', state: 'qualified', reasonCode: 'criteriaMet' })).status,
      200,
    );
    const { application: now, events } = await read();
    assert.equal(now.state, 'qualified');
    assert.deepEqual(
      events.map(({ state }) => state),
      ['submitted', 'infoRequested', 'submitted', 'qualified'],
    );
  });

  it('the places are given after the last day and not before, once, and anybody can draw again', async () => {
    const version = async () => (await as('officer').json<{ round: Round }>(`/desk/rounds/${round}`)).round.version;
    const early = await as('officer').act(`/desk/rounds/${round}/draw`, { version: await version() });
    assert.equal(early.body.code, 'programmes.round.stillOpen');
    today = '2026-04-01';
    assert.equal(
      (await as('owner').act(`/firm/apply/${round}`, { applicantId: 'x', need: 'x', consent: 'no' })).status,
      422,
    );
    const drawn = await as('officer').act(`/desk/rounds/${round}/draw`, { version: await version() });
    assert.equal(drawn.status, 200, JSON.stringify(drawn.body));
    assert.equal((await as('officer').act(`/desk/rounds/${round}/draw`, { version: await version() })).status, 409);
    const { replay } = await as('buyer').json<{ replay: { seed: string; commitment: string; agrees: boolean } }>(
      `/programmes/rounds/${round}/draw`,
    );
    assert.equal(replay.agrees, true);
    assert.equal(createHash('sha256').update(replay.seed).digest('hex'), replay.commitment);
    assert.equal(
      (await as('owner').json<Application>(`/firm/applications/${application}`)).application.state,
      'assigned',
    );
  });

  it('a draw that was tampered with is seen by everybody', async () => {
    const drawn = inventId(7, 'voucher round');
    const read = () =>
      as('buyer').json<{ replay: { agrees: boolean; entries: number } }>(`/programmes/rounds/${drawn}/draw`);
    assert.equal((await read()).replay.agrees, true);
    await portal.database.withConnection('admin', (client) =>
      client.query(
        `UPDATE programmes.draw_entry SET assigned = NOT assigned WHERE application_id = (SELECT application_id FROM programmes.draw_entry WHERE round_id = $1 LIMIT 1)`,
        [drawn],
      ),
    );
    assert.equal((await read()).replay.agrees, false);
  });

  it('a visit is planned, begun and completed; its suggestions end implemented or refused with a reason', async () => {
    visit = idOf(
      await as('adviser').act(`/desk/applications/${application}/deliveries`, {
        kind: 'visit',
        plannedOn: '2026-04-01',
      }),
    );
    assert.equal(
      (await as('adviser').act(`/visits/${visit}/start`, { version: '1', startedOn: '2026-04-02' })).status,
      409,
      'a day to come',
    );
    assert.equal(
      (await as('adviser').act(`/visits/${visit}/start`, { version: '1', startedOn: '2026-04-01' })).status,
      200,
    );
    const none = await as('adviser').act(`/visits/${visit}/suggestions`, {
      gap: 'nothing.such',
      action: '',
      expectedGain: '-5',
    });
    assert.equal(none.body.issues?.length, 3);
    for (const action of ['Mend the leaks', 'Write down the settings']) {
      assert.equal(
        (
          await as('adviser').act(`/visits/${visit}/suggestions`, {
            gap: 'technology.energy',
            action,
            expectedGain: '4000',
          })
        ).status,
        200,
      );
    }
    const { suggestions } = await as('owner').json<{ suggestions: { id: string; state: string }[] }>(
      `/visits/${visit}`,
    );
    const [first, second] = suggestions.map(({ id }) => id);
    assert.equal((await as('buyer').get(`/visits/${visit}`)).status, 404, 'another organisation');
    assert.equal(
      (await as('buyer').act(`/suggestions/${first}/follow`, { version: '1', state: 'accepted' })).status,
      404,
    );
    assert.equal(
      (await as('owner').act(`/suggestions/${first}/follow`, { version: '1', state: 'refused' })).status,
      409,
      'no reason',
    );
    assert.equal(
      (await as('owner').act(`/suggestions/${first}/follow`, { version: '1', state: 'implemented', gain: '3500' }))
        .status,
      200,
    );
    assert.equal(
      (await as('owner').act(`/suggestions/${first}/follow`, { version: '2', state: 'refused', reason: 'x' })).status,
      409,
      'settled',
    );
    assert.equal(
      (await as('adviser').act(`/suggestions/${second}/follow`, { version: '1', state: 'refused', reason: 'Too dear' }))
        .status,
      200,
    );
    const after = await as('owner').json<{ suggestions: { state: string; gainSource: string | null }[] }>(
      `/visits/${visit}`,
    );
    assert.deepEqual(
      after.suggestions.map(({ state }) => state),
      ['implemented', 'refused'],
    );
    assert.equal(after.suggestions[0]?.gainSource, 'stated');
  });

  it('the firm says by a link how it was, once; its complaint has an owner, a deadline and a public outcome', async () => {
    const done = await as('adviser').act<{ feedbackPath: string }>(`/visits/${visit}/complete`, {
      version: '2',
      summary: 'Leaks in the air.',
    });
    const link = done.body.feedbackPath;
    const stranger = await portal.visitor();
    const { state } = await stranger.json<{ state: string }>(link);
    assert.equal(state, 'open');
    assert.equal((await stranger.act(link, { usefulness: '6' })).body.issues?.length, 4);
    const answers = {
      usefulness: '4',
      competence: '5',
      specificity: '2',
      changed: 'yes',
      complains: 'yes',
      subject: 'delay',
      complaint: 'Three weeks late',
    };
    assert.equal((await stranger.act(link, answers)).status, 200);
    assert.equal((await stranger.act(link, answers)).status, 409);
    assert.equal((await stranger.get(link.replace(/feedback\/.{5}/, 'feedback/AAAAA'))).status, 404);
    const { complaints } = await as('officer').json<{
      complaints: { id: string; text: string; dueOn: string; version: number }[];
    }>('/desk/complaints');
    const complaint = complaints.find(({ text }) => text === 'Three weeks late')!;
    assert.equal(complaint.dueOn, '2026-05-01');
    const open = await stranger.get('/corrections?economy=XDM', { accept: 'application/json' });
    assert.doesNotMatch(await open.text(), /Three weeks late|Bright Star/);
    assert.equal((await as('officer').act(`/complaints/${complaint.id}/take`, { version: '1' })).status, 200);
    assert.equal(
      (
        await as('officer').act(`/complaints/${complaint.id}/actions`, {
          action: 'One calendar for all',
          dueOn: '2026-04-20',
        })
      ).status,
      200,
    );
    const named = await as('officer').act(`/complaints/${complaint.id}/close`, {
      version: '2',
      kind: 'corrected',
      publicOutcome: 'Bright Star Tooling Co., Ltd. was right.',
    });
    assert.equal(named.body.code, 'programmes.complaint.namesFirm');
    assert.equal(
      (
        await as('officer').act(`/complaints/${complaint.id}/close`, {
          version: '2',
          kind: 'corrected',
          publicOutcome: 'Visits are in one calendar now.',
        })
      ).status,
      200,
    );
    const shown = await (await stranger.get('/corrections?economy=XDM', { accept: 'application/json' })).text();
    assert.match(shown, /Visits are in one calendar now/);
    assert.match(shown, /One calendar for all/);
  });

  it('a voucher binds money, a claim with its invoice is paid through the ledger, and no invoice is paid twice', async () => {
    const voucher = idOf(
      await as('officer').act(`/desk/applications/${application}/voucher`, {
        sharePercent: '50',
        ceiling: '1000',
        expiresOn: '2026-12-31',
      }),
    );
    assert.equal(
      (
        await as('officer').act(`/desk/applications/${application}/voucher`, {
          sharePercent: '50',
          ceiling: '1000',
          expiresOn: '2026-12-31',
        })
      ).status,
      409,
    );
    const claim = (number: string, amount: string) =>
      as('owner').upload(
        `/vouchers/${voucher}/claims`,
        { supplier: 'Falcon', invoiceNumber: number, invoicedOn: '2026-03-20', invoiceAmount: amount },
        { name: 'invoice.pdf', content: '%PDF-1.4', field: 'evidence', from: '/complaints/new' },
      );
    assert.equal((await claim('A1', '600')).status, 303);
    assert.equal((await claim('A1', '600')).status, 409, 'the same invoice');
    assert.equal((await claim('A2', '5000')).status, 303);
    assert.equal((await claim('A3', '10')).status, 409, 'nothing is left');
    const read = () =>
      as('owner').json<{ voucher: { paid: string }; claims: { id: string; payable: string; state: string }[] }>(
        `/vouchers/${voucher}`,
      );
    const claims = (await read()).claims.sort((a, b) => Number(a.payable) - Number(b.payable));
    assert.deepEqual(
      claims.map(({ payable }) => payable),
      ['300', '700'],
    );
    assert.equal(
      (await as('owner').act(`/claims/${claims[0]!.id}/decide`, { version: '1', decision: 'pay' })).status,
      403,
    );
    assert.equal(
      (await as('officer').act(`/claims/${claims[0]!.id}/decide`, { version: '1', decision: 'pay' })).status,
      200,
    );
    assert.equal(
      (await as('officer').act(`/claims/${claims[0]!.id}/decide`, { version: '2', decision: 'pay' })).status,
      409,
    );
    assert.equal(
      (
        await as('officer').act(`/claims/${claims[1]!.id}/decide`, {
          version: '1',
          decision: 'refuse',
          reason: 'Not a tool',
        })
      ).status,
      200,
    );
    assert.equal((await read()).voucher.paid, '300');
    const { rows } = await portal.database.withConnection('admin', (client) =>
      client.query<{ amount: string }>(
        `SELECT amount::text FROM platform.ledger_posting p JOIN platform.ledger_entry e ON e.id = p.entry_id WHERE e.reference = $1 ORDER BY amount`,
        [claims[0]!.id],
      ),
    );
    assert.deepEqual(
      rows.map(({ amount }) => Number(amount)),
      [-300, 300],
    );
    assert.equal(await (await as('owner').get(`/claims/${claims[0]!.id}/evidence`)).text(), '%PDF-1.4');
    assert.equal((await as('buyer').get(`/claims/${claims[0]!.id}/evidence`)).status, 404);
  });

  it('a group of firms applies as one, is decided as one and wins as one', async () => {
    const made = await as('officer').act('/desk/rounds', {
      programmeId: 'association-training',
      title: 'Courses at the workplace',
      places: '2',
      opensOn: '2026-03-20',
      closesOn: '2026-04-02',
      assignmentRule: 'firstCome',
    });
    const id = idOf(made);
    await as('officer').act(`/desk/rounds/${id}/open`, { version: '1' });
    assert.equal(
      (await as('owner').json<{ applicants: unknown[] }>(`/firm/apply/${id}`)).applicants.length,
      0,
      'a single firm is no group',
    );
    const { applicants } = await as('association').json<{ applicants: { id: string }[] }>(`/firm/apply/${id}`);
    const sent = await as('association').act(`/firm/apply/${id}`, {
      applicantId: applicants[0]!.id,
      need: 'A course on setting presses for nine of our members.',
      consent: 'yes',
    });
    assert.equal(sent.status, 200, JSON.stringify(sent.body));
    const path = `/desk/applications/${idOf(sent)}/decide`;
    assert.equal(
      (await as('officer').act(path, { version: '1', state: 'qualified', reasonCode: 'criteriaMet' })).status,
      200,
    );
    const day = today;
    today = '2026-04-03';
    const drawn = await as('officer').act(`/desk/rounds/${id}/draw`, { version: '2' });
    assert.equal(drawn.status, 200, JSON.stringify(drawn.body));
    const own = await as('association').json<Application>(`/firm/applications/${idOf(sent)}`);
    assert.equal(own.application.state, 'assigned');
    today = day;
  });

  it('figures leave through disclosure control: a class of one or two firms is hidden', async () => {
    const worker = await portal.startWorker();
    const job = await as('officer').act('/desk/figures', {});
    for (let tries = 0; tries < 200; tries += 1) {
      const { state } = await as('officer').json<{ state: string }>(job.body.location ?? '');
      if (state === 'done') break;
      assert.notEqual(state, 'failed');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await worker.stop();
    const { panels } = await (await portal.visitor()).json<{
      panels: Record<
        string,
        Record<string, { release: { cells: { values: Record<string, number | null>; status: string }[] } | null }>
      >;
    }>('/programmes/plant-visits?economy=XDM');
    const cells = panels['programmePage.takeUp']?.['programmes.takeUp']?.release?.cells ?? [];
    assert.ok(cells.length >= 5);
    for (const { values, status } of cells) {
      const applied = values.applied;
      if (status !== 'hidden') assert.ok(applied === 0 || (applied ?? 3) >= 3, `${applied} firms are shown`);
    }
  });
});
