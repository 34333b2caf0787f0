import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type RandomSource, seededRandom } from '../kernels/random/index.ts';
import { projectRoot } from '../platform/projectRoot.ts';
import { inventCapabilities } from './capabilities.ts';
import { inventName } from './names.ts';
import { readTowns } from './places.ts';

export const registerColumns = [
  'id',
  'enterprise',
  'name',
  'address',
  'town_code',
  'town',
  'town_local',
  'county',
  'county_local',
  'legal_form',
  'status',
  'registered_on',
  'employees',
  'longitude',
  'latitude',
  'precision',
  'product',
  'processes',
  'materials',
  'certificates',
  'certificates_valid_to',
  'capacity_spare',
] as const;

export type RegisterRow = Record<(typeof registerColumns)[number], string>;

/** Shares of the invented register; our own choice, after the general shape of enterprise statistics in the region. */
const shares = {
  /** Firms with no number, no street, no precise place. */
  unregistered: 0.12,
  /** A second plant of a firm that has one already. */
  furtherPlant: 0.08,
  secondProduct: 0.25,
  pointKnown: 0.7,
};

interface Figures {
  towns: readonly string[];
  products: readonly string[];
  counts: readonly (readonly number[])[];
}

/**
 * Invented establishments, as many as asked for: place and product drawn by the real counts of plants per town and
 * product, everything else from the seed. The same seed gives the same rows.
 */
export function* generateRegister(count: number, seed: number): Generator<RegisterRow> {
  const random = seededRandom(seed);
  // A stream of their own: what plants can do changes nothing of where and what they are.
  const abilities = seededRandom(seed + 1_000_003);
  const figures: Figures = JSON.parse(
    readFileSync(
      path.join(projectRoot(), 'src', 'demonstration', 'figures', 'plants-by-town-and-product.json'),
      'utf8',
    ),
  );
  const cells = cumulate(figures);
  const towns = readTowns();
  let lastRegistered: { number: string; name: string; legalForm: string } | null = null;
  for (let i = 1; i <= count; i++) {
    const [townCode, product] = drawCell(cells, random);
    const town = towns.get(townCode);
    if (town === undefined) throw new Error(`generateRegister: no boundary of town ${townCode}`);
    const unregistered = random() < shares.unregistered;
    const further: boolean = !unregistered && lastRegistered !== null && random() < shares.furtherPlant;
    const invented = further ? null : inventName(random);
    const firm: { number: string; name: string; legalForm: string } = invented
      ? { number: unregistered ? '' : String(10_000_000 + i), name: invented.name, legalForm: invented.legalForm }
      : (lastRegistered as NonNullable<typeof lastRegistered>);
    if (!unregistered) lastRegistered = firm;
    const precise = !unregistered && random() < shares.pointKnown;
    const [longitude, latitude] = town.drawPoint(random);
    const row = {
      id: `X${String(i).padStart(7, '0')}`,
      enterprise: firm.number,
      name: firm.name,
      address: unregistered
        ? ''
        : `${town.name}, ${1 + Math.floor(random() * 400)} ${streets[Math.floor(random() * streets.length)]}`,
      town_code: town.code,
      town: town.name,
      town_local: town.nameLocal,
      county: town.county,
      county_local: town.countyLocal,
      legal_form: unregistered ? '' : firm.legalForm,
      status: 'active',
      registered_on: unregistered ? '' : drawDay(random),
      employees: String(unregistered ? Math.floor(random() * 4) : drawEmployees(random)),
      longitude: longitude.toFixed(5),
      latitude: latitude.toFixed(5),
      precision: precise ? 'point' : 'town',
      product: random() < shares.secondProduct ? withSecond(product, drawCell(cells, random)[1]) : product,
    };
    yield {
      ...row,
      ...inventCapabilities({ product: row.product, employees: Number(row.employees), unregistered }, abilities),
    };
  }
}

const streets = [
  'Industry Road',
  'Station Road',
  'Mill Lane',
  'River Street',
  'Workshop Street',
  'North Road',
  'Market Street',
];

interface Cells {
  ends: Float64Array;
  of: readonly (readonly [town: string, product: string])[];
}

function cumulate(figures: Figures): Cells {
  const of: [string, string][] = [];
  const ends: number[] = [];
  let total = 0;
  for (const [at, row] of figures.counts.entries()) {
    for (let i = 0; i < row.length; i += 2) {
      total += row[i + 1] as number;
      ends.push(total);
      of.push([figures.towns[at] as string, figures.products[row[i] as number] as string]);
    }
  }
  return { ends: Float64Array.from(ends), of };
}

function drawCell({ ends, of }: Cells, random: RandomSource): readonly [town: string, product: string] {
  const wanted = random() * (ends.at(-1) as number);
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as number) > wanted) high = middle;
    else low = middle + 1;
  }
  return of[low] as readonly [string, string];
}

const withSecond = (first: string, second: string) => (first === second ? first : `${first};${second}`);

/** Most firms are small, a few are large: lognormal with median 7. */
function drawEmployees(random: RandomSource): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.max(1, Math.min(4000, Math.round(7 * Math.exp(1.25 * normal))));
}

function drawDay(random: RandomSource): string {
  const year = 1975 + Math.floor(Math.sqrt(random()) * 50);
  const month = 1 + Math.floor(random() * 12);
  const day = 1 + Math.floor(random() * 28);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
