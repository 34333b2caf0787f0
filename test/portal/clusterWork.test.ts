import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { clearSimulatedWork } from '../../src/rooms/clusters/index.ts';
import { makeSamples } from './samples/index.ts';
import { contextOf, type Portal, startPortal, type Visitor } from './startPortal.ts';

describe('the work of a cluster on the portal', () => {
  let portal: Portal;
  let made: Readonly<Record<string, string>>;
  let lead: Visitor;
  let officer: Visitor;
  let visitor: Visitor;
  const at = () => `/group/programmes/${made.clusterProgramme}`;
  before(async () => {
    portal = await startPortal();
    made = await makeSamples(portal);
    lead = await portal.visitor('association');
    officer = await portal.visitor('officer');
    visitor = await portal.visitor();
  });
  after(() => portal.stop());

  it('refuses hostile and contradictory answers with a located sentence, and keeps them', async () => {
    const cases: [string, object, string][] = [
      [`/clusters/evidence/${made.cluster}/state`, { question: 'functioning.nonsense' }, 'question'],
      [`/clusters/evidence/${made.cluster}/state`, { link: 'javascript:alert(1)' }, 'link'],
      ['/group/programmes', { cluster: made.cluster, title: 'x', beginsOn: '2026-02-30' }, 'beginsOn'],
      [`${at()}/goals/new`, { version: '1', baseline: 'NaN' }, 'baseline'],
      [`${at()}/actions/new`, { version: '1', cost: '1e9' }, 'cost'],
      [`${at()}/actions/new`, { version: '1', cost: '10', fromMembers: '9' }, 'cost'],
      [`${at()}/members`, { firms: "'; DROP TABLE x" }, 'firms'],
      [`${at()}/members`, { firms: 'XDM-999999999999' }, 'firms'],
      [`${at()}/goals/${made.clusterGoal}/values`, { version: '1', value: '3', on: '2999-01-01' }, 'on'],
    ];
    for (const [url, body, field] of cases) {
      const answer = await lead.act<{ issues: { path: string }[] }>(url, body);
      assert.equal(answer.status, 422, `${url} ${JSON.stringify(body)}: ${answer.status}`);
      assert.ok(
        answer.body.issues.some(({ path }) => path === `body.${field}`),
        JSON.stringify(answer.body.issues),
      );
    }
  });

  it('answers what is not there, or no longer as it was, with a refusal and no harm', async () => {
    assert.equal((await visitor.get('/clusters/evidence/ISIC4.25.nowhere')).status, 404);
    assert.equal((await visitor.get('/clusters/evidence/%3Cscript%3E')).status, 422);
    assert.equal((await visitor.get(`/clusters/programmes/${made.cluster}`)).status, 422);
    assert.equal((await lead.act(`${at()}/state`, { version: '1', to: 'running' })).status, 409);
    assert.equal((await lead.act(`${at()}/state`, { version: '4', to: 'closed' })).status, 409);
    assert.equal((await visitor.get(at(), { accept: 'application/json' })).status, 401);
  });

  it('shows the association’s programme to all, its work to the lead and officers, and no names without consent', async () => {
    const page = await (
      await visitor.get(`/clusters/programmes/${made.clusterProgramme}`, { accept: 'text/html' })
    ).text();
    assert.match(page, /Parts together/);
    assert.match(page, /A stand at the fair/);
    assert.doesNotMatch(page, /Work on it/);
    const desk = await officer.json<{ isOwn: boolean; programmes: unknown[] }>('/group');
    assert.deepEqual([desk.isOwn, desk.programmes.length > 0], [false, true]);
    const calendar = await (await visitor.get(`/clusters/programmes/${made.clusterProgramme}/actions.ics`)).text();
    assert.match(calendar, /SUMMARY:A stand at the fair/);
  });

  it('shows the owner the invitation on its desk, and takes the answer there', async () => {
    const owner = await portal.visitor('owner');
    const desk = await (await owner.get('/firm', { accept: 'text/html' })).text();
    assert.match(desk, /invitation of a group waits/);
    const { memberships } = await owner.json<Memberships>('/firm/groups');
    const open = memberships.find(({ state }) => state === 'invited')!;
    const answer = await owner.act(`/firm/groups/${open.id}/answer`, { version: '1', answer: 'agreed', named: 'no' });
    assert.equal(answer.status, 200);
    const again = (await owner.json<Memberships>('/firm/groups')).memberships.find(({ id }) => id === open.id);
    assert.equal(again?.state, 'agreed');
    assert.equal((await lead.act(`/firm/groups/${open.id}/answer`, { version: '2', answer: 'left' })).status, 404);
  });

  it('lets a group apply as one, and shows whoever decides the firms for which it applies', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const round = { programmeId: 'association-training', title: 'Courses for associations', places: '2' };
    const rule = { opensOn: today, closesOn: '2099-01-31', assignmentRule: 'firstCome', stratifyBy: 'none' };
    const made = await officer.act('/desk/rounds', { ...round, ...rule });
    assert.equal(made.status, 200, JSON.stringify(made.body));
    const id = lastPart(made.body.location);
    const draft = await officer.json<{ round: { version: number } }>(`/desk/rounds/${id}`);
    assert.equal((await officer.act(`/desk/rounds/${id}/open`, { version: draft.round.version })).status, 200);
    const desk = () => lead.json<{ rounds: { id: string }[]; applications: { id: string }[] }>('/group');
    assert.ok((await desk()).rounds.some((one) => one.id === id));
    const { applicants } = await lead.json<{ applicants: { id: string }[] }>(`/firm/apply/${id}`);
    const answers = { applicantId: applicants[0]?.id, need: 'A course on set-up times', consent: 'yes' };
    const sent = await lead.act(`/firm/apply/${id}`, answers);
    assert.equal(sent.status, 200, JSON.stringify(sent.body));
    const application = lastPart(sent.body.location);
    assert.ok((await desk()).applications.some((one) => one.id === application));
    const page = await (await officer.get(`/desk/applications/${application}`, { accept: 'text/html' })).text();
    assert.match(page, /Chamber of Machine Makers \(simulated\) applies as one unit. The register knew \d+ members/);
  });

  it('takes all that is simulated away again', async () => {
    await clearSimulatedWork(contextOf(portal.composition));
    assert.equal((await visitor.get(`/clusters/programmes/${made.clusterProgramme}`)).status, 404);
    const { observed } = await visitor.json<{ observed: number }>(`/clusters/evidence/${made.cluster}`);
    assert.equal(observed, 0);
  });
});

const lastPart = (address = '') => address.split('/').pop()?.split(/[?#]/)[0] ?? '';

interface Memberships {
  memberships: { id: string; state: string }[];
}
