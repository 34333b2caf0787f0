import type { RandomSource } from '../../../kernels/random/index.ts';
import { loadBoundaries } from '../../../platform/html/maps/index.ts';

const header =
  'id,enterprise,name,address,town_code,town,town_local,county,county_local,legal_form,status,registered_on,employees,longitude,latitude,precision,product';

/** A register of 600 invented plants in twenty towns: three products anywhere, and one that six in ten of its makers make in the first town. */
export function plantedRegister(random: RandomSource): { file: string; planted: string[]; plants: number } {
  const towns = loadBoundaries('TWN', 'towns')
    .features.filter(({ properties }) => properties.countyCode === '10007')
    .slice(0, 20);
  const lines: string[] = [];
  const planted: string[] = [];
  const add = (at: number, product: string) => {
    const { properties, geometry } = towns[at]!;
    const ring = (geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0]![0])!;
    const middle = [0, 1].map((axis) => ring.reduce((sum, position) => sum + position[axis]!, 0) / ring.length);
    const number = String(lines.length + 1).padStart(4, '0');
    const place = middle.map((value) => (value + (random() - 0.5) * 0.02).toFixed(5));
    const { code, name, nameLocal, county, countyLocal } = properties;
    lines.push(
      [
        ...[
          `P${number}`,
          `9000${number}`,
          `Plant ${number}`,
          'Mill Lane 1',
          code,
          name,
          nameLocal,
          county,
          countyLocal,
          '',
          'active',
          '',
        ],
        ...[String(1 + Math.floor(random() * 40)), ...place, 'point', product],
      ].join(','),
    );
    return `P${number}`;
  };
  for (let i = 0; i < 520; i += 1) add(Math.floor(random() * towns.length), ['123', '313', '251'][i % 3]!);
  for (let i = 0; i < 80; i += 1) {
    const isPlanted = i % 5 < 3;
    const id = add(isPlanted ? 0 : Math.floor(random() * towns.length), '232');
    if (isPlanted) planted.push(id);
  }
  return { file: `${[header, ...lines].join('\n')}\n`, planted, plants: lines.length };
}
