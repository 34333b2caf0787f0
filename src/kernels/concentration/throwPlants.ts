import { type RandomSource, seededRandom } from '../random/index.ts';
import { type AliasTable, aliasTable, drawAlias } from './aliasTable.ts';

/** Room for simulations, shared by the industries of a run. */
export interface Dartboard {
  table: AliasTable;
  areaShare: Float64Array;
  squares: number;
  held: Float64Array;
}

export function makeDartboard(areaShare: Float64Array): Dartboard {
  const squares = areaShare.reduce((sum, share) => sum + share * share, 0);
  return { table: aliasTable(areaShare), areaShare, squares, held: new Float64Array(areaShare.length) };
}

/**
 * Upper-tail p-value of an industry's raw concentration G = Σ(s − x)², by throwing its plants at the areas.
 * Used as the test of the Ellison–Glaeser index: γ rises with G, so that both have the same p-value.
 * @param board areas by their shares
 * @param plantShare share of each plant in its industry's jobs
 * @param observed G as found
 * @param permutations number of throws, 1 or more
 * @param seed of the draws: the same seed gives the same value
 * @returns (M + 1)/(R + 1), M throws with a G at least as large; a difference by rounding alone counts as equal
 * @throws RangeError where permutations is not a whole number of 1 or more
 * Cost: plants × permutations draws. G is kept up to date as each plant falls: (s + z)² − s² = z(2s + z).
 * Source: the dartboard of Ellison & Glaeser (1997), J. Polit. Econ. 105:889; (M + 1)/(R + 1) as in Davison & Hinkley (1997) 4.11.
 * Held by exact enumeration and by uniformity in throwPlants.test.ts.
 */
export function concentrationPValue(
  board: Dartboard,
  plantShare: Float64Array,
  observed: number,
  permutations: number,
  seed: number,
): number {
  if (!Number.isInteger(permutations) || permutations < 1)
    throw new RangeError(`concentrationPValue: permutations must be a whole number of 1 or more, not ${permutations}`);
  const { held, areaShare, squares } = board;
  const { keep, alias } = board.table;
  const random = seededRandom(seed);
  const areas = keep.length;
  const fallen = new Int32Array(plantShare.length);
  const limit = observed - 1e-12 * Math.max(observed, squares);
  let reached = 0;
  for (let permutation = 0; permutation < permutations; permutation += 1) {
    let concentration = squares;
    for (let plant = 0; plant < plantShare.length; plant += 1) {
      const scaled = random() * areas;
      const cell = Math.floor(scaled);
      const area = scaled - cell < keep[cell]! ? cell : alias[cell]!;
      const share = plantShare[plant]!;
      const before = held[area]!;
      concentration += share * (2 * (before - areaShare[area]!) + share);
      held[area] = before + share;
      fallen[plant] = area;
    }
    for (let plant = 0; plant < fallen.length; plant += 1) held[fallen[plant]!] = 0;
    if (concentration >= limit) reached += 1;
  }
  return (reached + 1) / (permutations + 1);
}

/**
 * One draw of G for an industry of which plants follow each other with strength gamma.
 * A plant goes where an earlier one went with a chance that makes the expected index gamma, and else by the areas' shares: the urn of
 * Pólya, which is the Dirichlet form of Ellison and Glaeser's model with the areas' advantages integrated out.
 */
export function drawConcentration(
  board: Dartboard,
  plantShare: Float64Array,
  gamma: number,
  random: RandomSource,
): number {
  const { held, areaShare, squares, table } = board;
  const fallen = new Int32Array(plantShare.length);
  let concentration = squares;
  for (let plant = 0; plant < plantShare.length; plant += 1) {
    const followed = random() * (1 - gamma + gamma * plant);
    const place = random();
    const area = followed < gamma * plant ? fallen[Math.floor(place * plant)]! : drawAlias(table, place);
    const share = plantShare[plant]!;
    concentration += share * (2 * (held[area]! - areaShare[area]!) + share);
    held[area]! += share;
    fallen[plant] = area;
  }
  for (const area of fallen) held[area] = 0;
  return concentration;
}

export interface GammaInterval {
  lower: number;
  upper: number;
}

/**
 * Interval of the Ellison–Glaeser index by simulation: those gammas under which G as found is not extreme.
 * Used to say how sure a gamma other than 0 is; the variance of the null says nothing of it.
 * @param observed G as found
 * @param level chance that the interval misses, half on each side, above 0 and below 1
 * @param simulations draws at each gamma tried, 99 or more
 * @returns bounds in [0, 1]: the model knows no gamma below 0, so a lower bound of 0 says "0 or less"
 * @throws RangeError where level or simulations is out of range
 * The same random numbers serve every gamma; bounds are found by halving, to 2^−14. The shape of the interval hangs on the model (Dirichlet).
 * Cost: about 30 × simulations × plants. Source: inversion of simulated tests after Cassey & Smith (2014), J. Urban Econ. 81:85; the urn
 * after Blackwell & MacQueen (1973), Ann. Statist. 1:353. Held by coverage in throwPlants.test.ts.
 */
export function gammaInterval(
  board: Dartboard,
  plantShare: Float64Array,
  observed: number,
  { level, simulations, seed }: { level: number; simulations: number; seed: number },
): GammaInterval {
  if (!(level > 0 && level < 1)) throw new RangeError(`gammaInterval: level must lie between 0 and 1, not ${level}`);
  if (!Number.isInteger(simulations) || simulations < 99)
    throw new RangeError(`gammaInterval: simulations must be a whole number of 99 or more, not ${simulations}`);
  const slack = 1e-12 * Math.max(observed, board.squares);
  const shares = (gamma: number) => {
    const random = seededRandom(seed);
    let [least, most] = [0, 0];
    for (let simulation = 0; simulation < simulations; simulation += 1) {
      const drawn = drawConcentration(board, plantShare, gamma, random);
      if (drawn >= observed - slack) least += 1;
      if (drawn <= observed + slack) most += 1;
    }
    return { upperTail: (least + 1) / (simulations + 1), lowerTail: (most + 1) / (simulations + 1) };
  };
  const bisect = (isBelow: (gamma: number) => boolean) => {
    let [low, high] = [0, 1];
    for (let step = 0; step < 14; step += 1) {
      const middle = (low + high) / 2;
      if (isBelow(middle)) low = middle;
      else high = middle;
    }
    return { low, high };
  };
  return {
    lower: bisect((gamma) => shares(gamma).upperTail <= level / 2).low,
    upper: bisect((gamma) => shares(gamma).lowerTail > level / 2).high,
  };
}
