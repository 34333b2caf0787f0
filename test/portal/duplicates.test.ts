import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Portal, startPortal, type Visitor } from './startPortal.ts';

interface Pair {
  id: string;
  aName: string;
  bName: string;
  aNow: string;
  bNow: string;
  probability: number;
  worth: number;
  cautions: string[];
  state: string;
  version: number;
}
interface Queue {
  pairs: Pair[];
  total: number;
  counts: Record<string, number>;
  bands: { same: number; different: number; waiting: number }[];
  lastRun: { id: string; figures: Record<string, number> } | null;
}

const header = 'id,name,local_name,address,place_code,place,region,isic,longitude,latitude,registered_on,tax_number';
const towns = ['Banqiao District', 'Sanchong District', 'Zhonghe District', 'Xinzhuang District'];
const makers = ['Castings', 'Textiles', 'Timber', 'Springs', 'Paper', 'Glass', 'Bearings', 'Plastics'];
const classes = ['2431', '1311', '1610', '2599', '1701', '2310', '2814', '2220'];
const owners = [
  'Harbour',
  'Lantern',
  'Meridian',
  'Orchid',
  'Pinnacle',
  'Quartz',
  'Rosewood',
  'Summit',
  'Tamarind',
  'Verbena',
];

/** Eighty firms that have nothing to do with one another. */
const others = Array.from({ length: 80 }, (_, i) => {
  const name = `${owners[i % 10]} ${makers[Math.floor(i / 10)]} Co. Ltd`;
  const town = i % 4;
  const day = `20${String(10 + (i % 9))}-0${1 + (i % 9)}-1${i % 8}`;
  return `R${i},${name},,${i + 1} ${owners[(i * 7) % 10]} Road,6500${town}0,${towns[town]},New Taipei City,${classes[i % 8]},121.${400 + i},25.0${10 + (i % 80)},${day},${50000000 + i}`;
});
const register = [
  ...others,
  'A1,Bright Star Castings Co. Ltd,明星鑄造有限公司,12 Foundry Road,65000010,Banqiao District,New Taipei City,2431,121.4601,25.0101,2009-04-17,80000001',
  'A2,Golden Lotus Textiles Ltd,,7 Mill Lane,65000020,Sanchong District,New Taipei City,1311,121.4801,25.0601,2011-02-03,80000002',
  'A3,Jade River Works No. 1,,3 Dock Street,65000010,Banqiao District,New Taipei City,2511,121.4611,25.0121,2001-01-20,80000003',
];
const list = [
  'B1,BRIGHT STAR CASTING COMPANY LIMITED,,12 Foundry Rd,65000010,Banqiao District,New Taipei City,2431,121.4602,25.0101,2009-04-17,',
  'B2,Golden Lotos Textile,,7 Mill Lane,65000020,Sanchong District,New Taipei City,1311,121.4801,25.0602,2011-02-03,',
  'B3,Jade River Works No. 2,,3 Dock Street,65000010,Banqiao District,New Taipei City,2511,121.4611,25.0121,2001-01-20,',
  'B4,明星铸造有限公司,,Foundry Road 12,65000010,Banqiao District,New Taipei City,2431,121.4601,25.0101,,',
];
const file = (rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;

describe('the way of a pair of firms from two registers to one firm', () => {
  let portal: Portal;
  let officer: Visitor;

  before(async () => {
    portal = await startPortal({ plants: 0 });
    await portal.startWorker();
    officer = await portal.visitor('officer');
    await importFile(file(register), 'register.csv');
    await importFile(file(list), 'list.csv');
  });
  after(() => portal.stop());

  const wait = async (location: string | null | undefined) => {
    assert.match(location ?? '', /^\/jobs\//);
    for (let i = 0; i < 300; i++) {
      const job = await officer.json<{ state: string; resultUrl: string | null }>(location as string);
      if (job.state !== 'queued' && job.state !== 'running') return job;
      await sleep(100);
    }
    throw new Error('the job did not end');
  };
  const importFile = async (content: string, name: string) => {
    const sent = await officer.upload('/imports', { preset: 'generic', encoding: '' }, { name, content });
    const { resultUrl } = await wait(sent.headers.get('location'));
    const preview = await officer.json<{ id: string; version: number }>(resultUrl as string);
    const applied = await officer.act(`/imports/${preview.id}/apply`, { version: String(preview.version) });
    assert.equal((await wait(applied.body.location)).state, 'done');
    return preview.id;
  };
  const search = async (body: object = {}) => {
    const job = await wait((await officer.act('/desk/duplicates/search', body)).body.location);
    assert.equal(job.state, 'done', JSON.stringify(job));
  };
  const queue = (query = '') => officer.json<Queue>(`/desk/duplicates${query}`);
  const pairOf = async (part: string, query = '?state=all') => {
    const { pairs } = await queue(query);
    const found = pairs.find(({ aName, bName }) => aName.includes(part) || bName.includes(part));
    assert.ok(
      found,
      `${part} is in no pair of ${JSON.stringify(pairs.map((one) => [one.aName, one.bName, one.probability]))}`,
    );
    return found;
  };
  const decide = async (pair: Pair, body: object) =>
    officer.act(`/desk/duplicates/${pair.id}/decision`, { version: String(pair.version), reason: 'Seen', ...body });

  it('says that nobody has searched before somebody has', async () => {
    const empty = await queue();
    assert.deepEqual([empty.total, empty.lastRun], [0, null]);
  });

  it('queues planted duplicates of other spellings and scripts, the most valuable first', async () => {
    await search();
    const { pairs, counts, lastRun } = await queue();
    assert.ok(counts.waiting! >= 4, JSON.stringify(pairs));
    for (const name of ['BRIGHT STAR', 'Lotos', 'No. 2', '明星铸造']) await pairOf(name, '?state=waiting');
    assert.deepEqual(
      pairs.map(({ worth }) => worth),
      pairs.map(({ worth }) => worth).sort((a, b) => b - a),
    );
    assert.ok((await pairOf('No. 2')).cautions.includes('numbered'));
    assert.equal(lastRun?.figures.firms, 87);
    assert.ok(
      pairs.length <= 8,
      `strangers are kept out: ${JSON.stringify(pairs.map((one) => [one.aName, one.bName]))}`,
    );
  });

  it('explains a pair so that its parts add up to its probability', async () => {
    const { id, probability } = await pairOf('Lotos');
    const page = await officer.json<{
      prior: number;
      levels: { weight: number }[];
      names: { aspect: string }[];
      distanceKm: number;
    }>(`/desk/duplicates/${id}`);
    const sum = page.levels.reduce((total, { weight }) => total + weight, page.prior);
    assert.ok(Math.abs(1 / (1 + Math.exp(-sum)) - probability) < 1e-9);
    assert.ok(page.names.length > 0);
    assert.ok(page.distanceKm < 0.1);
  });

  it('asks for a reason, makes two firms one, leads the old id on, and takes it back', async () => {
    const pair = await pairOf('Lotos');
    assert.equal((await decide(pair, { decision: 'same', reason: '' })).status, 422);
    assert.equal((await decide(pair, { decision: 'same', version: '77' })).status, 409);
    const [stays, goes] = [pair.bNow, pair.aNow];
    assert.equal((await decide(pair, { decision: 'same', into: stays })).status, 200);
    const moved = await officer.get(`/suppliers/${goes}`);
    assert.deepEqual([moved.status, moved.headers.get('location')], [301, `/suppliers/${stays}`]);
    const firm = await officer.json<{ establishments: unknown[] }>(`/suppliers/${stays}`);
    assert.equal(firm.establishments.length, 2);
    assert.equal((await decide(pair, { decision: 'different' })).status, 409, 'nobody decides twice');
    const decided = await pairOf('Lotos', '?state=same');
    const undone = await officer.act(`/desk/duplicates/${pair.id}/undo`, { version: String(decided.version) });
    assert.equal(undone.status, 200);
    assert.equal((await officer.get(`/suppliers/${goes}`)).status, 200);
    assert.equal((await pairOf('Lotos')).state, 'waiting');
  });

  it('does not ask again about firms found to be different, and counts the decision', async () => {
    const pair = await pairOf('No. 2');
    assert.equal((await decide(pair, { decision: 'different', reason: '' })).status, 200);
    await search();
    assert.equal((await pairOf('No. 2')).state, 'different');
    const { bands, lastRun } = await queue();
    assert.equal(
      bands.reduce((sum, band) => sum + band.different, 0),
      1,
    );
    assert.equal(lastRun?.figures.judgedDifferent, 1);
  });

  it('learns from firms that people found to be one', async () => {
    const before = await pairOf('明星铸造');
    await decide(await pairOf('Lotos'), { decision: 'same' });
    await search();
    const { lastRun } = await queue();
    assert.equal(lastRun?.figures.judgedSame, 1);
    const later = await pairOf('明星铸造');
    assert.notEqual(later.probability, before.probability);
  });

  it('decides about several at once, and takes it back at once', async () => {
    const pairs = (await queue('?state=waiting')).pairs.filter(({ aName, bName }) => /star|明星/i.test(aName + bName));
    assert.ok(pairs.length >= 2);
    const body = { pairs: pairs.map(({ id }) => id), decision: 'same', reason: 'One works, seen' };
    assert.equal((await officer.act('/desk/duplicates/decisions', { ...body, reason: '' })).status, 422);
    const { resultUrl } = await wait((await officer.act('/desk/duplicates/decisions', body)).body.location);
    const batch = await officer.json<{ pairs: { state: string }[]; mayUndo: boolean }>(resultUrl as string);
    assert.ok(batch.pairs.every(({ state }) => state === 'same') && batch.mayUndo);
    const path = (resultUrl as string).split('?')[0];
    assert.equal((await officer.act(`${path}/undo`, {})).status, 200);
    const after = await officer.json<{ pairs: { state: string }[] }>(resultUrl as string);
    assert.ok(after.pairs.every(({ state }) => state === 'waiting'));
    assert.equal((await officer.act(`${path}/undo`, {})).status, 409);
  });

  it('takes a merge by hand for a decision, and a split for another', async () => {
    const { hits } = await officer.json<{ hits: { enterpriseId: string; name: string }[] }>('/suppliers?q=harbour');
    const [one, two] = hits.map(({ enterpriseId }) => enterpriseId) as [string, string];
    const found = await officer.json<{ found: { id: string }[] }>(`/suppliers/${one}/merge?q=harbour`);
    assert.ok(found.found.some(({ id }) => id === two));
    const merged = await officer.act(`/suppliers/${one}/merge`, {
      other: two,
      into: one,
      reason: 'One owner, one number',
    });
    assert.equal(merged.body.location, `/suppliers/${one}`);
    assert.equal((await officer.act(`/suppliers/${one}/merge`, { other: one, reason: 'x' })).status, 409);
    const firm = await officer.json<{ establishments: { id: string; name: string }[] }>(`/suppliers/${one}`);
    assert.equal(firm.establishments.length, 2);
    const { events } = await officer.json<{ events: { id: string; kind: string; undoneAt: string | null }[] }>(
      '/desk/merges',
    );
    assert.equal(events[0]?.kind, 'merge');
    const split = await officer.act(`/suppliers/${one}/split`, {
      establishments: firm.establishments[0]!.id,
      reason: 'No',
    });
    assert.equal(split.status, 200);
    assert.equal((await officer.act(`/desk/merges/${events[0]!.id}/undo`, {})).status < 500, true);
    const again = await officer.json<{ events: { id: string; kind: string }[] }>('/desk/merges');
    assert.equal(again.events[0]?.kind, 'split');
    assert.equal((await officer.act(`/desk/merges/${again.events[0]!.id}/undo`, {})).status, 200);
  });

  it('merges without a person only what is sure and switched on, never numbered names', async () => {
    assert.equal((await officer.act('/desk/duplicates/search', { automatic: 'on', upper: '0.3' })).status, 422);
    await search({ automatic: 'on', upper: '0.9' });
    const { pairs } = await queue('?state=same');
    assert.ok(pairs.every(({ cautions }) => cautions.length === 0));
  });

  it('is for officers alone, and for their own economy', async () => {
    for (const role of ['owner', 'buyer', 'analyst', 'adviser'] as const) {
      const visitor = await portal.visitor(role);
      assert.equal((await visitor.get('/desk/duplicates', { accept: 'application/json' })).status, 403);
    }
    assert.equal((await officer.get('/desk/duplicates?economy=TWN', { accept: 'application/json' })).status, 403);
  });
});
