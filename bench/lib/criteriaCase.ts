import type { Criterion, FactDomain, Literal } from '../../src/kernels/criteria/index.ts';
import { type RandomSource, seededRandom } from '../../src/kernels/random/index.ts';

/** What is known of a drawn firm; null is not known. */
export interface DrawnFirm {
  size: string | null;
  isic: string | null;
  region: string | null;
  age: number | null;
  exports: number | null;
  turnover: number | null;
}

export const drawnFacts = {
  size: 'code',
  isic: 'code',
  region: 'code',
  age: 'number',
  exports: 'number',
  turnover: 'number',
} as const satisfies Record<keyof DrawnFirm, FactDomain['type']>;

export interface DrawnProgramme {
  id: string;
  sizes: string[];
  sectors: string[];
  regions: string[];
  oldest: number;
  turnoverBelow: number;
  criteria: Criterion;
}

const sizes = ['micro', 'small', 'medium', 'large'];
const regions = Array.from({ length: 20 }, (_, i) => `R${String(i + 1).padStart(2, '0')}`);
/** Four digits each, as ISIC writes them, over 24 divisions of manufacturing. */
const industries = Array.from({ length: 24 }, (_, division) =>
  [1, 2, 3, 9].flatMap((group) => [1, 2, 9].map((last) => `${division + 10}${group}${last}`)),
).flat();

const pick = <T>(list: readonly T[], random: RandomSource): T => list[Math.floor(random() * list.length)] as T;
const some = <T>(list: readonly T[], count: number, random: RandomSource): T[] => [
  ...new Set(Array.from({ length: count }, () => pick(list, random))),
];

/** Firms of which each fact is missing with this probability. */
export function drawFirms(count: number, missing: number, seed: number): DrawnFirm[] {
  const random = seededRandom(seed);
  const known = <T>(value: T): T | null => (random() < missing ? null : value);
  return Array.from({ length: count }, () => ({
    size: known(sizes[Math.floor(random() ** 2 * 4)] as string),
    isic: known(pick(industries, random)),
    region: known(pick(regions, random)),
    age: known(Math.floor(random() ** 2 * 60)),
    exports: known(random() < 0.6 ? 0 : Math.round(random() * 1e6)),
    turnover: known(Math.round(10 ** (3 + random() * 5))),
  }));
}

/** Programmes of six conditions: size, sector by prefix, region, age, exports, turnover. */
export function drawProgrammes(count: number, seed: number): DrawnProgramme[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const chosen = {
      sizes: some(sizes, 3, random),
      sectors: some(industries, 8, random).map((code) => code.slice(0, 2 + Math.floor(random() * 3))),
      regions: some(regions, 8, random),
      oldest: 3 + Math.floor(random() * 40),
      turnoverBelow: Math.round(10 ** (5 + random() * 3)),
    };
    const atom = (fact: keyof DrawnFirm, op: 'in' | 'prefixIn' | '<=' | '>' | '<', value: Literal | Literal[]) => ({
      fact,
      op,
      value,
    });
    const criteria: Criterion = {
      all: [
        atom('size', 'in', chosen.sizes),
        atom('isic', 'prefixIn', chosen.sectors),
        atom('region', 'in', chosen.regions),
        atom('age', '<=', chosen.oldest),
        atom('exports', '>', 0),
        atom('turnover', '<', chosen.turnoverBelow),
      ],
    };
    return { id: `p${String(i + 1).padStart(3, '0')}`, ...chosen, criteria };
  });
}
