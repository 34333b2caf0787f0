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
  longitude: number | null;
  latitude: number | null;
}

const readPlants = async () =>
  (
    await database.withConnection('admin', (client) =>
      client.query<Plant>(
        `SELECT establishment_id AS id, enterprise_id AS firm, sort_key, place_code, parent_code, isic_codes, national_codes, longitude, latitude
         FROM registry.public_search WHERE economy = 'XDM' ORDER BY sort_key, establishment_id`,
      ),
    )
  ).rows;

const everything = { text: '', place: null, isic: null, national: null, box: null, sort: 'name', page: 1 } as const;
type Filter = { place: string | null; isic: string | null; national: string | null };

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
    const { parents, places, isic } = found.facets;
    assert.deepEqual(
      asMap(parents),
      countBy(fitting, (one) => [one.parent_code]),
      said,
    );
    assert.deepEqual(
      asMap(places),
      countBy(fitting, (one) => [one.place_code]),
      said,
    );
    assert.deepEqual(
      asMap(isic),
      countBy(fitting, (one) => one.isic_codes.filter((code) => code.length <= 2)),
      said,
    );
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
    const walked = await ctx.db.withActor(ctx, (tx) => walkByName(tx, filter, { limit: 7, offset: 0, most: 5 }));
    assert.ok(walked.length <= Math.min(5, fitting.length));
  }
}

const squareOf = ({ longitude, latitude }: Plant) => {
  if (longitude === null || latitude === null) return null;
  const middle = (degrees: number, origin: number) =>
    ((Math.floor((degrees + origin) / 0.025) + 0.5) * 250 - origin * 10_000) / 10_000;
  return `${middle(longitude, 180)} ${middle(latitude, 90)}`;
};

const fits = (plant: Plant, { place, isic, national }: Filter) =>
  (place === null || plant.place_code === place || plant.parent_code === place) &&
  (isic === null || plant.isic_codes.includes(isic)) &&
  (national === null || plant.national_codes.includes(national));

function drawFilter(plants: readonly Plant[], random: RandomSource): Filter {
  if (plants.length === 0) return { place: null, isic: null, national: null };
  const one = draw(plants, random);
  return {
    place: random() < 0.4 ? null : random() < 0.5 ? one.place_code : one.parent_code,
    isic: random() < 0.4 ? null : draw(one.isic_codes, random),
    national: random() < 0.7 ? null : draw(one.national_codes, random),
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
