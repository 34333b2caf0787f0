import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeSamples } from '../portal/samples/index.ts';
import { type Portal, startPortal, type Visitor } from '../portal/startPortal.ts';

const header = 'id,enterprise_id,name,legal_form,place_code,place,region,isic,longitude,latitude,employees,products';

export const soundFile = `${[
  header,
  'A1,10000001,Bright Star Castings Co.,,65000010,Banqiao District,New Taipei City,2431,121.46,25.01,42,Castings of grey iron',
  'A2,10000001,Bright Star Castings Co. Works 2,,65000010,Banqiao District,New Taipei City,2431;2592,121.47,25.02,,',
  'A3,,ร้านช่างทอง,,65000020,Sanchong District,New Taipei City,3211,,,3,',
].join('\n')}\n`;

/** One row without a name, which is rejected. */
export const faultyFile = `${soundFile}A4,,,,65000010,Banqiao District,New Taipei City,2431,121.4,25.0,,\n`;

export interface PortalInStates {
  portal: Portal;
  enterprise: string;
  /** What the samples of all rooms made. */
  made: Readonly<Record<string, string>>;
  imports: { staged: string; applied: string; undone: string; discarded: string };
  jobs: { queued: string; running: string; done: string; failed: string; cancelled: string };
}

/** A portal in which imports and jobs stand in every state that a page can show, and clusters are measured. */
export async function startPortalInStates(): Promise<PortalInStates> {
  const portal = await startPortal();
  try {
    const made = await makeSamples(portal);
    const worker = await portal.startWorker();
    const officer = await portal.visitor('officer');
    const analyst = await portal.visitor('analyst');
    const measured = await analyst.post('/clusters/measure', {}, '/clusters');
    const applied = await stage(officer, soundFile, 'firms.csv');
    await decide(officer, applied, 'apply');
    const undone = await stage(officer, soundFile.replaceAll('10000001', '10000002').replaceAll('\nA', '\nB'), 'b.csv');
    await decide(officer, undone, 'apply');
    await decide(officer, undone, 'undo');
    const discarded = await stage(officer, soundFile.replaceAll('\nA', '\nC'), 'wrong-file.csv');
    await officer.post(`/imports/${discarded}/discard`, {});
    const staged = await stage(officer, faultyFile, 'firms-of-the-second-half-of-the-year-2024-corrected.csv');
    const failed = await upload(officer, 'a,b\n1,2\n', 'no-columns-of-ours.csv');
    await jobOf(officer, failed);
    const read = await upload(officer, faultyFile, 'again.csv');
    await jobOf(officer, read);
    await jobOf(analyst, measured.headers.get('location') as string);
    await worker.stop();
    const jobs = await standingJobs(portal);
    const { hits } = await officer.json<{ hits: { enterpriseId: string }[] }>('/suppliers');
    return {
      portal,
      enterprise: hits[0]!.enterpriseId,
      made,
      imports: { staged, applied, undone, discarded },
      jobs: { ...jobs, done: read.slice('/jobs/'.length), failed: failed.slice('/jobs/'.length) },
    };
  } catch (error) {
    await portal.stop();
    throw error;
  }
}

async function upload(officer: Visitor, content: string, name: string): Promise<string> {
  const response = await officer.upload('/imports', { preset: 'generic', encoding: '' }, { name, content });
  assert.equal(response.status, 303, await response.text());
  return response.headers.get('location') as string;
}

async function jobOf(visitor: Visitor, location: string) {
  for (let tries = 0; tries < 300; tries++) {
    const job = await visitor.json<{ state: string; resultUrl: string | null }>(location);
    if (job.state === 'done' || job.state === 'failed') return job;
    await sleep(50);
  }
  throw new Error(`${location} does not end`);
}

async function stage(officer: Visitor, content: string, name: string): Promise<string> {
  const { resultUrl } = await jobOf(officer, await upload(officer, content, name));
  return /\/imports\/([0-9a-f-]{36})/.exec(resultUrl ?? '')![1]!;
}

async function decide(officer: Visitor, id: string, decision: 'apply' | 'undo'): Promise<void> {
  const { version } = await officer.json<{ version: number }>(`/imports/${id}`);
  const response = await officer.post(`/imports/${id}/${decision}`, { version: String(version) });
  assert.equal((await jobOf(officer, response.headers.get('location') as string)).state, 'done', decision);
}

/** Jobs that stay as they are, since no worker runs any more. */
async function standingJobs({ database }: Portal) {
  const insert = (state: string, done: number, what: string | null, age: string) =>
    database.withConnection('admin', async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `INSERT INTO platform.job (economy, id, name, payload, actor, created_by, created_at, state, attempt, started_at, finished_at, done, total, what)
         SELECT economy, gen_random_uuid(), name, payload, actor, created_by, now() - $4::interval, $1, 1, now() - $4::interval,
           CASE WHEN $1 = 'cancelled' THEN now() END, $2::bigint, NULLIF($2::bigint, 0) * 2, $3
         FROM platform.job WHERE name = 'registry.stageImport' LIMIT 1 RETURNING id`,
        [state, done, what, age],
      );
      return rows[0]!.id;
    });
  return {
    queued: await insert('queued', 0, null, '1 second'),
    running: await insert('running', 45_000, 'Keeping the records', '20 seconds'),
    cancelled: await insert('cancelled', 12_000, null, '2 minutes'),
  };
}
