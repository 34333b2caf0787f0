import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { compose, createLogger } from '../../compose.ts';
import { generateRegister, type RegisterRow, registerColumns } from '../../demonstration/generateRegister.ts';
import { type RandomSource, seededRandom } from '../../kernels/random/index.ts';
import { operatorActor } from '../../platform/auth/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { stateCapability, withdrawCapability } from './capabilities/services/capabilities.ts';
import { importFile, mergeEnterprises, readPreset, readRegisterSize, searchEnterprises, undoImport } from './index.ts';
import { walkByName } from './store/search.ts';

const database = await testDatabase({ as: 'app' });
const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-counts-'));
const composition = await compose({
  opened: database,
  role: 'app',
  baseUrl: 'http://localhost:3000',
  logger: createLogger('fatal'),
  environment: {},
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await composition.queue.stop();
  await composition.auth.pool.end();
  await database.drop();
});
const ctx = composition.contextFor({ actor: operatorActor('test'), economy: 'XDM', requestId: 'test', locale: 'en' });

interface Plant {
  id: string;
  firm: string;
  sort_key: string;
  place_code: string | null;
  parent_code: string | null;
  isic_codes: string[];
  national_codes: string[];
  attributes: string;
  longitude: number | null;
  latitude: number | null;
}

const readPlants = async () =>
  (
    await database.withConnection('admin', (client) =>
      client.query<Plant>(
        `SELECT establishment_id AS id, enterprise_id AS firm, sort_key, place_code, parent_code, isic_codes, national_codes, attributes, longitude, latitude
         FROM registry.public_search WHERE economy = 'XDM' ORDER BY sort_key, establishment_id`,
      ),
    )
  ).rows;

const everything = { text: '', place: null, isic: null, national: null, box: null, sort: 'name', page: 1 } as const;
interface Filter {
  place: string[];
  isic: string[];
  national: string[];
  attributes: { process: string[]; certificate: string[]; size: string[]; spare: string[] };
}

test('counts of a search are those of the rows, after any imports, undos and merges', async () => {
  const random = seededRandom(11);
  const pool = [...generateRegister(600, 3)];
  const applied: string[] = [];
  for (let step = 0; step < 24; step++) {
    const chance = random();
    if (chance < 0.6 || applied.length === 0) {
      const file = path.join(folder, `${step}.csv`);
      writeFileSync(file, writeRows(drawRows(pool, random)));
      const source = { path: file, fileName: 'rows.csv', mapping: readPreset('demonstration') };
      const { receipt } = await importFile(ctx, source, { dryRun: false, skipRejected: false });
      applied.push(receipt.importId as string);
    } else if (chance < 0.85) {
      const outcome = await undoImport(ctx, applied.at(-1) as string).catch(refused);
      if (outcome?.kind === 'undone') applied.pop();
    } else if (chance < 0.92) {
      await stateSomething(
        (await readPlants()).map(({ firm }) => firm),
        random,
      );
    } else {
      const plants = await readPlants();
      const [from, to] = [draw(plants, random).firm, draw(plants, random).firm];
      if (from !== to) await mergeEnterprises(ctx, { from, to, reason: 'the same firm' });
    }
    await assertCounts(await readPlants(), random);
  }
  assert.ok(applied.length > 0);
});

test('what is left of a register that was taken back whole is nothing', async () => {
  const plants = await database.withConnection('admin', async (client) => {
    await client.query("DELETE FROM registry.redirect WHERE economy = 'XDM'");
    return client.query<{ id: string }>(
      "SELECT id FROM registry.import WHERE economy = 'XDM' AND state = 'applied' ORDER BY applied_at DESC",
    );
  });
  for (const { id } of plants.rows) assert.equal((await undoImport(ctx, id)).kind, 'undone');
  const cells = await database.withConnection('admin', (client) => client.query('SELECT FROM registry.counted_cell'));
  assert.equal(cells.rowCount, 0);
  assert.equal((await searchEnterprises(ctx, { ...everything, pageSize: 20 })).total, 0);
});

/** As an officer of a person, who may also take it back. */
async function stateSomething(firms: readonly string[], random: RandomSource): Promise<void> {
  if (firms.length === 0) return;
  const firm = draw(firms, random);
  const until = random() < 0.5 ? '2020-01-01' : '2999-01-01';
  await stateCapability(ctx, firm, { ...said, kind: 'certificate', text: 'ISO 14001', validTo: until });
  const id = await stateCapability(ctx, firm, { ...said, kind: 'process', text: 'Casting', code: 'casting' });
  if (random() < 0.5) await withdrawCapability(ctx, firm, id);
}

const said = {
  code: null,
  number: null,
  unit: null,
  spareShare: null,
  issuer: null,
  certificateNumber: null,
  validFrom: null,
  validTo: null,
  visibility: 'public',
} as const;

async function assertCounts(plants: readonly Plant[], random: RandomSource): Promise<void> {
  const { establishments, enterprises } = await readRegisterSize(ctx);
  assert.deepEqual([establishments, enterprises], [plants.length, new Set(plants.map(({ firm }) => firm)).size]);
  for (let i = 0; i < 5; i++) {
    const filter = drawFilter(plants, random);
    const fitting = plants.filter((plant) => fits(plant, filter));
    const page = 1 + Math.floor(random() * 3);
    const found = await searchEnterprises(ctx, { ...everything, ...filter, page, pageSize: 7 });
    const said = JSON.stringify(filter);
    assert.equal(found.total, fitting.length, said);
    assert.equal(found.hasMore, false);
    assert.equal(found.located, fitting.filter(({ longitude }) => longitude !== null).length, said);
    const { parents, places, isic, attributes } = found.facets;
    const without = (change: Partial<Filter>) => plants.filter((plant) => fits(plant, { ...filter, ...change }));
    assert.deepEqual(
      asMap(parents),
      countBy(without({ place: [] }), (one) => [one.parent_code]),
      said,
    );
    assert.deepEqual(
      asMap(places),
      countBy(without({ place: [] }), (one) => [one.place_code]),
      said,
    );
    assert.deepEqual(
      asMap(isic),
      countBy(without({ isic: [] }), (one) => one.isic_codes),
      said,
    );
    for (const facet of ['process', 'material', 'certificate', 'size', 'spare'] as const) {
      const others = without({ attributes: { ...filter.attributes, [facet]: [] } });
      const isOwn = ({ code }: { code: string }) => code.startsWith(`${facet}:`);
      const own = (plant: Plant) => valuesOf(plant).filter((code) => isOwn({ code }));
      assert.deepEqual(asMap(attributes.filter(isOwn)), countBy(others, own), `${facet} of ${said}`);
    }
    const squares = found.grid.map(({ longitude, latitude, count }) => ({ code: `${longitude} ${latitude}`, count }));
    assert.deepEqual(
      asMap(squares),
      countBy(fitting, (one) => [squareOf(one)]),
      said,
    );
    const shown = fitting.slice((page - 1) * 7, page * 7).map(({ id }) => id);
    assert.deepEqual(
      found.hits.map((hit) => hit.establishmentId),
      shown,
      said,
    );
    const walked = await ctx.db.withActor(ctx, (tx) =>
      walkByName(tx, { ...filter, terms: [] }, { limit: 7, offset: 0, most: 5 }),
    );
    assert.ok(walked.length <= 5);
  }
}

const squareOf = ({ longitude, latitude }: Plant) => {
  if (longitude === null || latitude === null) return null;
  const middle = (degrees: number, origin: number) =>
    ((Math.floor((degrees + origin) / 0.025) + 0.5) * 250 - origin * 10_000) / 10_000;
  return `${middle(longitude, 180)} ${middle(latitude, 90)}`;
};

const holdsAny = (chosen: readonly string[], own: readonly (string | null)[]) =>
  chosen.length === 0 || chosen.some((code) => own.includes(code));

/** What holds today; a lapsed certificate does not. */
const valuesOf = ({ attributes }: Plant) => [
  ...new Set(
    attributes
      .split(' ')
      .filter((one) => one !== '' && (!one.includes('/') || (one.split('/')[1] as string) >= ctx.today))
      .map((one) => one.split('@')[0] as string),
  ),
];

const fits = (plant: Plant, { place, isic, national, attributes }: Filter) =>
  holdsAny(place, [plant.place_code, plant.parent_code]) &&
  holdsAny(isic, plant.isic_codes) &&
  holdsAny(national, plant.national_codes) &&
  Object.entries(attributes).every(([facet, values]) =>
    holdsAny(
      values.map((value) => `${facet}:${value}`),
      valuesOf(plant),
    ),
  );

const ofFacet = (plant: Plant, facet: string, random: RandomSource) => {
  const own = plant.attributes.split(' ').filter((one) => one.startsWith(`${facet}:`));
  return own.length === 0 ? [] : [(draw(own, random).split('@')[0] as string).slice(facet.length + 1)];
};

function drawFilter(plants: readonly Plant[], random: RandomSource): Filter {
  const some = <Value>(share: number, values: () => Value[]) => (random() < share && plants.length > 0 ? values() : []);
  const one = plants.length === 0 ? null : draw(plants, random);
  const known = (values: readonly (string | null)[]) => values.filter((value) => value !== null);
  return {
    place: some(0.5, () =>
      known([random() < 0.5 ? one!.place_code : one!.parent_code, draw(plants, random).place_code]),
    ),
    isic: some(0.5, () => [draw(one!.isic_codes, random), draw(draw(plants, random).isic_codes, random)]),
    national: some(0.2, () => [draw(one!.national_codes, random)]),
    attributes: {
      process: some(0.3, () => [
        ...ofFacet(one!, 'process', random),
        ...ofFacet(draw(plants, random), 'process', random),
      ]),
      certificate: some(0.3, () => ofFacet(one!, 'certificate', random)),
      size: some(0.2, () => ofFacet(one!, 'size', random)),
      spare: some(0.2, () => ofFacet(one!, 'spare', random)),
    },
  };
}

/** Some of the pool, of which every second has changed: moved, lost its point, makes something else, is called otherwise. */
function drawRows(pool: readonly RegisterRow[], random: RandomSource): RegisterRow[] {
  const from = Math.floor(random() * 500);
  return pool.slice(from, from + 5 + Math.floor(random() * 80)).map((row) => {
    const other = draw(pool, random);
    const chance = random() * 10;
    if (chance < 1.5) {
      const { town_code, town, town_local, county, county_local } = other;
      return { ...row, town_code, town, town_local, county, county_local };
    }
    if (chance < 2.5) return { ...row, longitude: '', latitude: '', precision: '' };
    if (chance < 4) return { ...row, product: other.product };
    if (chance < 5) return { ...row, name: other.name };
    if (chance < 7) return { ...row, certificates: 'ISO 9001', certificates_valid_to: '2020-01-01' };
    if (chance < 8) return { ...row, processes: other.processes, capacity_spare: other.capacity_spare };
    return row;
  });
}

const writeRows = (rows: readonly RegisterRow[]) =>
  [
    registerColumns.join(','),
    ...rows.map((row) => registerColumns.map((column) => `"${row[column].replaceAll('"', '""')}"`).join(',')),
  ].join('\n');

function draw<Value>(list: readonly Value[], random: RandomSource): Value {
  return list[Math.floor(random() * list.length)] as Value;
}

const asMap = (values: readonly { code: string; count: number }[]) =>
  Object.fromEntries(values.map(({ code, count }) => [code, count]).sort());

function countBy(plants: readonly Plant[], codesOf: (plant: Plant) => readonly (string | null)[]) {
  const counts = new Map<string, number>();
  for (const plant of plants) {
    for (const code of codesOf(plant)) if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort());
}

function refused(error: unknown): null {
  if (error instanceof DomainError) return null;
  throw error;
}
