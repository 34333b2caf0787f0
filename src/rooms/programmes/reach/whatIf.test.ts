import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal, type Visitor } from '../../../../test/portal/startPortal.ts';
import { fillYear } from '../../../demonstration/fillYear.ts';
import type { Context } from '../../../platform/context.ts';
import { listRegisterPlaces } from '../../registry/index.ts';
import type { Programme } from '../catalogue/index.ts';
import { publishProgramme } from '../catalogue/services/publishProgramme.ts';
import { readProgramme } from '../catalogue/services/readProgrammes.ts';
import { type FormView, fieldOf } from '../catalogue/views/programmeForm.ts';
import { judge } from '../matching/rules/judge.ts';
import { insideTransaction } from '../matching/services/insideTransaction.ts';
import { readFirmFacts } from '../matching/services/readFirmFacts.ts';
import type { ProgrammeReachView } from './views/reach.ts';
import type { WhatIfView } from './views/whatIf.ts';

describe('a limit that is moved', () => {
  let portal: Portal;
  let desk: Visitor;
  const ask = (query: string, programme = 'plant-visits') =>
    desk.json<WhatIfView>(`/desk/reach/${programme}/what-if?${query}`);

  before(async () => {
    portal = await startPortal({ plants: 400 });
    await fillYear(portal.composition, contextOf(portal.composition), 7);
    desk = await portal.visitor('officer');
  });
  after(() => portal.stop());

  it('changes nothing until it is moved', async () => {
    const view = await ask('');
    const reach = await desk.json<ProgrammeReachView>('/desk/reach/plant-visits');
    assert.equal(view.isChanged, false);
    assert.deepEqual(view.before, view.after);
    assert.equal(view.before.eligible, reach.counts.eligible);
    assert.deepEqual([view.movement.in, view.movement.out], [0, 0]);
    const asTyped = new URLSearchParams(view.criteria.map(({ field, value }) => [field, value]));
    assert.equal((await ask(asTyped.toString())).isChanged, false, 'the form sent as it stands');
  });

  it('lets firms in and out, and the sums agree', async () => {
    const view = await ask('v0=5..40');
    assert.ok(view.isChanged && view.movement.in > 0 && view.movement.out > 0);
    assert.equal(view.after.eligible, view.before.eligible + view.movement.in - view.movement.out);
    assert.equal(view.total, view.movement.in);
    for (const { classes } of view.by)
      for (const measure of ['before', 'after', 'in', 'out'] as const)
        assert.equal(
          classes.reduce((sum, one) => sum + one[measure], 0),
          view.movement[measure],
        );
    assert.ok(view.firms.every(({ people }) => people !== null));
    const file = await desk.get('/desk/reach/plant-visits/what-if.csv?v0=5..40&show=out');
    assert.equal((await file.text()).trim().split('\n').length, view.movement.out + 1);
  });

  it('shows classes of firms only once something is changed, those first in which somebody moves', async () => {
    const page = async (query: string) => (await desk.get(`/desk/reach/plant-visits/what-if${query}`)).text();
    const [unchanged, changed] = [await page(''), await page('?v0=5..40')];
    for (const part of [/<h3>Region<\/h3>/, /Would come in/, /Who they are/]) {
      assert.doesNotMatch(unchanged, part);
      assert.match(changed, part);
    }
    assert.match(unchanged, /Eligible firms against one limit/);
    assert.match(await page('?v0=10..99'), /<details[^>]*><summary>\d+ class(es)? in which nothing changes/);
    const regions = (await ask('v0=5..40')).by.find(({ by }) => by === 'region')?.classes ?? [];
    const sizes = regions.filter(({ code }) => code !== 'unknown').map(({ before, after }) => Math.max(before, after));
    assert.ok(sizes.length > 2);
    assert.deepEqual(
      sizes,
      sizes.toSorted((a, b) => b - a),
    );
  });

  it('never shuts a firm out by a wider limit, and draws that along the curve', async () => {
    const view = await ask('curve=v0.to');
    const eligible = view.curve.points.map((point) => point.eligible);
    assert.ok(eligible.length > 5 && eligible.length <= 20);
    assert.deepEqual(
      eligible,
      eligible.toSorted((a, b) => a - b),
    );
    const present = view.curve.points.find(({ limit }) => limit === view.curve.present);
    assert.equal(present?.eligible, view.before.eligible);
  });

  it('is counted in money by what one firm gets and the share that takes it up', async () => {
    const view = await ask('amount=1,000&takeUp=50&v0=10..20');
    assert.equal(view.cost.before, (view.before.eligible * 500).toFixed(2));
    assert.equal(view.cost.after, (view.after.eligible * 500).toFixed(2));
    assert.equal((await ask('')).cost.before, null, 'the programme names no amount');
    const voucher = await ask('', 'tooling-voucher');
    assert.equal(voucher.cost.amount, '6000');
    assert.equal((await ask('')).cost.takeUpFrom, 'observed');
  });

  it('says at its field what is wrong with a limit, and leaves the rule as it is there', async () => {
    const many = Array.from({ length: 501 }, (_, i) => String(i)).join(',');
    const cases: [string, string, string][] = [
      ['v0=250..10', 'v0', 'catalogue.form.fault.value.between'],
      ['v0=NaN', 'v0', 'catalogue.form.fault.value.between'],
      ['v0=', 'v0', 'catalogue.form.fault.value.between'],
      ['v0=1e400..2', 'v0', 'catalogue.form.fault.value.between'],
      ['v0=-5..10', 'v0', 'catalogue.form.fault.value.between'],
      ['v1=', 'v1', 'catalogue.form.fault.value.code'],
      ['v1=25, 99999', 'v1', 'reach.whatIf.fault.industry'],
      [`v1=${many}`, 'v1', 'reach.whatIf.fault.many'],
      ['v2=66000, nowhere', 'v2', 'reach.whatIf.fault.place'],
      ['amount=-1', 'amount', 'reach.whatIf.fault.amount'],
      ['amount=Infinity', 'amount', 'reach.whatIf.fault.amount'],
      ['takeUp=101', 'takeUp', 'reach.whatIf.fault.takeUp'],
      ['takeUp=', 'takeUp', 'reach.whatIf.fault.takeUp'],
    ];
    for (const [query, field, key] of cases) {
      const response = await desk.get(`/desk/reach/plant-visits/what-if?${query}`, { accept: 'application/json' });
      assert.equal(response.status, 422, query);
      const { issues } = (await response.json()) as { issues: { path: string; code: string }[] };
      assert.deepEqual(
        issues.map(({ path, code }) => [path, code]),
        [[`body.${field}`, key]],
        query,
      );
    }
    const page = await (await desk.get('/desk/reach/plant-visits/what-if?v0=250..10')).text();
    assert.match(page, /href="#v0"/);
    assert.match(page, /value="250\.\.10"/);
  });

  it('reaches what lies deep in a rule', async () => {
    const before = await ask('', 'modernisation-guarantee');
    assert.deepEqual(
      before.criteria.map(({ kind }) => kind),
      ['boolean', 'boolean', 'boolean', 'number', 'boolean', 'number'],
    );
    const view = await ask('v0=no&v3=1', 'modernisation-guarantee');
    assert.deepEqual(
      view.criteria.filter(({ changed }) => changed).map(({ field }) => field),
      ['v0', 'v3'],
    );
  });

  it('is kept as a draft by those who manage programmes, once', async () => {
    const { version } = await ask('', 'tooling-voucher');
    const adviser = await portal.visitor('adviser');
    const body = { v0: '5..150', version };
    assert.equal((await adviser.act('/desk/reach/tooling-voucher/what-if', body)).status, 403);
    assert.equal((await desk.act('/desk/reach/tooling-voucher/what-if', { ...body, v0: '150..5' })).status, 422);
    assert.equal((await desk.act('/desk/reach/tooling-voucher/what-if', { ...body, version: '9.9' })).status, 409);
    const kept = await desk.act('/desk/reach/tooling-voucher/what-if', body);
    assert.equal(kept.body.location, '/desk/programmes/tooling-voucher/edit');
    const draft = await desk.json<FormView>('/desk/programmes/tooling-voucher/edit');
    assert.deepEqual([draft.state, fieldOf(draft.answers, 'value', 1)], ['draft', '5..150']);
    assert.equal((await desk.act('/desk/reach/tooling-voucher/what-if', body)).status, 409);
    assert.equal((await ask('v0=5..120', 'tooling-voucher')).hasDraft, true);
  });

  it('is decided with facts that are compared, with areas, and with limits of the day', async () => {
    const ctx = contextOf(portal.composition);
    const places = await listRegisterPlaces(ctx);
    const areas = Object.fromEntries(
      places.flatMap(({ code, parentCode }) => (parentCode ? [[code, parentCode]] : [])),
    );
    const region = Object.values(areas)[0] as string;
    const { programme } = await readProgramme(ctx, 'plant-visits');
    const limits = (most: number, years: number): Programme => ({
      ...programme,
      id: 'compared',
      facts: {},
      areas,
      parameters: {
        years: [
          { from: null, value: years },
          { from: '2199-01-01', value: 90 },
        ],
      },
      criteria: {
        all: [
          { fact: 'employees', op: '<=', value: most },
          { fact: 'employees', op: '>', than: { fact: 'yearsInOperation', times: 0.5 } },
          { fact: 'yearsInOperation', op: '>=', value: { parameter: 'years' } },
          { not: { fact: 'place', op: 'within', value: [region] } },
        ],
      },
    });
    const published = await publishProgramme(ctx, limits(40, 2));
    assert.ok(published.ok, JSON.stringify(published));
    const view = await ask('v0=25', 'compared');
    assert.deepEqual(
      view.criteria.map(({ kind, changed }) => [kind, changed]),
      [
        ['number', true],
        ['fixed', false],
        ['fixed', false],
        ['fixed', false],
      ],
    );
    const count = (most: number) => countJudged(ctx, limits(most, 2));
    assert.deepEqual(
      [view.before.eligible, view.before.unknown, view.after.eligible, view.after.unknown],
      [...(await count(40)), ...(await count(25))],
    );
    assert.ok(view.movement.out > 0 && view.after.eligible > 0);
    const reach = await desk.json<ProgrammeReachView>('/desk/reach/compared');
    assert.ok(reach.missing.every(({ firms }) => firms <= reach.counts.unknown));
  });
});

/** Firms eligible and open, each judged by itself. */
async function countJudged(ctx: Context, programme: Programme): Promise<[number, number]> {
  const reader: Context = { ...ctx, actor: { ...ctx.actor, kind: 'user', roles: ['officer'] } };
  const outcomes = await reader.db.withActor(reader, async (tx) => {
    const { rows } = await tx.client.query<{ id: string }>('SELECT id FROM registry_api.enterprise');
    const found: string[] = [];
    for (const { id } of rows) {
      const { facts } = await readFirmFacts(insideTransaction(reader, tx), tx, id);
      found.push(judge(programme, facts, reader.today).outcome);
    }
    return found;
  });
  const count = (wanted: string) => outcomes.filter((one) => one === wanted).length;
  return [count('eligible'), count('unknown')];
}
