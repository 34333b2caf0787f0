import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../testing/database.ts';
import { diagnose } from './doctor.ts';
import { makeRoom, platformSource } from './fixtures.ts';

const bare = `CREATE TABLE sloppy.wages (economy text, id text);
  COMMENT ON TABLE sloppy.wages IS 'class: confidential'`;

test('the project’s own database lacks nothing', async () => {
  const database = await testDatabase();
  after(() => database.drop());
  const faults = (await diagnose(database)).filter((one) => !one.ok);
  assert.deepEqual(faults, []);
});

test('a confidential table without policies, and a clock that is wrong, are named with what to do', async () => {
  const database = await testDatabase({ sources: [platformSource, makeRoom('sloppy', { '0001-bare.sql': bare })] });
  after(() => database.drop());
  const faults = (await diagnose(database, () => Date.now() + 3_600_000)).filter((one) => !one.ok);
  assert.deepEqual(
    faults.map((one) => one.name),
    ['protection', 'clock'],
  );
  assert.match(faults[0]!.detail, /sloppy\.wages/);
  assert.ok(faults.every((one) => one.remedy.length > 0));
});

test('a server that can’t be asked is a finding, not a crash', async () => {
  const database = await testDatabase({ empty: true });
  after(() => database.drop());
  assert.deepEqual(
    (await diagnose(database)).filter((one) => !one.ok).map((one) => one.name),
    ['connection'],
  );
});
