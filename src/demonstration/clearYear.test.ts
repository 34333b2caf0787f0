import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal } from '../../test/portal/startPortal.ts';
import { clearYear, fillYear } from './fillYear.ts';

const seed = 7;

describe('the invented year', () => {
  let portal: Portal;
  const count = async () =>
    portal.database.withConnection('admin', async (client) => {
      const { rows } = await client.query(
        `SELECT (SELECT count(*)::int FROM evidence.outcome_source) AS sources, (SELECT count(*)::int FROM evidence.outcome_import) AS imports,
           (SELECT count(*)::int FROM evidence.outcome_value) AS values, (SELECT count(*)::int FROM evidence.study) AS studies,
           (SELECT count(*)::int FROM evidence.study_version) AS versions, (SELECT count(*)::int FROM programmes.round) AS rounds`,
      );
      return rows[0] as Record<'sources' | 'imports' | 'values' | 'studies' | 'versions' | 'rounds', number>;
    });
  const ctx = () => contextOf(portal.composition);

  before(async () => {
    portal = await startPortal();
    await fillYear(portal.composition, ctx(), seed);
  });
  after(() => portal.stop());

  it('registers every plan before an outcome is there, and has a study of each kind', async () => {
    const { sources, imports, values, rounds } = await count();
    assert.deepEqual([sources, imports, rounds], [2, 2, 8]);
    assert.ok(values > 500, `${values}`);
    const visitor = await portal.visitor();
    const { studies } = await visitor.json<{
      studies: { plan: { method: string }; state: string; reason: string | null; outcomesKnown: boolean }[];
    }>('/evidence/studies?economy=XDM');
    assert.equal(studies.length, 7);
    assert.ok(studies.every(({ outcomesKnown }) => !outcomesKnown));
    const estimated = studies.filter(({ state }) => state === 'estimated').map(({ plan }) => plan.method);
    assert.deepEqual([...new Set(estimated)].sort(), ['experiment', 'groupTimeAtt', 'regressionDiscontinuity']);
    assert.ok(studies.some(({ reason }) => reason === 'firstCome'));
  });

  it('links most rows of the register by number, and says of how many nobody knows the firm', async () => {
    const analyst = await portal.visitor('analyst');
    const { imports } = await analyst.json<{
      imports: { fileName: string; state: string; receipt: { linked: number; unknown: number; shared: number } }[];
    }>('/evidence/sources?economy=XDM');
    const register = imports.find(({ fileName }) => fileName.includes('register'))!;
    assert.equal(register.state, 'applied');
    assert.ok(register.receipt.linked > 500 && register.receipt.unknown > 0, JSON.stringify(register.receipt));
    const numbers = await portal.database.withConnection('admin', async (client) => {
      const { rows } = await client.query(
        `SELECT count(*) FILTER (WHERE EXISTS (SELECT FROM registry.identifier i WHERE i.enterprise_id = v.enterprise_id))::float8 / count(*) AS share
         FROM (SELECT DISTINCT enterprise_id FROM evidence.outcome_value) v`,
      );
      return (rows[0] as { share: number }).share;
    });
    assert.equal(numbers, 1);
  });

  it('is taken away whole, and can be put back', async () => {
    await clearYear(ctx());
    const none = { sources: 0, imports: 0, values: 0, studies: 0, versions: 0, rounds: 0 };
    assert.deepEqual(await count(), none);
    await fillYear(portal.composition, ctx(), seed);
    assert.equal((await count()).rounds, 8);
    assert.equal((await count()).imports, 2);
  });

  it('takes nothing away of a source that is not simulated', async () => {
    await portal.database.withConnection('admin', (client) =>
      client.query(
        `INSERT INTO evidence.outcome_source (economy, id, name, kind, created_by)
         VALUES ('XDM', '00000000-0000-4000-8000-000000000001', 'A real register', 'register', 'test')`,
      ),
    );
    await clearYear(ctx());
    assert.equal((await count()).sources, 1);
  });
});
