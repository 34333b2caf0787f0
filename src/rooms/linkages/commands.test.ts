import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { InputFaults } from '../../platform/command/define.ts';
import { measureTiers } from './analyses/measureTiers.ts';
import { planEvent } from './analyses/planEvent.ts';
import { traceTiers } from './rules/traceTiers.ts';

const silent = { progress: () => {}, note: () => {} };

describe('files of events and of relations', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-linkages-'));
  });
  after(() => rmSync(folder, { recursive: true }));
  const keep = (name: string, content: string | Buffer) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const faultsOf = async (content: string | Buffer) => {
    const error = await planEvent(keep('event.json', content), null, silent).then(
      () => null,
      (one) => one,
    );
    assert.ok(error instanceof InputFaults, String(error));
    return error.faults.map(({ column, code }) => `${column} ${code}`);
  };
  const event = (change: object) =>
    JSON.stringify({
      slots: 2,
      tables: 1,
      participants: [{ id: 'b' }, { id: 's', unavailable: [1] }, { id: 't', maxMeetings: 1 }],
      requests: [{ a: 'b', b: 's' }],
      ...change,
    });

  const contradictions: [string, object, string[]][] = [
    ['a participant twice', { participants: [{ id: 'b' }, { id: 's' }, { id: 'b' }] }, ['participants[2].id twice']],
    ['somebody unknown', { requests: [{ a: 'b', b: 'x' }] }, ['requests[0].b unknown']],
    ['a request for oneself', { requests: [{ a: 'b', b: 'b' }] }, ['requests[0] self']],
    [
      'a request twice',
      {
        requests: [
          { a: 'b', b: 's' },
          { a: 'b', b: 's', weight: 2 },
        ],
      },
      ['requests[1] twice'],
    ],
    [
      'an absence outside',
      { participants: [{ id: 'b', unavailable: [2] }, { id: 's' }] },
      ['participants[0].unavailable[0] outside'],
    ],
    ['a lock while away', { locked: [{ a: 's', b: 'b', slot: 1 }] }, ['locked[0] away']],
    ['a lock outside', { locked: [{ a: 's', b: 'b', slot: 2 }] }, ['locked[0].slot outside']],
    [
      'a lock twice',
      {
        locked: [
          { a: 's', b: 'b', slot: 0 },
          { a: 'b', b: 's', slot: 0 },
        ],
      },
      ['locked[1] twice'],
    ],
    [
      'locks beyond a maximum',
      {
        locked: [
          { a: 't', b: 'b', slot: 0 },
          { a: 't', b: 's', slot: 1 },
        ],
      },
      ['locked[1] limit', 'locked[1] away'],
    ],
    [
      'locks that clash',
      {
        tables: 2,
        locked: [
          { a: 'b', b: 's', slot: 0 },
          { a: 'b', b: 't', slot: 0 },
        ],
      },
      ['locked[1] clash'],
    ],
    ['more locks than tables', { tables: 0, locked: [{ a: 'b', b: 's', slot: 0 }] }, ['locked[0] tables']],
    ['an unknown key', { colour: 'red' }, ['colour key']],
    ['a weight below zero', { requests: [{ a: 'b', b: 's', weight: -1 }] }, ['requests[0].weight value']],
    ['no slots', { slots: undefined }, ['slots value']],
  ];
  for (const [what, change, expected] of contradictions) {
    it(`says where an event holds ${what}`, async () => assert.deepEqual(await faultsOf(event(change)), expected));
  }

  it('says what is no JSON, no text, empty or cut off', async () => {
    assert.deepEqual(await faultsOf(''), ['null json']);
    assert.deepEqual(await faultsOf('{"slots":2,'), ['null json']);
    assert.deepEqual(await faultsOf(Buffer.from([0xff, 0xfe, 0x7b])), ['null encoding']);
    assert.deepEqual(await faultsOf('[]'), ['null value']);
    await assert.rejects(planEvent(path.join(folder, 'missing.json'), null, silent), InputFaults);
  });

  it('takes two who ask for each other as one meeting that meets both requests', async () => {
    const both = {
      requests: [
        { a: 'b', b: 's', weight: 3 },
        { a: 's', b: 'b', weight: 2 },
        { a: 't', b: 's' },
      ],
    };
    const { meetings, objective, unmet, gap } = await planEvent(keep('both.json', event(both)), null, silent);
    assert.deepEqual(meetings, [{ a: 'b', b: 's', slot: 0, table: 0 }]);
    assert.deepEqual([objective, gap], [5, 0]);
    assert.deepEqual(unmet, [{ a: 't', b: 's', reason: 'slotsTaken' }]);
  });

  it('answers an event without anybody with an empty timetable', async () => {
    const nothing = await planEvent(keep('none.json', event({ participants: [], requests: [] })), null, silent);
    assert.deepEqual(nothing, { meetings: [], objective: 0, bound: 0, gap: 0, unmet: [] });
  });

  it('counts paths to the lead by tier, and goes round no circle', async () => {
    const file = keep('relations.csv', 'supplier,buyer\na,lead\nb,a\nc,b\na,c\nb,lead\nlead,c\na,a\n');
    assert.deepEqual(
      (await measureTiers(file, 'lead', silent)).map(({ enterprise, tier, paths }) => `${enterprise} ${tier} ${paths}`),
      ['a 1 1', 'b 1 1', 'b 2 1', 'c 2 1', 'a 3 1', 'c 3 1'],
    );
  });

  it('finds as many paths as trying every sequence of firms does', () => {
    const firm = fc.constantFrom('l', 'a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(fc.array(fc.tuple(firm, firm), { maxLength: 20 }), (pairs) => {
        const edges = new Set(pairs.map(([supplier, buyer]) => `${supplier}>${buyer}`));
        const counts = new Map<string, number>();
        const extend = (path: string[]) => {
          for (const next of ['a', 'b', 'c', 'd', 'e']) {
            if (path.includes(next) || !edges.has(`${next}>${path.at(-1)}`)) continue;
            const key = `${next} ${path.length}`;
            counts.set(key, (counts.get(key) ?? 0) + 1);
            extend([...path, next]);
          }
        };
        extend(['l']);
        const found = new Map(
          traceTiers(pairs, 'l')!.map(({ enterprise, tier, paths }) => [`${enterprise} ${tier}`, paths]),
        );
        assert.deepEqual([...found].sort(), [...counts].sort());
      }),
      { seed: 20_260_101, numRuns: 200 },
    );
  });

  it('names missing columns, empty cells and a lead that nobody sells to', async () => {
    await assert.rejects(
      measureTiers(keep('x.csv', 'supplier,customer\na,b\n'), 'b', silent),
      /no column named "buyer"/,
    );
    await assert.rejects(measureTiers(keep('y.csv', 'supplier,buyer\na,\n'), 'a', silent), /the cell is empty/);
    await assert.rejects(measureTiers(keep('z.csv', 'supplier,buyer\na,b\n'), 'q', silent), /no row names the lead/);
  });

  it('gives up on firms too closely woven, in words', () => {
    const firms = Array.from({ length: 40 }, (_, index) => `f${index}`);
    const all = firms.flatMap((supplier) => firms.map((buyer) => [supplier, buyer] as const));
    assert.equal(traceTiers(all, 'f0', 100_000), null);
  });
});
