import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fillYear } from '../../src/demonstration/fillYear.ts';
import { contextOf, type Portal, startPortal } from './startPortal.ts';

interface Application {
  application: { version: number; eligibility: string; toJudge: { fact: string; title: string }[] };
  events: { state: string; assessments: { fact: string; holds: boolean }[] }[];
}
const idOf = (answer: { body: { location?: string } }) =>
  answer.body.location?.split('/').pop()?.split(/[?#]/)[0] ?? '';

describe('a criterion that a person has to judge', () => {
  let portal: Portal;
  before(async () => {
    portal = await startPortal({ clock: () => new Date('2026-03-02T12:00:00Z') });
    await fillYear(portal.composition, contextOf(portal.composition), 7);
  });
  after(() => portal.stop());

  it('is asked of the officer, not of the firm; nobody qualifies before it is answered, and the answer stays with the decision', async () => {
    const officer = await portal.visitor('officer');
    const owner = await portal.visitor('owner');
    const made = await officer.act('/desk/rounds', {
      programmeId: 'equipment-loan',
      title: 'Machines, spring',
      places: '3',
      opensOn: '2026-03-01',
      closesOn: '2026-03-31',
      assignmentRule: 'firstCome',
      stratifyBy: 'none',
      outcome: 'log sales per worker',
      unit: 'log points',
      source: 'Tax register',
      standardDeviation: '0.6',
      expectedApplicants: '40',
      baselinePeriod: '2025',
      followUpPeriod: '2027',
    });
    assert.equal(made.status, 200, JSON.stringify(made.body));
    const round = idOf(made);
    const draft = await officer.json<{ round: { version: number } }>(`/desk/rounds/${round}`);
    assert.equal((await officer.act(`/desk/rounds/${round}/open`, { version: draft.round.version })).status, 200);
    const { applicants } = await owner.json<{ applicants: { id: string }[] }>(`/firm/apply/${round}`);
    const sent = await owner.act(`/firm/apply/${round}`, {
      applicantId: applicants[0]?.id,
      need: 'A lathe',
      consent: 'yes',
    });
    assert.equal(sent.status, 200, JSON.stringify(sent.body));
    const application = `/desk/applications/${idOf(sent)}`;
    const read = () => officer.json<Application>(application);
    const { application: one } = await read();
    assert.deepEqual(one.toJudge, [{ fact: 'soundPlan', title: 'Sound plan' }]);

    const decide = (more: object) =>
      officer.act(`${application}/decide`, {
        version: one.version,
        state: 'qualified',
        reasonCode: 'criteriaMet',
        ...more,
      });
    for (const said of [{}, { 'judged-soundPlan': 'no' }, { 'judged-soundPlan': 'perhaps' }]) {
      const refused = await decide(said);
      assert.equal(refused.status, 422);
      assert.deepEqual(
        refused.body.issues?.map(({ path }) => path),
        ['body.judged-soundPlan'],
      );
    }
    const html = await (await officer.get(application)).text();
    assert.match(html, /Sound plan: does it hold\?/);
    const done = await decide({ 'judged-soundPlan': 'yes', 'judged-another': 'yes' });
    assert.equal(done.status, 200, JSON.stringify(done.body));
    const { events } = await read();
    assert.deepEqual(events.at(-1)?.assessments, [{ fact: 'soundPlan', holds: true, title: 'Sound plan' }]);
    assert.match(await (await owner.get(`/firm/applications/${idOf(sent)}`)).text(), /Sound plan: yes/);
  });
});
