import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal, type Visitor } from '../../../../test/portal/startPortal.ts';
import { rowsOf } from '../../../kernels/criteria/index.ts';
import { type Programme, publishProgramme } from '../catalogue/index.ts';
import { screenProgrammes } from './services/screenProgrammes.ts';
import type { OverlapView } from './views/overlap.ts';

const programme = (id: string, criteria: Programme['criteria']): Programme => ({
  id,
  title: id,
  economy: 'XDM',
  provider: 'Tool office',
  instrument: 'grant',
  source: 'Made up for the test',
  unit: 'enterprise',
  shelf: 'live',
  lastVerifiedOn: '2026-01-05',
  costShare: { rate: 0.5 },
  gaps: ['technology.equipment'],
  criteria,
});

describe('programmes beside each other', () => {
  let portal: Portal;
  let desk: Visitor;
  let view: OverlapView;
  const ctx = () => contextOf(portal.composition);

  before(async () => {
    portal = await startPortal({ plants: 300 });
    desk = await portal.visitor('officer');
    for (const one of [
      programme('small', { all: [{ fact: 'employees', op: '<=', value: 12 }] }),
      programme('registered-medium', {
        all: [
          { fact: 'employees', op: 'between', value: [8, 40] },
          { fact: 'registered', op: '=', value: true },
          { fact: 'yearsInOperation', op: '>=', value: 15 },
        ],
      }),
      programme('impossible', { all: [{ fact: 'employees', op: '<', value: 0 }] }),
    ])
      assert.equal((await publishProgramme(ctx(), one)).ok, one.id !== 'impossible', one.id);
    view = await desk.json<OverlapView>('/desk/reach/overlap?show=nonePossible');
  });
  after(() => portal.stop());

  it('count the firms that both fit, alike from both sides', async () => {
    const { reaches } = await screenProgrammes(ctx());
    const [first, second] = reaches.map(({ screening }) => new Set(rowsOf(screening.eligible))) as [
      Set<number>,
      Set<number>,
    ];
    const both = [...first].filter((row) => second.has(row)).length;
    assert.ok(both > 0);
    const counts = view.programmes.map(({ both: row }) => row.map(({ firms }) => firms));
    assert.deepEqual(counts, [
      [first.size, both],
      [both, second.size],
    ]);
    assert.equal(view.programmes[0]?.both[1]?.share, both / first.size);
    const file = await (await desk.get('/desk/reach/overlap.csv')).text();
    assert.equal(file.trim().split('\n').length, 5);
  });

  it('leave firms that none fits, counted once, with what shuts them out', async () => {
    const { table, reaches } = await screenProgrammes(ctx());
    const fits = new Set(reaches.flatMap(({ screening }) => rowsOf(screening.eligible)));
    const may = new Set(reaches.flatMap(({ screening }) => rowsOf(screening.unknown)));
    const none = Array.from({ length: table.size }, (_, row) => row).filter((row) => !fits.has(row));
    const never = none.filter((row) => !may.has(row));
    assert.deepEqual(view.none, { noneEligible: none.length, nonePossible: never.length });
    assert.ok(never.length > 0);
    for (const { classes } of view.by)
      assert.equal(
        classes.reduce((sum, one) => sum + one.nonePossible, 0),
        never.length,
      );
    const people = (row: number) => {
      const state = table.screener.stateAt('employees', row);
      return state.kind === 'known' ? Number(state.value) : Number.NaN;
    };
    const small = view.shutOut.find(({ programmeId }) => programmeId === 'small');
    const large = never.filter((row) => people(row) > 12).length;
    assert.deepEqual([small?.firms, small?.alone], [large, large]);
    assert.equal(view.total, never.length);
    const file = await (await desk.get('/desk/reach/none.csv?show=noneEligible')).text();
    assert.equal(file.trim().split('\n').length, none.length + 1);
  });
});

describe('programmes before there is a register', () => {
  it('reach nobody, and every page says so', async () => {
    const portal = await startPortal({ plants: 0 });
    try {
      const desk = await portal.visitor('officer');
      const small = programme('small', { all: [{ fact: 'employees', op: '<=', value: 12 }] });
      assert.equal((await publishProgramme(contextOf(portal.composition), small)).ok, true);
      for (const url of [
        '',
        '/overlap',
        '/small',
        '/small/firms',
        '/small/what-if?v0=20',
        '.csv',
        '/small/reach.csv',
        '/none.csv',
      ]) {
        const response = await desk.get(`/desk/reach${url}`);
        assert.equal(response.status, 200, url);
      }
      assert.match(await (await desk.get('/desk/reach/small')).text(), /no firm in the register/);
    } finally {
      await portal.stop();
    }
  });
});
