import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal, type Visitor } from '../../../../test/portal/startPortal.ts';
import { fillYear } from '../../../demonstration/fillYear.ts';
import { rowsOf } from '../../../kernels/criteria/index.ts';
import { seededRandom } from '../../../kernels/random/index.ts';
import type { Actor, Context } from '../../../platform/context.ts';
import { listRegisterPlaces, recordFact, recordMembership, representFirm } from '../../registry/index.ts';
import type { Programme } from '../catalogue/index.ts';
import { listProgrammes } from '../catalogue/services/readProgrammes.ts';
import { judge } from '../matching/rules/judge.ts';
import { insideTransaction } from '../matching/services/insideTransaction.ts';
import { readFirmFacts } from '../matching/services/readFirmFacts.ts';
import { putUnsaid } from '../matching/store/unsaidFacts.ts';
import { readFirmTable } from './services/firmTables.ts';
import { screenFirms } from './services/loadFirmTable.ts';
import type { ProgrammeReachView, ReachList, UnreachedView } from './views/reach.ts';

const person = (roles: Actor['roles'], organisationId: string): Actor => ({
  kind: 'user',
  userId: roles[0] ?? 'nobody',
  name: '',
  roles,
  organisationId,
  economies: ['XDM'],
});
const officer = person(['officer'], 'agency');
const adviser = person(['adviser'], 'advice');
const owner = person(['owner'], 'own');

/** Rules that declare their facts otherwise than the register has them, or not at all. */
type Ruled = Pick<Programme, 'criteria' | 'facts' | 'parameters' | 'derived' | 'areas'>;
const oddRules: Ruled[] = [
  { criteria: { not: { fact: 'taxPaid', op: '=', value: true } }, facts: { taxPaid: { type: 'boolean' } } },
  { criteria: { fact: 'turnover', op: '<=', value: 500_000 }, facts: {} },
  { criteria: { fact: 'exportShare', op: '>=', value: 0.5 }, facts: { exportShare: { type: 'number', most: 0.8 } } },
  {
    criteria: { fact: 'employees', op: '<=', value: 50 },
    facts: { employees: { type: 'number', least: 3, most: 60 } },
  },
  { criteria: { fact: 'place', op: '>', value: 3 }, facts: {} },
  { criteria: { fact: 'turnover', op: 'exists' }, facts: {} },
  { criteria: { fact: 'neverHeardOf', op: '=', value: true }, facts: {} },
  { criteria: { not: { fact: 'isic', op: 'prefixIn', value: ['25', '282'] } }, facts: {} },
  { criteria: { fact: 'yearsInOperation', op: 'between', value: [3, 12] }, facts: {} },
  { criteria: { fact: 'employees', op: '>=', than: { fact: 'yearsInOperation', times: 2 } }, facts: {} },
  { criteria: { not: { fact: 'turnover', op: '<', than: { fact: 'employees', times: 25_000 } } }, facts: {} },
  {
    criteria: {
      any: [
        { fact: 'employees', op: '<', than: { fact: 'yearsInOperation' } },
        { fact: 'employees', op: '>', value: 40 },
        { fact: 'exportShare', op: '>', than: { fact: 'region' }, kind: 'discretionary' },
      ],
    },
    facts: { employees: { type: 'number', least: 3, most: 60 } },
  },
  {
    criteria: {
      all: [
        { fact: 'employees', op: '>', than: { fact: 'exportShare', times: 100 } },
        { fact: 'exportShare', op: '>', value: 0.9, kind: 'soft' },
      ],
    },
    facts: { exportShare: { type: 'number', most: 0.8 } },
  },
  {
    criteria: { fact: 'employees', op: '<=', value: { parameter: 'most' } },
    facts: {},
    parameters: {
      most: [
        { from: null, value: 9 },
        { from: '2020-01-01', value: 25 },
        { from: '2199-01-01', value: 9_000 },
      ],
    },
  },
  {
    criteria: { any: [{ fact: 'employees', op: '>', value: { parameter: 'later' } }] },
    facts: {},
    parameters: { later: [{ from: '2199-01-01', value: 0 }] },
  },
  {
    criteria: { all: [{ fact: 'isBig', op: '=', value: false }] },
    facts: {},
    derived: {
      isBig: {
        cases: [{ when: { fact: 'employees', op: '>', than: { fact: 'turnover' } }, is: true }],
        otherwise: false,
      },
    },
  },
];

/** Rules of areas: one region, and all but one town of it; by town and by region. */
function areaRules(areas: Record<string, string>): Ruled[] {
  const region = Object.values(areas)[0] as string;
  const towns = Object.keys(areas).filter((town) => areas[town] === region);
  return ['place', 'region'].flatMap((fact): Ruled[] => [
    { criteria: { fact, op: 'within', value: [region] }, facts: {}, areas },
    { criteria: { not: { fact, op: 'within', value: towns.slice(1) } }, facts: {}, areas },
  ]);
}

describe('the reach of programmes', () => {
  let portal: Portal;
  let desk: Visitor;
  let ctx: (actor?: Actor) => Context;
  let firms: string[];

  before(async () => {
    portal = await startPortal({ plants: 500 });
    await fillYear(portal.composition, contextOf(portal.composition), 7);
    desk = await portal.visitor('officer');
    ctx = (actor = officer) => ({ ...contextOf(portal.composition), actor });
    const { rows } = await portal.database.withConnection('admin', (client) =>
      client.query<{ id: string }>('SELECT id FROM registry.enterprise ORDER BY id'),
    );
    firms = rows.map(({ id }) => id);
    await sayThings();
    await sayNothing();
  });
  after(() => portal.stop());

  /** Statements of everybody, contradictory ones among them. */
  async function sayThings(): Promise<void> {
    const random = seededRandom(3);
    const pick = <One>(of: readonly One[]): One => of[Math.floor(random() * of.length)] as One;
    for (const id of firms.slice(0, 40))
      await representFirm(ctx(), { enterpriseId: id, organisation: 'own', evidence: 'seen', validFrom: '2020-01-01' });
    const values: [string, unknown][] = [
      ['employees', 7],
      ['employees', -3],
      ['employees', 33.5],
      ['employeesBand', '20..49'],
      ['employeesBand', '250..'],
      ['employeesBand', 'several'],
      ['turnoverBand', '..400000'],
      ['turnover', 900000],
      ['turnover', 'much'],
      ['isic', '25'],
      ['isic', '2592'],
      ['isic', 'C'],
      ['region', '66000'],
      ['place', '66000'],
      ['place', 'C'],
      ['exportShare', 1.5],
      ['exportShare', 0.6],
      ['womenOwned', true],
      ['taxPaid', 'yes'],
      ['taxPaid', true],
      ['accountsKept', false],
      ['registered', false],
      ['modernisationPlanApproved', true],
    ];
    for (let i = 0; i < 400; i += 1) {
      const [fact, value] = pick(values);
      const actor = pick([officer, adviser, owner]);
      await recordFact(ctx(actor), {
        enterpriseId: pick(firms.slice(0, 150)),
        fact,
        value,
        validFrom: pick([null, '2020-01-01']),
        validTo: pick([null, null, '2021-01-01']),
        source: actor.userId ?? '',
        observedOn: pick([null, '2020-05-01', ctx().today]),
        class: 'confidential',
        organisation: pick([actor.organisationId, actor === officer ? null : actor.organisationId]),
      });
    }
  }

  /** Whose own people say that something does not apply to them, lately or long ago, or would not say it. */
  async function sayNothing(): Promise<void> {
    const random = seededRandom(5);
    const pick = <One>(of: readonly One[]): One => of[Math.floor(random() * of.length)] as One;
    const reader = ctx(owner);
    await reader.db.withActor(reader, async (tx) => {
      for (const id of firms.slice(0, 40))
        for (const fact of ['taxPaid', 'exportShare', 'turnover', 'employees', 'modernisationPlanApproved'])
          if (random() < 0.6) {
            const standing = pick(['notApplicable', 'notApplicable', 'refused'] as const);
            await putUnsaid(tx, id, { fact, standing, saidOn: pick(['2020-05-01', reader.today]) });
          }
    });
  }

  for (const [name, actor] of [
    ['an officer', officer],
    ['an adviser', adviser],
  ] as const)
    it(`is decided for each firm as matching decides it, for ${name}`, async () => {
      const live = await listProgrammes(ctx(), { shelf: 'live', state: 'published' });
      const places = await listRegisterPlaces(ctx());
      const areas = Object.fromEntries(
        places.flatMap(({ code, parentCode }) => (parentCode ? [[code, parentCode]] : [])),
      );
      const odd = [...oddRules, ...areaRules(areas)].flatMap((one) =>
        ['grant', 'training'].map((instrument) => ({ ...one, instrument })),
      );
      const rules = [...live.map(({ programme }) => programme), ...odd];
      const table = await readFirmTable(ctx(actor));
      assert.equal(table.size, firms.length);
      const screenings = rules.map((rule) => screenFirms(table, rule));
      const found = screenings.map(({ eligible, unknown }) => [new Set(rowsOf(eligible)), new Set(rowsOf(unknown))]);
      const outcomes = new Map<string, number>();
      for (const id of firms) {
        const reader = ctx(actor);
        const { facts } = await reader.db.withActor(reader, (tx) =>
          readFirmFacts(insideTransaction(reader, tx), tx, id),
        );
        const row = table.ids.rowOf(id);
        for (const [i, rule] of rules.entries()) {
          const [eligible, unknown] = found[i] as [Set<number>, Set<number>];
          const outcome = eligible.has(row) ? 'eligible' : unknown.has(row) ? 'unknown' : 'ineligible';
          assert.equal(
            outcome,
            judge(rule as Programme, facts, reader.today).outcome,
            `${id}: ${JSON.stringify(rule.criteria)}`,
          );
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        }
      }
      for (const outcome of ['eligible', 'unknown', 'ineligible'])
        assert.ok((outcomes.get(outcome) ?? 0) > 100, `${outcome}: ${outcomes.get(outcome)}`);
    });

  it('is told for every programme, the one that reaches fewest first', async () => {
    const view = await desk.json<ReachList>('/desk/reach');
    assert.equal(view.basis.firms, firms.length);
    assert.ok(view.programmes.length >= 6);
    const unreached = view.programmes.map((one) => one.unreached);
    assert.deepEqual(
      unreached,
      unreached.toSorted((a, b) => b - a),
    );
    for (const one of view.programmes) {
      assert.ok(one.eligibleApplied <= one.applied && one.eligibleServed <= one.served);
      assert.ok(one.unreached >= one.eligible - one.eligibleApplied - one.eligibleServed);
      assert.ok(one.eligible + one.unknown <= view.basis.firms);
    }
    assert.ok(view.programmes.some(({ applied, served }) => applied > 0 && served > 0));
  });

  it('adds up over the classes of firms, each firm once', async () => {
    const view = await desk.json<ProgrammeReachView>('/desk/reach/tooling-voucher');
    for (const { by, classes } of view.breakdowns)
      for (const measure of ['eligible', 'unknown', 'applied', 'served', 'unreached'] as const) {
        const sum = classes.reduce((total, one) => total + one[measure], 0);
        if (by !== 'cluster') assert.equal(sum, view.counts[measure], `${by} ${measure}`);
      }
    assert.ok(view.missing.length > 0);
    assert.ok(view.missing.every(({ firms: open }) => open <= view.counts.unknown));
  });

  it('lists the firms that are not reached, as a page and as a file, and narrows them down', async () => {
    const reach = await desk.json<ProgrammeReachView>('/desk/reach/plant-visits');
    const all = await desk.json<UnreachedView>('/desk/reach/plant-visits/firms');
    assert.equal(all.total, reach.counts.unreached);
    const medium = await desk.json<UnreachedView>('/desk/reach/plant-visits/firms?size=medium');
    const sizes = reach.breakdowns.find(({ by }) => by === 'size')?.classes ?? [];
    assert.equal(medium.total, sizes.find(({ code }) => code === 'medium')?.unreached);
    assert.equal((await desk.json<UnreachedView>('/desk/reach/plant-visits/firms?region=nowhere')).total, 0);
    const file = await (await desk.get('/desk/reach/plant-visits/firms.csv?size=medium')).text();
    assert.equal(file.trim().split('\n').length, medium.total + 1);
  });

  it('says of a firm that could be eligible what is to be asked', async () => {
    const view = await desk.json<UnreachedView>('/desk/reach/tooling-voucher/firms?show=unknown');
    assert.ok(view.total > 0);
    assert.ok(view.firms.every(({ missing }) => missing.length > 0));
  });

  it('follows what is learnt of firms, and who is in a cluster', async () => {
    const before = await desk.json<ProgrammeReachView>('/desk/reach/plant-visits');
    const { firms: page } = await desk.json<UnreachedView>('/desk/reach/plant-visits/firms');
    const id = page[0]?.id ?? '';
    const since = { validFrom: null, validTo: null };
    await recordFact(ctx(), {
      enterpriseId: id,
      fact: 'employees',
      value: 3,
      ...since,
      source: 'seen',
      observedOn: null,
      class: 'confidential',
      organisation: null,
    });
    const now = await desk.json<ProgrammeReachView>('/desk/reach/plant-visits');
    assert.equal(now.counts.eligible, before.counts.eligible - 1);
    await recordMembership(ctx(), {
      enterpriseId: page[1]?.id ?? '',
      kind: 'cluster',
      body: 'dies',
      source: 'list',
      organisation: null,
      ...since,
    });
    const { breakdowns } = await desk.json<ProgrammeReachView>('/desk/reach/plant-visits');
    const clusters = breakdowns.find(({ by }) => by === 'cluster')?.classes ?? [];
    assert.deepEqual(
      clusters.map(({ code, firms: count }) => [code, count]),
      [
        ['dies', 1],
        ['none', firms.length - 1],
      ],
    );
  });

  it('is for those who read cases', async () => {
    for (const role of ['owner', 'analyst', 'association', 'buyer'] as const) {
      const visitor = await portal.visitor(role);
      assert.equal((await visitor.get('/desk/reach/plant-visits/firms')).status, 403, role);
    }
    assert.equal((await (await portal.visitor('adviser')).get('/desk/reach')).status, 200);
    assert.equal((await desk.get('/desk/reach/kor-modernisation-plans')).status, 404);
    assert.equal((await desk.get('/desk/reach/no-such-programme/firms')).status, 404);
  });
});
