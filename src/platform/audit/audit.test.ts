import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { lin, mei, operator } from '../db/fixtures.ts';
import { testDatabase } from '../testing/database.ts';
import { recordAudit, sealAudit, verifyAudit } from './index.ts';

const database = await testDatabase();
after(() => database.drop());

const write = (economy: string, subjects: readonly string[], actor = lin) =>
  database.withActor({ actor, economy }, async (tx) => {
    for (const subject of subjects) await recordAudit(tx, { verb: 'test.done', subject, detail: { amount: 1.1 } });
  });

/** As somebody would who has the whole server: triggers and rights don't hold them. */
const tamper = (sql: string) =>
  database.withConnection('admin', async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(sql);
    await client.query('RESET session_replication_role');
  });
const faultsOf = async (economy: string, heads: Parameters<typeof verifyAudit>[1] = []) =>
  (await verifyAudit(database, heads)).find((report) => report.economy === economy)!.faults.map((fault) => fault.kind);
const sealed = async (economy: string) => {
  await write(economy, ['a', 'b', 'c', 'd', 'e']);
  await sealAudit(database);
  assert.deepEqual(await faultsOf(economy), []);
};

test('an untouched log verifies, and says up to where it is sealed', async () => {
  await write('TWN', ['a', 'b']);
  assert.equal(await sealAudit(database), 2);
  await write('TWN', ['c']);
  const [report] = await verifyAudit(database);
  assert.equal(report!.entries, 3);
  assert.equal(report!.sealedUpTo?.position, 2);
  assert.deepEqual(report!.faults, []);
  await sealAudit(database);
  assert.equal((await verifyAudit(database))[0]!.head?.position, 3);
});

test('what was rolled back was not done, and is not in the log', async () => {
  const work = database.withActor({ actor: lin, economy: 'VNM' }, async (tx) => {
    await recordAudit(tx, { verb: 'test.done', subject: 'x' });
    throw new Error('no');
  });
  await assert.rejects(work);
  assert.equal(
    (await verifyAudit(database)).find((report) => report.economy === 'VNM'),
    undefined,
  );
});

test('the writer can neither choose who wrote nor change what is written', async () => {
  await write('THA', ['a']);
  const attempt = (sql: string) => database.withActor({ actor: lin, economy: 'THA' }, (tx) => tx.client.query(sql));
  await assert.rejects(
    attempt(`INSERT INTO platform.audit_entry (verb, subject, user_id) VALUES ('v', 's', 'mei')`),
    /permission denied/,
  );
  await assert.rejects(attempt(`UPDATE platform.audit_entry SET subject = 'b'`), /permission denied/);
  await assert.rejects(attempt('DELETE FROM platform.audit_entry'), /permission denied/);
  const asOwner = database.withConnection('owner', (client) => client.query('TRUNCATE platform.audit_entry'));
  await assert.rejects(asOwner, /never changed/);
});

test('an administrator reads the log of the economy, others only what they did themselves', async () => {
  await write('MYS', ['a'], lin);
  await write('MYS', ['b'], mei);
  const subjects = (actor: typeof lin) =>
    database.withActor({ actor, economy: 'MYS' }, async (tx) =>
      (await tx.sql.selectFrom('platform.audit_entry').select('subject').orderBy('id').execute()).map(
        (row) => row.subject,
      ),
    );
  assert.deepEqual(await subjects(operator), ['a', 'b']);
  assert.deepEqual(await subjects(mei), ['b']);
});

test('two sealers at once make one chain', async () => {
  await write(
    'PHL',
    Array.from({ length: 300 }, (_, index) => `s${index}`),
  );
  const counts = await Promise.all([sealAudit(database), sealAudit(database)]);
  assert.equal(counts[0]! + counts[1]!, 301 + 2);
  assert.deepEqual(await faultsOf('PHL'), []);
});

test('an edited entry is found', async () => {
  await sealed('IDN');
  await tamper(`UPDATE platform.audit_entry SET detail = '{"amount": 1.10}' WHERE economy = 'IDN' AND subject = 'b'`);
  assert.deepEqual(await faultsOf('IDN'), ['changed']);
});

test('a deleted entry is found', async () => {
  await sealed('LAO');
  await tamper(`DELETE FROM platform.audit_entry WHERE economy = 'LAO' AND subject = 'c'`);
  assert.deepEqual(await faultsOf('LAO'), ['deleted']);
});

test('an entry deleted with its seal is found', async () => {
  await sealed('KHM');
  await tamper(`DELETE FROM platform.audit_seal WHERE economy = 'KHM' AND position = 3;
    DELETE FROM platform.audit_entry WHERE economy = 'KHM' AND subject = 'c'`);
  assert.deepEqual(await faultsOf('KHM'), ['gap']);
});

test('entries that changed places are found', async () => {
  await sealed('JPN');
  await tamper(`UPDATE platform.audit_seal SET entry_id = -entry_id WHERE economy = 'JPN' AND position IN (2, 3);
    UPDATE platform.audit_seal s SET entry_id = -o.entry_id FROM platform.audit_seal o
    WHERE s.economy = 'JPN' AND o.economy = 'JPN' AND s.position + o.position = 5 AND s.position IN (2, 3)`);
  assert.deepEqual(await faultsOf('JPN'), ['changed', 'changed']);
});

test('a log cut short is found, and with its head too once the head is known elsewhere', async () => {
  await sealed('KOR');
  const heads = (await verifyAudit(database)).map((report) => report.head!).filter((head) => head?.economy === 'KOR');
  await tamper(`DELETE FROM platform.audit_entry e USING platform.audit_seal s
    WHERE e.economy = 'KOR' AND s.economy = 'KOR' AND s.entry_id = e.id AND s.position > 3;
    DELETE FROM platform.audit_seal WHERE economy = 'KOR' AND position > 3`);
  assert.deepEqual(await faultsOf('KOR'), ['truncated']);
  await tamper(`UPDATE platform.audit_head h SET position = 3, hash = s.hash FROM platform.audit_seal s
    WHERE h.economy = 'KOR' AND s.economy = 'KOR' AND s.position = 3`);
  assert.deepEqual(await faultsOf('KOR'), []);
  assert.deepEqual(await faultsOf('KOR', heads), ['headDiffers']);
});

test('entries that vanish before they are sealed, or slip in unseen, are found', async () => {
  await write('SGP', ['a', 'b']);
  await tamper(`DELETE FROM platform.audit_entry WHERE economy = 'SGP' AND subject = 'a'`);
  assert.deepEqual(await faultsOf('SGP'), ['missingBeforeSeal']);
  await sealAudit(database);
  await tamper(
    `INSERT INTO platform.audit_entry (economy, kind, verb, subject) VALUES ('SGP', 'user', 'v', 'slipped in')`,
  );
  assert.deepEqual(await faultsOf('SGP'), ['missingBeforeSeal', 'unchained']);
});
