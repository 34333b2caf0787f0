import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportRowsView } from '../../src/rooms/registry/views/importRows.ts';
import { type Portal, startPortal, type Visitor } from './startPortal.ts';

const header = 'id,enterprise_id,name,tax_number,address,employees';
const first = [
  header,
  'A1,10000001,Bright Star Castings Co.,T-1,1 Foundry Road,12',
  'A2,10000002,Moon Tools,T-2,2 Foundry Road,',
  'A3,10000003,Sun Forge,,3 Foundry Road,7',
].join('\n');

describe('what a preview shows before anything is applied', () => {
  let portal: Portal;
  let officer: Visitor;
  before(async () => {
    portal = await startPortal({ plants: 0 });
    await portal.startWorker();
    officer = await portal.visitor('officer');
  });
  after(() => portal.stop());

  const wait = async (location: string | null) => {
    for (let i = 0; i < 200; i++) {
      const job = await officer.json<{ state: string; resultUrl: string }>(location as string);
      if (job.state === 'done') return job.resultUrl;
      await sleep(100);
    }
    throw new Error('the job did not end');
  };
  const stage = async (content: string) => {
    const sent = await officer.upload('/imports', { preset: 'generic', encoding: '' }, { name: 'firms.csv', content });
    return officer.json<{ id: string; version: number; conflicts: Record<string, number> } & Record<string, number>>(
      await wait(sent.headers.get('location')),
    );
  };
  const rows = (id: string, list: string) => officer.json<ImportRowsView>(`/imports/${id}/rows?list=${list}`);

  it('lists what is new, changed and unchanged, and what contradicts a person, another firm or another row', async () => {
    const before = await stage(first);
    await wait((await officer.act(`/imports/${before.id}/apply`, { version: before.version })).body.location ?? null);
    const { hits } = await officer.json<{ hits: { enterpriseId: string }[] }>('/suppliers?q=moon');
    const correct = `/suppliers/${hits[0]!.enterpriseId}/correct`;
    const { version } = await officer.json<{ version: number }>(correct);
    await officer.act(correct, { field: 'name', value: 'Moonlight Tools', reason: 'letterhead', version });

    const lines = [
      header,
      'A1,10000001,Bright Star Castings Co.,T-1,9 New Road,12',
      'A2,10000002,Moon Tools,T-2,2 Foundry Road,',
      'A3,10000003,Sun Forge,T-1,3 Foundry Road,7',
      'A4,10000004,New Works,,,50+',
      'A4,10000004,New Works again,,,',
      'A5,10000005,,,,many',
    ];
    const preview = await stage(lines.join('\n'));
    assert.deepEqual([preview.created, preview.updated, preview.unchanged, preview.rejected], [1, 2, 1, 2]);
    assert.deepEqual(preview.conflicts, { corrected: 1, numberHeld: 2, repeatedKey: 1 });

    const created = await rows(preview.id, 'created');
    assert.deepEqual(
      created.rows.map(({ row, name }) => [row, name]),
      [[5, 'New Works']],
    );
    const updated = await rows(preview.id, 'updated');
    assert.deepEqual(
      updated.rows.map(({ row, about }) => [row, about.map(({ field, before, after }) => [field, before, after])]),
      [
        [2, [['address', '1 Foundry Road', '9 New Road']]],
        [4, []],
      ],
    );
    const corrected = await rows(preview.id, 'corrected');
    assert.deepEqual(
      corrected.rows.map(({ row, about }) => [row, about[0]?.before, about[0]?.after]),
      [[3, 'Moonlight Tools', 'Moon Tools']],
    );
    const held = await rows(preview.id, 'numberHeld');
    assert.deepEqual(
      held.rows.map(({ row, about }) => [row, about[0]?.field, about[0]?.before]),
      [
        [2, 'TAX', 'Sun Forge'],
        [4, 'TAX', 'Bright Star Castings Co.'],
      ],
    );
    assert.equal((await officer.get(`/imports/${preview.id}/rows?list=updated`, { accept: 'text/html' })).status, 200);
  });

  it('hands rejected rows out in the columns of the file, to be mended and taken in again', async () => {
    const preview = await stage(`${header}\nB1,,,,=1+1,many\nB2,,Sound,,,\nB1,,Twice,,,\nB3,,"=Formula",,,few\n`);
    assert.equal(preview.rejected, 2);
    const csv = await (await officer.get(`/imports/${preview.id}/rows.csv?list=rejected`)).text();
    const [head, ...lines] = csv.trim().split('\n');
    assert.equal(head, `${header},what_is_wrong`);
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? '', /^B1,,,,'=1\+1,many,.*the name is missing.*employees: .*not a whole number/);
    assert.match(lines[1] ?? '', /^B3,,'=Formula,,,few,/);
    const mended = csv.replace('B1,,,', 'B1,,Mended,').replace(',many,', ',5,').replace(',few,', ',3,');
    const again = await stage(mended);
    assert.deepEqual([again.created, again.rejected], [2, 0]);
    const names = (await rows(again.id, 'created')).rows.map(({ name }) => name);
    assert.deepEqual(names, ['Mended', '=Formula'], 'what was put before a formula is taken off again');
  });
});
