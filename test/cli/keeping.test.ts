import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { demonstrationSize } from '../../src/demonstration/index.ts';
import { recordAudit, sealAudit } from '../../src/platform/audit/index.ts';
import { operatorActor } from '../../src/platform/auth/index.ts';
import { type OpenedDatabase, openDatabase } from '../../src/platform/db/index.ts';
import { type Said, toolroom } from './program.ts';

const password = 'a password for this test';

/** One data folder for all; a lease of ours keeps its server running between the commands. */
describe('the commands that keep the machine', () => {
  let folder: string;
  let data: string;
  let held: OpenedDatabase;
  const keep = (words: readonly string[], input = '') => toolroom([...words, '--data', data], { input });
  const add = (email: string, more: Record<string, string> = {}, input = `${password}\n`) => {
    const given = { role: 'officer', organisation: 'Agency', economy: 'TWN', ...more };
    const options = Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]);
    return keep(['users', 'add', email, ...options, '--password-stdin'], input);
  };

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-keeping-'));
    chmodSync(folder, 0o711);
    data = path.join(folder, 'data');
    held = await openDatabase({ dataFolder: data });
  });
  after(async () => {
    await held.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('audit verify and backup refuse a database that holds nothing of ours, and leave it so', async () => {
    assertSentence(await keep(['audit', 'verify']), 2, /nothing of Toolroom in this database/);
    assertSentence(await keep(['backup', path.join(folder, 'x.backup')]), 2, /nothing of Toolroom in this database/);
  });

  it('doctor says of an empty database that it lacks its level, and what to do', async () => {
    const said = await keep(['doctor']);
    assert.equal(said.code, 3);
    assert.match(said.stdout, /LACKING connection: .*\n {8}Check .* migrated\./);
  });

  it('migrate brings the database to this version, and does nothing the second time', async () => {
    const first = await keep(['migrate']);
    assert.deepEqual([first.code, first.stderr], [0, '']);
    assert.match(first.stdout, /^applied platform\/0001-actor\.sql|^applied platform\/0001-actor/m);
    const second = await keep(['migrate']);
    assert.match(second.stdout, /^0 applied, \d{2,} there before\n$/);
  });

  it('doctor finds nothing lacking then', async () => {
    const said = await keep(['doctor']);
    assert.deepEqual([said.code, said.stderr], [0, '']);
    const names = said.stdout
      .trimEnd()
      .split('\n')
      .map((line) => /^ok {6}(\w+): /.exec(line)?.[1]);
    assert.deepEqual(names, ['version', 'encoding', 'extensions', 'rights', 'roles', 'protection', 'clock', 'disk']);
  });

  it('users add lets somebody in, once', async () => {
    assert.deepEqual(await add('mei@agency.example'), {
      code: 0,
      stdout: 'mei@agency.example may sign in\n',
      stderr: '',
    });
    assertSentence(await add('Mei@Agency.example'), 3, /^Mei@Agency.example signs in here already\.$/m);
    const { rows } = await held.withConnection('auth', (client) =>
      client.query(
        'SELECT u.email, m.role, o.name, o.economy FROM auth.user u JOIN auth.member m ON m."userId" = u.id JOIN auth.organization o ON o.id = m."organizationId"',
      ),
    );
    assert.deepEqual(rows, [{ email: 'mei@agency.example', role: 'officer', name: 'Agency', economy: 'TWN' }]);
  });

  it('users add makes a password where none is given, and prints it once', async () => {
    const said = await keep([
      'users',
      'add',
      'b@agency.example',
      '--role',
      'buyer',
      '--organisation',
      'B',
      '--economy',
      '*',
    ]);
    assert.match(said.stdout, /^b@agency\.example may sign in with the password [\w-]{20}\n$/);
  });

  const refusals: [string, Parameters<typeof add>, RegExp][] = [
    ['no address', ['mei'], /give an e-mail address/],
    ['an address that sign-in would refuse', ['mei@agency'], /give an e-mail address/],
    ['an unknown role', ['x@agency.example', { role: 'king' }], /^--role: give one of owner, /],
    ['an unknown economy', ['x@agency.example', { economy: 'Taiwan' }], /^--economy: give a three-letter code/],
    ['a nameless organisation', ['x@agency.example', { organisation: ' ' }], /^--organisation: name/],
    ['a short password', ['x@agency.example', {}, 'elevenchars\n'], /shorter than 12 characters/],
    ['a password longer than sign-in takes', ['x@agency.example', {}, 'x'.repeat(129)], /longer than 128 characters/],
  ];
  for (const [what, given, sentence] of refusals) {
    it(`users add refuses ${what}`, async () => assertSentence(await add(...given), 2, sentence));
  }

  it('a command acts with the rights of whom --as names', async () => {
    const undo = ['registry', 'undo', '00000000-0000-4000-8000-000000000000'];
    assertSentence(await keep([...undo, '--as', 'nobody@agency.example']), 2, /there is no such user/);
    assertSentence(
      await keep([...undo, '--as', 'b@agency.example']),
      3,
      /^Only officers and administrators may import/,
    );
    assertSentence(await keep(undo), 2, /there is no import of this id/);
  });

  it('audit verify says up to where the log is sealed, and finds what was changed', async () => {
    const who = { actor: operatorActor('test'), economy: 'TWN' };
    await held.withActor(who, (tx) => recordAudit(tx, { verb: 'test.done', subject: 'x' }));
    await sealAudit(held);
    const clean = await keep(['audit', 'verify']);
    assert.deepEqual([clean.code, clean.stderr], [0, '']);
    const report = JSON.parse(clean.stdout).economies.find((one: { economy: string }) => one.economy === 'TWN');
    assert.deepEqual([report.entries, report.sealedUpTo.position, report.faults], [1, 1, []]);
    await held.withConnection('admin', (client) =>
      client.query(`SET session_replication_role = replica; UPDATE platform.audit_entry SET subject = 'y'; RESET ALL`),
    );
    const changed = await keep(['audit', 'verify']);
    assert.equal(changed.code, 3);
    assert.match(changed.stdout, /"kind": "changed"/);
  });

  it('seed fills the demonstration, empties it and fills it again', async () => {
    const count = async () => {
      const { rows } = await held.withConnection('admin', (client) =>
        client.query(`SELECT count(*)::int AS n FROM registry.establishment WHERE economy = 'XDM'`),
      );
      return rows[0].n;
    };
    assert.deepEqual(await keep(['seed', '--quiet']), {
      code: 0,
      stdout: 'The demonstration economy has been filled again\n',
      stderr: '',
    });
    assert.equal(await count(), demonstrationSize);
    const again = await keep(['seed']);
    assert.equal(again.code, 0, again.stderr);
    assert.match(again.stderr, /%/);
    assert.equal(await count(), demonstrationSize);
  });
});

function assertSentence(said: Said, code: number, sentence: RegExp): void {
  assert.equal(said.code, code, said.stderr);
  assert.equal(said.stdout, '');
  assert.equal(said.stderr.trimEnd().split('\n').length, 1, said.stderr);
  assert.match(said.stderr, sentence);
}
