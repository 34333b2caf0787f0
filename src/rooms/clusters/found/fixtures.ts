import { readTowns } from '../../../demonstration/places.ts';
import { seededRandom } from '../../../kernels/random/index.ts';

export interface PlantedRegister {
  csv: string;
  /** Ids of the plants that were put close together. */
  planted: ReadonlySet<string>;
}

export interface PlantedOptions {
  planted?: number;
  /** Firms to which the planted belong; each its own where it is not said. */
  firms?: number;
  background?: number;
  seed?: number;
}

const header =
  'id,enterprise,name,address,town_code,town,town_local,county,county_local,legal_form,status,registered_on,employees,longitude,latitude,precision,product';

/** Towns around one that plants of socks are put into. */
const townCodes = [
  '10007170',
  '10007100',
  '10007110',
  '10007120',
  '10007140',
  '10007160',
  '10007180',
  '10007200',
  '66000110',
  '66000120',
  '66000070',
  '65000080',
];
const others = ['313', '232', '261', '210', '220'];

/**
 * A register of known truth: plants of all kinds spread evenly over twelve towns, and among them plants of socks within a few hundred metres. Of two
 * firms alone where `firms` is 2.
 */
export function plantedRegister(options: PlantedOptions = {}): PlantedRegister {
  const { planted = 30, background = 420, seed = 5 } = options;
  const firms = options.firms ?? planted;
  const random = seededRandom(seed);
  const towns = readTowns();
  const lines: string[] = [header];
  const ids = new Set<string>();
  const add = (id: string, firm: number, code: string, [longitude, latitude]: [number, number], product: string) => {
    const town = towns.get(code)!;
    const place = [town.code, town.name, town.nameLocal, town.county, town.countyLocal];
    const year = 1990 + Math.floor(random() * 34);
    const cells = [id, String(firm), `Plant ${id}`, 'Mill Lane 1', ...place, '', 'active', `${year}-05-01`];
    lines.push(
      [
        ...cells,
        String(2 + Math.floor(random() * 60)),
        longitude.toFixed(5),
        latitude.toFixed(5),
        'point',
        product,
      ].join(','),
    );
  };
  for (let i = 0; i < background; i += 1) {
    const code = townCodes[i % townCodes.length]!;
    const product = i % 14 === 0 && code !== townCodes[0] ? '123' : others[Math.floor(random() * others.length)]!;
    add(`B${String(i).padStart(4, '0')}`, 20_000_000 + i, code, towns.get(code)!.drawPoint(random), product);
  }
  for (let i = 0; i < planted; i += 1) {
    const id = `S${String(i).padStart(4, '0')}`;
    const place: [number, number] = [120.585 + random() * 0.008, 23.898 + random() * 0.008];
    add(id, 30_000_000 + (i % firms), '10007170', place, '123');
    ids.add(id);
  }
  return { csv: `${lines.join('\n')}\n`, planted: ids };
}
