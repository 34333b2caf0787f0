import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal, type Visitor } from '../../../../test/portal/startPortal.ts';
import { readProgrammeFolder } from './files/readProgrammeFiles.ts';
import { checkPublication, withFacts } from './rules/checkPublication.ts';
import { fillProgrammeForm } from './rules/fillProgrammeForm.ts';
import type { Programme } from './rules/programme.ts';
import { readProgrammeForm } from './rules/readProgrammeForm.ts';
import { contentFolder, loadContent } from './services/loadContent.ts';
import type { CatalogueView, ProgrammeView } from './views/catalogue.ts';
import { type FormView, fieldOf } from './views/programmeForm.ts';

const notice = {
  title: 'Help with dies',
  provider: 'Tool office',
  instrument: 'grant',
  sourceTitle: 'Notice 7 of 2026',
  rate: '50',
  gaps: 'technology.equipment',
  fact1: 'employees',
  op1: '<=',
  value1: '50',
  fact2: 'taxPaid',
  op2: '=',
  value2: 'yes',
};

describe('an officer at the desk', () => {
  let portal: Portal;
  let officer: Visitor;
  let anybody: Visitor;
  const send = (fields: Record<string, string>, id = '') =>
    officer.post(`/desk/programmes${id}`, fields, '/desk/programmes/new');

  before(async () => {
    portal = await startPortal({ plants: 0 });
    officer = await portal.visitor('officer');
    anybody = await portal.visitor();
  });
  after(() => portal.stop());

  it('sees the programme in words and tried on three firms before anything is kept', async () => {
    const response = await send({
      ...notice,
      action: 'preview',
      testA1: '10',
      testA2: 'yes',
      testB1: '80',
      testC2: 'yes',
    });
    assert.equal(response.status, 200);
    const page = await response.text();
    assert.match(page, /People employed: at most 50 people/);
    for (const outcome of ['>eligible<', '>not eligible<', '>not known yet<'])
      assert.ok(page.includes(outcome), outcome);
    assert.match(page, /value="80"/);
    assert.equal((await anybody.get('/programmes/help-with-dies')).status, 404);
  });

  it('keeps a draft that nobody else sees, and publishes it', async () => {
    assert.equal((await send({ ...notice, action: 'draft' })).headers.get('location'), '/desk/programmes?done=draft');
    assert.equal((await anybody.get('/programmes/help-with-dies')).status, 404);
    const draft = await officer.json<FormView>('/desk/programmes/help-with-dies/edit');
    assert.deepEqual([draft.state, fieldOf(draft.answers, 'value', 1)], ['draft', '50']);
    const published = await send({ ...notice, action: 'publish', version: draft.basedOn }, '/help-with-dies');
    assert.equal(published.headers.get('location'), '/desk/programmes?done=published');
    const view = await anybody.json<ProgrammeView>('/programmes/help-with-dies');
    assert.deepEqual([view.version, view.state, view.gaps.length], [1, 'published', 1]);
    const found = await anybody.json<CatalogueView>('/programmes?gap=technology.equipment&instrument=grant&q=DIES');
    assert.deepEqual(
      found.programmes.map(({ id }) => id),
      ['help-with-dies'],
    );
  });

  it('publishes a new version, and not over what somebody else has done', async () => {
    const { basedOn } = await officer.json<FormView>('/desk/programmes/help-with-dies/edit');
    const change = { ...notice, value1: '80', action: 'publish', version: basedOn };
    assert.equal((await send(change, '/help-with-dies')).status, 303);
    assert.equal((await anybody.json<ProgrammeView>('/programmes/help-with-dies')).version, 2);
    assert.equal((await send({ ...change, value1: '90' }, '/help-with-dies')).status, 409);
    assert.equal((await send({ ...notice, action: 'publish' })).status, 409);
  });

  it('gets the form back with what was typed where something is at fault', async () => {
    const response = await send({ ...notice, action: 'publish', value1: 'few', title: '' });
    assert.equal(response.status, 422);
    const page = await response.text();
    assert.match(page, /href="#value1"/);
    assert.match(page, /value="few"/);
    const impossible = await send({
      ...notice,
      title: 'Never',
      action: 'publish',
      fact3: 'employees',
      op3: '>',
      value3: '60',
    });
    assert.match(await impossible.text(), /No firm can meet these criteria together/);
  });

  it('cannot call for firms in a programme that is for people without one', async () => {
    const { basedOn } = await officer.json<FormView>('/desk/programmes/help-with-dies/edit');
    const person = { ...notice, unit: 'person', action: 'publish', version: basedOn };
    assert.equal((await send(person, '/help-with-dies')).status, 303);
    assert.equal((await anybody.json<ProgrammeView>('/programmes/help-with-dies')).unit, 'person');
    const round = await officer.post('/desk/rounds', { programmeId: 'help-with-dies', title: 'A call', places: '3' });
    assert.equal(round.status, 422);
    assert.match(await round.text(), /for people who have no firm yet/);
  });

  it('begins a live programme from any design, and keeps it as a draft once it has a provider', async () => {
    const designs = readProgrammeFolder(contentFolder('design'));
    await loadContent(contextOf(portal.composition), 'design');
    for (const { programme } of designs.filter((_, at) => at % 9 === 0)) {
      const { answers } = await officer.json<FormView>(`/desk/programmes/new?from=${programme.id}`);
      assert.deepEqual([answers.title, answers.unit, answers.provider], [programme.title, programme.unit, '']);
    }
    for (const { programme } of designs) {
      const form = { ...fillProgrammeForm(programme, true), provider: 'Tool office' };
      const read = readProgrammeForm(form, { economy: 'XDM', today: '2026-03-01', base: null });
      assert.deepEqual(read.issues, [], programme.id);
      assert.deepEqual(checkPublication(withFacts(read.programme as Programme), 'XDM'), [], programme.id);
    }
  });

  it('finds designs by economy, decade, kind of help and wish', async () => {
    const found = async (query: string) =>
      (await anybody.json<CatalogueView>(`/programmes?shelf=design${query}`)).programmes.map(({ id }) => id);
    assert.deepEqual(await found('&from=KOR&decade=1970'), ['kor-subcontracting-promotion', 'kor-training-levy']);
    assert.deepEqual(await found('&from=IND&instrument=grant'), ['ind-sitra-loom']);
    assert.deepEqual(await found('&unit=enterprise'), []);
    assert.deepEqual(await found('&unit=person'), ['kor-business-start-up', 'chn-start-up-services']);
    assert.deepEqual(await found('&goal=protectIdeas&from=SGP&q=property%20Management'), [
      'sgp-intellectual-property-management',
    ]);
    assert.equal((await anybody.get('/programmes?goal=getRich')).status, 422);
  });

  it('takes a programme from the shelf', async () => {
    const { basedOn } = await officer.json<FormView>('/desk/programmes/help-with-dies/edit');
    assert.equal((await send({ version: basedOn }, '/help-with-dies/withdraw')).status, 303);
    assert.equal((await anybody.json<CatalogueView>('/programmes')).total, 0);
  });
});
