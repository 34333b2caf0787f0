import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DraftView } from '../../src/rooms/registry/mapping/views/draft.ts';
import { type Portal, startPortal, type Visitor } from './startPortal.ts';

const thai = [
  'ชื่อโรงงาน;ที่ตั้ง;อำเภอ;จังหวัด;จำนวนคนงาน;วันที่จดทะเบียน;โทรศัพท์;หมายเหตุ',
  'บริษัท ช่างทอง จำกัด;12 ถนนพระราม 4;ปทุมวัน;กรุงเทพมหานคร;20-49;31/12/2559;02 612 3456;ก',
  'ร้านเหล็กดี;99 หมู่ 3;บางพลี;สมุทรปราการ;๑๒;13/01/2560;02 700 1234;ข',
].join('\n');

describe('the way of a file whose columns nobody has named', () => {
  let portal: Portal;
  let officer: Visitor;

  before(async () => {
    portal = await startPortal({ plants: 0 });
    await portal.startWorker();
    officer = await portal.visitor('officer');
  });
  after(() => portal.stop());

  const wait = async (location: string | null) => {
    assert.match(location ?? '', /^\/jobs\//);
    for (let i = 0; i < 200; i++) {
      const job = await officer.json<{ state: string; resultUrl: string; faults: { message: string }[] }>(
        location as string,
      );
      if (job.state === 'done') return job.resultUrl;
      assert.ok(job.state === 'queued' || job.state === 'running', JSON.stringify(job.faults));
      await sleep(100);
    }
    throw new Error('the job did not end');
  };
  const upload = async (content: string | Uint8Array, name: string) =>
    wait((await officer.upload('/imports', { preset: '', encoding: '' }, { name, content })).headers.get('location'));
  const meaningsOf = (view: DraftView) => Object.fromEntries(view.columns.map(({ name, meaning }) => [name, meaning]));

  it('understands the columns, is corrected, saved, read, applied, and knows the next file', async () => {
    const address = await upload(thai, 'โรงงาน.csv');
    const view = await officer.json<DraftView>(address);
    assert.deepEqual([view.format, view.encoding, view.delimiter, view.rowCount], ['csv', 'UTF-8', ';', 2]);
    assert.deepEqual(meaningsOf(view), {
      ชื่อโรงงาน: 'name',
      ที่ตั้ง: 'address',
      อำเภอ: 'place.name',
      จังหวัด: 'place.parentName',
      จำนวนคนงาน: 'employees',
      วันที่จดทะเบียน: 'registeredOn',
      โทรศัพท์: 'phone',
      หมายเหตุ: '',
    });
    assert.deepEqual(view.keyColumns, ['ชื่อโรงงาน', 'ที่ตั้ง', 'อำเภอ']);

    const draft = `/imports/drafts/${view.id}`;
    const meaning = view.columns.map((column) => column.meaning);
    const none = await officer.act(`${draft}/read`, { page: 1, meaning: meaning.map(() => ''), detail: [] });
    assert.equal(none.status, 422);
    assert.deepEqual(
      none.body.issues?.map(({ path }) => path),
      ['body.meaning'],
    );
    const twice = await officer.act(`${draft}/read`, { page: 1, meaning: ['name', 'name'], detail: [] });
    assert.deepEqual(
      twice.body.issues?.map(({ path }) => path),
      ['body.meaning-1'],
    );

    const save = { page: 1, meaning, detail: meaning.map(() => ''), name: 'thai-factories', title: 'Factories' };
    assert.equal((await officer.act(`${draft}/save`, { ...save, name: 'generic' })).status, 422, 'the name is taken');
    const saved = await officer.act(`${draft}/save`, save);
    assert.match(saved.body.location ?? '', /saved=thai-factories/);
    const { mappings } = await officer.json<{ mappings: { name: string }[] }>('/imports/mappings');
    assert.deepEqual(
      mappings.map(({ name }) => name),
      ['thai-factories'],
    );

    const staged = await wait((await officer.act(`${draft}/read`, { page: 1 })).body.location ?? null);
    const preview = await officer.json<Record<string, number> & { id: string }>(staged);
    assert.deepEqual([preview.created, preview.rejected], [2, 0]);
    await wait((await officer.act(`/imports/${preview.id}/apply`, { version: preview.version })).body.location ?? null);
    const found = await officer.json<{ hits: { name: string }[] }>(`/suppliers?q=${encodeURIComponent('ช่างทอง')}`);
    assert.equal(found.hits.length, 1);
    const rows = await portal.database.withConnection('admin', (client) =>
      client.query('SELECT employees, registered_on::text FROM registry.establishment ORDER BY employees NULLS LAST'),
    );
    assert.deepEqual(rows.rows, [
      { employees: 12, registered_on: '2017-01-13' },
      { employees: null, registered_on: '2016-12-31' },
    ]);

    const next = await officer.json<DraftView>(await upload(thai.replace('ร้านเหล็กดี', 'ร้านเหล็กงาม'), 'next.csv'));
    assert.deepEqual(
      next.presets.map(({ name, share, missing }) => [name, share, missing.length]),
      [['thai-factories', 1, 0]],
    );
    const byPreset = await officer.act(`/imports/drafts/${next.id}/preset`, { preset: 'thai-factories' });
    const again = await officer.json<Record<string, number>>(await wait(byPreset.body.location ?? null));
    assert.deepEqual([again.created, again.unchanged], [1, 1]);
  });

  it('looks again with another encoding and keeps what was chosen, and a mapping is described and deleted', async () => {
    const view = await officer.json<DraftView>(await upload('Namn;Ort\nSmide AB;Malmö\n', 'latin.csv'));
    await officer.act(`/imports/drafts/${view.id}/choices`, {
      page: 1,
      meaning: ['name', 'address'],
      detail: ['', ''],
    });
    const looked = await officer.act(`/imports/drafts/${view.id}/look`, { encoding: 'windows-1252', delimiter: ';' });
    const again = await officer.json<DraftView>(await wait(looked.body.location ?? null));
    assert.equal(again.encoding, 'windows-1252');
    assert.equal(again.columns[1]?.samples[0], 'MalmÃ¶');
    assert.deepEqual(meaningsOf(again), { Namn: 'name', Ort: 'address' });

    const page = '/imports/mappings/thai-factories';
    const before = await officer.json<{ version: number; meanings: object[] }>(page);
    assert.equal(before.meanings.length, 7);
    assert.equal((await officer.act(page, { version: before.version, title: '' })).status, 422);
    const words = {
      title: 'Thai factories',
      publisher: 'Department of Industrial Works',
      licence: 'open',
      asOf: '2026-01-01',
    };
    assert.equal((await officer.act(page, { version: before.version, ...words })).status, 200);
    assert.equal((await officer.act(page, { version: before.version, ...words })).status, 409, 'changed meanwhile');
    await officer.act(`${page}/delete`, {});
    assert.equal((await officer.get(page)).status, 404);
  });

  it('leads through 200 columns page by page', async () => {
    const header = Array.from({ length: 200 }, (_, i) => (i === 150 ? 'Company Name' : `field ${i}`));
    const view = await officer.json<DraftView>(
      await upload(`${header.join(',')}\n${header.map((_, i) => `v${i}`).join(',')}\n`, 'wide.csv'),
    );
    assert.deepEqual([view.columnCount, view.pageCount, view.columns.length, view.named], [200, 5, 40, 1]);
    const fourth = await officer.json<DraftView>(`/imports/drafts/${view.id}?page=4`);
    assert.equal(fourth.columns[30]?.meaning, 'name');
    const on = await officer.act(`/imports/drafts/${view.id}/choices`, {
      page: 4,
      meaning: ['address'],
      detail: [''],
      go: 'next',
    });
    assert.match(on.body.location ?? '', /page=5$/);
  });
});
