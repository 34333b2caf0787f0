import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { contextOf, type Portal, startPortal } from '../../../../test/portal/startPortal.ts';
import type { Context } from '../../../platform/context.ts';
import { listSimulatedFirms, recordFact } from '../../registry/index.ts';
import { FirmTables, firmTables } from './services/firmTables.ts';
import { loadFirmTable } from './services/loadFirmTable.ts';

/** A door that lets a reading end, and what was asked of it. */
function heldLoad() {
  let open: (error?: Error) => void = () => {};
  const held = { calls: 0, open: (error?: Error) => open(error) };
  const load: typeof loadFirmTable = async (ctx, wanted) => {
    held.calls += 1;
    await new Promise<void>((resolve, reject) => {
      open = (error) => (error === undefined ? resolve() : reject(error));
    });
    return loadFirmTable(ctx, wanted);
  };
  return { held, load };
}

describe('firms that take a while to read', () => {
  let portal: Portal;
  let ctx: Context;
  const at = (seconds: number): Context => ({ ...ctx, now: () => new Date(ctx.now().getTime() + seconds * 1000) });
  const change = async () =>
    recordFact(ctx, {
      enterpriseId: (await listSimulatedFirms(ctx))[0]?.id ?? '',
      fact: 'exportShare',
      value: Math.floor(performance.now()) / 1e9,
      validFrom: null,
      validTo: null,
      source: 'seen',
      observedOn: null,
      class: 'confidential',
      organisation: null,
    });
  const large = (load: typeof loadFirmTable, idleMs = 60_000) =>
    Object.assign(new FirmTables({ load, idleMs }), { waitsBelow: 0 });
  const untilCalled = async (held: { calls: number }, calls: number) => {
    while (held.calls < calls) await wait(5);
  };

  before(async () => {
    portal = await startPortal({ plants: 200 });
    ctx = contextOf(portal.composition);
  });
  after(() => portal.stop());

  it('are read once for requests that come together, and each is told how far it is', async () => {
    const { held, load } = heldLoad();
    const tables = large(load);
    const told = await Promise.all([tables.progress(ctx), tables.progress(ctx)]);
    for (const one of told) assert.deepEqual([one?.state, one?.read], ['reading', 0]);
    const waiting = [tables.read(ctx), tables.read(ctx)];
    await untilCalled(held, 1);
    held.open();
    const [first, second] = await Promise.all(waiting);
    assert.equal(first, second);
    assert.equal(told[0]?.of, first?.size);
    assert.equal(await tables.progress(ctx), null);
    assert.equal(held.calls, 1);
  });

  it('are waited for where they are few', async () => {
    const tables = new FirmTables();
    assert.equal(await tables.progress(ctx), null);
    const before = await tables.read(ctx);
    await change();
    assert.notEqual(await tables.read(ctx), before);
  });

  it('say that they could not be read, once, and can be tried again', async () => {
    const { held, load } = heldLoad();
    const tables = large(load);
    await tables.progress(ctx);
    await untilCalled(held, 1);
    held.open(new Error('the disk is full'));
    await wait(50);
    assert.equal((await tables.progress(ctx))?.state, 'failed');
    const { rows } = await portal.database.withConnection('admin', (client) =>
      client.query(
        "SELECT detail->>'reason' AS reason FROM platform.audit_entry WHERE verb = 'programmes.reach.loadFailed'",
      ),
    );
    assert.deepEqual(rows, [{ reason: 'Error: the disk is full' }]);
    assert.equal((await tables.progress(ctx))?.state, 'reading');
    await untilCalled(held, 2);
    held.open();
    assert.ok((await tables.read(ctx)).size > 0);
    const refused = new FirmTables({ load: () => Promise.reject(new Error('no')) });
    await assert.rejects(refused.read(ctx), /could not be read/);
    assert.equal((await refused.progress(ctx))?.state, 'failed');
  });

  it('are shown as they were a minute ago while a large register is read anew', async () => {
    const { held, load } = heldLoad();
    const tables = large(load);
    const first = tables.read(ctx);
    await untilCalled(held, 1);
    held.open();
    assert.equal((await first).isBehind, false);
    await change();
    const soon = await tables.read(at(30));
    assert.deepEqual([soon.isBehind, soon.size], [true, (await first).size]);
    assert.equal(held.calls, 1, 'not so soon');
    assert.equal(await tables.progress(at(90)), null);
    assert.equal((await tables.read(at(90))).isBehind, true);
    await untilCalled(held, 2);
    held.open();
    while ((await tables.read(at(90))).isBehind) await wait(5);
    assert.equal(held.calls, 2);
    const tomorrow = { ...at(86_400), today: '2199-01-01' };
    assert.equal((await tables.progress(tomorrow))?.state, 'reading', 'another day is another answer');
    await untilCalled(held, 3);
    held.open();
    await tables.read(tomorrow);
  });

  it('lets go of what screening remembers once nobody asks', async () => {
    const tables = large(loadFirmTable, 20);
    const table = await tables.read(ctx);
    let forgotten = 0;
    table.screener.forget = () => {
      forgotten += 1;
    };
    assert.equal(await tables.read(ctx), table);
    for (let tries = 0; tries < 100 && forgotten === 0; tries += 1) await wait(20);
    assert.equal(forgotten, 1);
  });

  it('are announced on every page in place of the answer, which then comes', async () => {
    const { waitsBelow } = firmTables;
    firmTables.waitsBelow = 0;
    try {
      const desk = await portal.visitor('officer');
      await change();
      const first = await desk.get('/desk/reach/overlap');
      const text = await first.text();
      assert.equal(first.status, 202);
      assert.match(text, /<noscript><meta http-equiv="refresh" content="3"/);
      assert.match(text, /<progress /);
      for (let tries = 0; tries < 200; tries += 1) {
        const response = await desk.get('/desk/reach', { accept: 'application/json' });
        const view = (await response.json()) as { state?: string; programmes?: unknown };
        if (response.status === 200) return assert.ok(view.programmes);
        assert.deepEqual([response.status, view.state], [202, 'reading']);
        await wait(20);
      }
      assert.fail('the answer never came');
    } finally {
      firmTables.waitsBelow = waitsBelow;
    }
  });
});
