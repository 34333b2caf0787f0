import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { writeRegister } from '../../src/demonstration/writeRegister.ts';
import { recordAudit, sealAudit } from '../../src/platform/audit/index.ts';
import { operatorActor } from '../../src/platform/auth/index.ts';
import { type OpenedDatabase, openDatabase } from '../../src/platform/db/index.ts';
import { readStoredFile, storeFile } from '../../src/platform/files/store/index.ts';
import { serveToolroom, toolroom } from '../cli/program.ts';
import { Visitor } from '../portal/startPortal.ts';

const password = 'the password from before';
const who = { actor: operatorActor('drill'), economy: 'XDM' };
const letter = Buffer.from('a letter that must come back as it was');

describe('a backup', () => {
  let folder: string;
  let data: string;
  let restored: string;
  let archive: string;
  let stored: string;
  let countsBefore: Record<string, number>;

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-backup-'));
    chmodSync(folder, 0o711);
    [data, restored, archive] = ['data', 'restored', 'all.toolroom'].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    const user = ['users', 'add', 'officer@drill.example', '--role', 'officer', '--organisation', 'Agency'];
    await run([...user, '--economy', 'XDM', '--password-stdin', '--data', data], `${password}\n`);
    const file = path.join(folder, 'register.csv');
    await writeRegister(file, 500, 11);
    await run(['registry', 'import', file, '--preset', 'demonstration', '--economy', 'XDM', '--quiet', '--data', data]);
    await look(data, async (opened) => {
      stored = await opened.withActor(who, async (tx) => {
        await recordAudit(tx, { verb: 'drill.done', subject: 'x' });
        const kept = await storeFile(
          tx,
          { fileName: 'letter.txt', contentType: 'text/plain', fileClass: 'confidential' },
          [letter] as never,
        );
        return kept.id;
      });
      await sealAudit(opened);
      countsBefore = await countRows(opened);
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is written whole under its name, readable by its owner alone', async () => {
    const report = JSON.parse(await run(['backup', archive, '--data', data]));
    assert.equal(report.rows, sum(countsBefore));
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('.toolroom')),
      ['all.toolroom'],
    );
    assert.equal(statSync(archive).mode & 0o777, 0o600);
  });

  it('restores every row of every table', async () => {
    const report = JSON.parse(await run(['restore', archive, '--data', restored]));
    assert.equal(report.rows, sum(countsBefore));
    await look(restored, async (opened) => assert.deepEqual(await countRows(opened), countsBefore));
    assert.ok(countsBefore['registry.establishment']! >= 500);
  });

  it('brings the bytes of a stored file back', async () => {
    await look(restored, async (opened) => {
      const bytes = await opened.withActor(who, (tx) => buffer(readStoredFile(tx, stored)));
      assert.deepEqual(bytes, letter);
    });
  });

  it('brings an audit back that verifies', async () => {
    const { economies } = JSON.parse(await run(['audit', 'verify', '--data', restored]));
    assert.ok(economies.length > 0);
    for (const { faults, sealedUpTo } of economies) {
      assert.deepEqual(faults, []);
      assert.ok(sealedUpTo.position > 0);
    }
  });

  it('gives a portal that shows its firms and lets its people in with their old passwords', async () => {
    const portal = await serveToolroom(['--data', restored]);
    try {
      const officer = new Visitor(portal.url);
      const { hits } = await officer.json<{ hits: { enterpriseId: string; name: string }[] }>('/suppliers?economy=XDM');
      const firm = await officer.get(`/suppliers/${hits[0]!.enterpriseId}`, { accept: 'text/html' });
      assert.equal(firm.status, 200);
      assert.match(await firm.text(), /<h1/);
      const answer = await officer.send('/sign-in', {
        method: 'POST',
        headers: { origin: portal.url, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ email: 'officer@drill.example', password, back: '/imports' }),
      });
      assert.equal(answer.headers.get('location'), '/imports');
      const { imports } = await officer.json<{ imports: { state: string; rows: number }[] }>('/imports');
      assert.deepEqual(
        imports.map(({ state, rows }) => [state, rows]),
        [['applied', 500]],
      );
    } finally {
      assert.equal(await portal.stop(), 0, portal.said());
    }
  });

  it('is not restored over what is there', async () => {
    const said = await toolroom(['restore', archive, '--data', restored]);
    assert.deepEqual([said.code, said.stdout], [3, '']);
    assert.match(said.stderr, /^The database is not empty, .* Restore into a new data folder/);
    await look(restored, async (opened) => assert.ok((await countRows(opened))['registry.establishment']! >= 500));
  });

  const damages: [string, (whole: Buffer) => Buffer, RegExp][] = [
    ['cut short', (whole) => whole.subarray(0, whole.length / 2), /is damaged/],
    ['without its last byte', (whole) => whole.subarray(0, -1), /is damaged/],
    ['empty', () => Buffer.alloc(0), /is damaged/],
    ['not an archive', () => Buffer.from('id,name\n1,Kiln\n'), /is damaged/],
    ['with one bit turned', turnBit, /is damaged/],
  ];
  for (const [how, damage, sentence] of damages) {
    it(`that is ${how} is refused, and no data folder is made`, async () => {
      const broken = path.join(folder, 'broken.archive');
      writeFileSync(broken, damage(readFileSync(archive)));
      const target = path.join(folder, 'from-broken');
      const said = await toolroom(['restore', broken, '--data', target]);
      assert.deepEqual([said.code, said.stdout], [2, '']);
      assert.match(said.stderr, sentence);
      assert.doesNotMatch(said.stderr, /\n {4}at /);
      assert.equal(existsSync(target), false);
    });
  }

  it('of a folder where nothing is, is refused, and the folder is not made', async () => {
    const nowhere = path.join(folder, 'nowhere');
    const said = await toolroom(['backup', path.join(folder, 'x'), '--data', nowhere]);
    assert.equal(said.code, 2);
    assert.match(said.stderr, /no data of Toolroom here/);
    assert.equal(existsSync(nowhere) || existsSync(path.join(folder, 'x')), false);
  });
});

async function run(words: string[], input = ''): Promise<string> {
  const said = await toolroom(words, { input });
  assert.equal(said.code, 0, said.stderr);
  return said.stdout;
}

async function look(dataFolder: string, work: (opened: OpenedDatabase) => Promise<void>): Promise<void> {
  const opened = await openDatabase({ dataFolder });
  try {
    await work(opened);
  } finally {
    await opened.close();
  }
}

/** Rows of every table that a backup should hold: all but the queue's, unlogged ones, and the list of migrations. */
function countRows(opened: OpenedDatabase): Promise<Record<string, number>> {
  return opened.withConnection('admin', async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%s.%s', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence = 'p'
         AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pgboss')
         AND NOT (n.nspname = 'platform' AND c.relname = 'migration') ORDER BY 1`,
    );
    const counts: Record<string, number> = {};
    for (const { name } of rows) {
      const quoted = name
        .split('.')
        .map((part) => client.escapeIdentifier(part))
        .join('.');
      counts[name] = (await client.query(`SELECT count(*)::int AS n FROM ${quoted}`)).rows[0].n;
    }
    return counts;
  });
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, n) => total + n, 0);

function turnBit(whole: Buffer): Buffer {
  const turned = Buffer.from(whole);
  const middle = Math.floor(whole.length / 2);
  turned[middle] = turned[middle]! ^ 1;
  return turned;
}
