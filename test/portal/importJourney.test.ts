import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Portal, startPortal, type Visitor } from './startPortal.ts';

const header = 'id,enterprise_id,name,place_code,place,region,isic,longitude,latitude';
const rows = [
  'A1,10000001,Bright Star Castings Co.,65000010,Banqiao District,New Taipei City,2431,121.46,25.01',
  'A2,10000001,Bright Star Castings Co. Works 2,65000010,Banqiao District,New Taipei City,2431,121.47,25.02',
  'A3,,ร้านช่างทอง,65000020,Sanchong District,New Taipei City,3211,,',
];
const sound = `${[header, ...rows].join('\n')}\n`;

describe('the way of a file from upload to undo', () => {
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
      const job = await officer.json<{ state: string; resultUrl: string | null; faults: { message: string }[] }>(
        location as string,
      );
      if (job.state !== 'queued' && job.state !== 'running') return job;
      await sleep(100);
    }
    throw new Error('the job did not end');
  };
  const upload = async (content: string | Uint8Array, name = 'firms.csv', preset = 'generic') =>
    wait((await officer.upload('/imports', { preset, encoding: '' }, { name, content })).headers.get('location'));
  const total = async () => (await officer.json<{ total: number }>('/suppliers')).total;

  it('previews, applies, finds, repeats, and takes back', async () => {
    const staged = await upload(sound);
    assert.equal(staged.state, 'done', JSON.stringify(staged.faults));
    const preview = await officer.json<Record<string, number> & { version: number; id: string }>(
      staged.resultUrl as string,
    );
    assert.deepEqual([preview.created, preview.updated, preview.unchanged, preview.rejected], [3, 0, 0, 0]);
    assert.equal(await total(), 0, 'a preview registers nothing');

    const apply = await officer.post(`/imports/${preview.id}/apply`, { version: String(preview.version) });
    assert.equal((await wait(apply.headers.get('location'))).state, 'done');
    assert.equal(await total(), 3);
    const thai = await officer.json<{ hits: { name: string }[] }>(`/suppliers?q=${encodeURIComponent('ช่างทอง')}`);
    assert.deepEqual(
      thai.hits.map((hit) => hit.name),
      ['ร้านช่างทอง'],
    );
    const { hits } = await officer.json<{ hits: { enterpriseId: string }[] }>('/suppliers?q=bright+castings');
    assert.equal(new Set(hits.map((hit) => hit.enterpriseId)).size, 1, 'two plants of one number are one firm');

    const repeat = await upload(sound);
    assert.match(repeat.resultUrl ?? '', new RegExp(`${preview.id}.*repeated=1`));

    const undo = await officer.post(`/imports/${preview.id}/undo`, {});
    assert.equal((await wait(undo.headers.get('location'))).state, 'done');
    assert.equal(await total(), 0);
  });

  it('shows changed values, and after an undo those before', async () => {
    const first = await applyFile(sound);
    const changed = await applyFile(sound.replace('Bright Star Castings Co. Works 2', 'Bright Star Second Works'));
    const nameOf = async () =>
      (await officer.json<{ hits: { name: string }[] }>('/suppliers?q=second')).hits.map((hit) => hit.name);
    assert.deepEqual(await nameOf(), ['Bright Star Second Works']);
    const receipt = await officer.json<Record<string, number>>(`/imports/${changed}`);
    assert.deepEqual([receipt.created, receipt.updated, receipt.unchanged], [0, 1, 2]);

    const early = await officer.post(`/imports/${first}/undo`, {});
    const refused = await wait(early.headers.get('location'));
    assert.equal(refused.state, 'failed', 'a later import has built on it');

    await wait((await officer.post(`/imports/${changed}/undo`, {})).headers.get('location'));
    assert.deepEqual(await nameOf(), []);
    const back = await officer.json<{ hits: { name: string }[] }>('/suppliers?q=works');
    assert.deepEqual(
      back.hits.map((hit) => hit.name),
      ['Bright Star Castings Co. Works 2'],
    );
    await wait((await officer.post(`/imports/${first}/undo`, {})).headers.get('location'));
  });

  it('keeps an import that somebody has corrected since', async () => {
    const id = await applyFile(sound);
    const { hits } = await officer.json<{ hits: { enterpriseId: string }[] }>('/suppliers?q=bright');
    const path = `/suppliers/${hits[0]!.enterpriseId}/correct`;
    const { version } = await officer.json<{ version: number }>(path);
    await officer.post(
      path,
      { field: 'name', value: 'Brighter Star', reason: 'letterhead', version: String(version) },
      path,
    );
    const refused = await wait((await officer.post(`/imports/${id}/undo`, {})).headers.get('location'));
    assert.equal(refused.state, 'failed');
    assert.match(refused.faults[0]!.message, /corrected/);
    assert.equal(await total(), 3);
  });

  it('names every rejected row, and applies the others only when told to', async () => {
    const file = `${sound}A4,,,65000010,Banqiao District,New Taipei City,2431,121.4,25.0\nA5,,Swapped,65000010,B,N,2431,25.0,121.4\nA1,,Twice,65000010,B,N,2431,121.4,25.0\nA6,,No such code,65000010,B,N,9999,121.4,25.0\n`;
    const staged = await upload(file, 'faulty.csv');
    const preview = await officer.json<{
      id: string;
      version: number;
      rejected: number;
      faults: { row: number; code: string; column: string }[];
    }>(staged.resultUrl as string);
    assert.deepEqual(
      preview.faults.map(({ row, code, column }) => [row, column, code]),
      [
        [5, 'name', 'name'],
        [6, 'longitude', 'swappedCoordinates'],
        [7, 'id', 'repeatedKey'],
        [8, 'isic', 'unknownCode'],
      ],
    );
    const refused = await officer.post(`/imports/${preview.id}/apply`, { version: String(preview.version) });
    assert.equal(refused.status, 409);
    const csv = await (await officer.get(`/imports/${preview.id}/rejected.csv`)).text();
    assert.equal(csv.trim().split('\n').length, 5);
  });

  it('ends a file that is no table as a failed job with a sentence, and registers nothing', async () => {
    const before = await total();
    for (const [name, content] of [
      ['picture.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
      ['missing.csv', 'a,b\n1,2\n'],
      ['open-quote.csv', `${header}\n"A1,never closed\n`],
    ] as const) {
      const job = await upload(content, name);
      assert.equal(job.state, 'failed', name);
      assert.ok(job.faults[0]!.message.length > 10, name);
      assert.doesNotMatch(job.faults[0]!.message, /\/tmp|Error:/, name);
    }
    assert.equal(await total(), before);
  });

  it('asks again where no file was chosen', async () => {
    const response = await officer.post('/imports', { preset: 'generic', encoding: '' });
    assert.equal(response.status, 422);
    assert.match(await response.text(), /Choose a file/);
  });

  async function applyFile(content: string): Promise<string> {
    const staged = await upload(content);
    const preview = await officer.json<{ id: string; version: number }>(staged.resultUrl as string);
    const apply = await officer.post(`/imports/${preview.id}/apply`, { version: String(preview.version) });
    assert.equal((await wait(apply.headers.get('location'))).state, 'done');
    return preview.id;
  }
});
