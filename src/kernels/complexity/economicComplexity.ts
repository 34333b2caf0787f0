import { symmetricEigen } from '../linalg/index.ts';

export interface Complexity {
  /** `notIdentified`: areas or products fall apart into groups, or two directions explain alike: no order follows. */
  status: 'ok' | 'notEnough' | 'notIdentified';
  reason: string | null;
  /** By area; NaN where the area is left out or the status is not ok. */
  areaIndex: Float64Array;
  /** By product, on the scale of areas: an area's index is the mean of its products'. */
  productIndex: Float64Array;
  secondEigenvalue: number | null;
  /** Presence summed over products, and over areas. */
  diversity: Float64Array;
  ubiquity: Float64Array;
  areasLeftOut: number;
  productsLeftOut: number;
}

/**
 * Economic complexity of areas and products from who makes what.
 * Used to order areas by how rare and how joined the things are that they make; below some twenty areas the order is noise.
 * @param presence area × product at area · productCount + product, 0–1: makes it or not, or the chance that it does
 * @returns indices, areas with mean 0 and population standard deviation 1, higher for areas of greater diversity; products so that an area's
 *   index is the presence-weighted mean of its products'
 * @throws RangeError where a presence is outside 0–1 or lengths differ
 * Let M be presence, D and U its row and column sums. The area index is the eigenvector of the second largest eigenvalue of D⁻¹MU⁻¹M′, found from the
 * symmetric D^(−½)MU⁻¹M′D^(−½), or its like for products where those are fewer. Sign: correlation with diversity, where that is 0 with the first area.
 * Degenerate: empty rows and columns are left out and counted; fewer than three areas or products: `notEnough`; second eigenvalue 1 or 0, or equal
 * to the third within 1e-9: `notIdentified`. Cost: smaller side³ and presence · smaller side.
 * Source: Hidalgo & Hausmann (2009), PNAS 106:10570; Hausmann et al. (2014), Atlas; py-ecomplexity solves the matrix that is not symmetric, EconGeo
 * rounds it first. Held by goldens/complexity.R and identities in complexity.test.ts.
 */
export function economicComplexity(presence: Float64Array, areaCount: number, productCount: number): Complexity {
  if (presence.length !== areaCount * productCount)
    throw new RangeError(`economicComplexity: presence.length is out of range: ${presence.length}`);
  for (const [i, value] of presence.entries())
    if (!(value >= 0 && value <= 1))
      throw new RangeError(`economicComplexity: presence[${i}] is out of range: ${value}`);
  const diversity = new Float64Array(areaCount);
  const ubiquity = new Float64Array(productCount);
  for (let i = 0; i < presence.length; i += 1) {
    diversity[Math.floor(i / productCount)]! += presence[i]!;
    ubiquity[i % productCount]! += presence[i]!;
  }
  const areas = Array.from(diversity.keys()).filter((area) => diversity[area]! > 0);
  const products = Array.from(ubiquity.keys()).filter((product) => ubiquity[product]! > 0);
  const result: Complexity = {
    status: 'ok',
    reason: null,
    areaIndex: new Float64Array(areaCount).fill(Number.NaN),
    productIndex: new Float64Array(productCount).fill(Number.NaN),
    secondEigenvalue: null,
    diversity,
    ubiquity,
    areasLeftOut: areaCount - areas.length,
    productsLeftOut: productCount - products.length,
  };
  if (areas.length < 3 || products.length < 3)
    return { ...result, status: 'notEnough', reason: 'fewer than three areas or three products hold anything' };
  const at = (area: number, product: number) => presence[area * productCount + product]!;
  const isByArea = areas.length <= products.length;
  const found = isByArea
    ? secondVector(areas, products, at, diversity, ubiquity)
    : secondVector(products, areas, (product, area) => at(area, product), ubiquity, diversity);
  result.secondEigenvalue = found.value;
  const why = whyNotIdentified(found.value, found.third);
  if (why !== null) return { ...result, status: 'notIdentified', reason: why };
  const productVector = isByArea
    ? products.map((product) => mean(areas, (area) => at(area, product), found.vector, ubiquity[product]!))
    : found.vector;
  const areaVector = areas.map((area) =>
    mean(products, (product) => at(area, product), productVector, diversity[area]!),
  );
  scale(result, areas, products, areaVector, productVector);
  return result;
}

function scale(
  { areaIndex, productIndex, diversity }: Complexity,
  areas: readonly number[],
  products: readonly number[],
  areaVector: readonly number[],
  productVector: readonly number[],
): void {
  const count = areas.length;
  const centre = areaVector.reduce((sum, value) => sum + value, 0) / count;
  const spread = Math.sqrt(areaVector.reduce((sum, value) => sum + (value - centre) ** 2, 0) / count);
  const middle = areas.reduce((sum, area) => sum + diversity[area]!, 0) / count;
  let together = 0;
  for (const [i, area] of areas.entries()) together += (areaVector[i]! - centre) * (diversity[area]! - middle);
  const isUneven = Math.abs(together) > 1e-12 * count * spread * middle;
  const sign = Math.sign(isUneven ? together : areaVector[0]! - centre) || 1;
  for (const [i, area] of areas.entries()) areaIndex[area] = (sign * (areaVector[i]! - centre)) / spread;
  for (const [i, product] of products.entries()) productIndex[product] = (sign * (productVector[i]! - centre)) / spread;
}

function whyNotIdentified(second: number, third: number): string | null {
  if (second > 1 - 1e-9) return 'areas fall apart into groups that share no product: there is no common order';
  if (second < 1e-9) return 'every area makes the same: there is nothing to order';
  return second - third < 1e-9 ? 'two directions explain the pattern equally well: no order follows from it' : null;
}

/** The vector of D⁻¹MU⁻¹M′ that belongs to its second largest eigenvalue, and that eigenvalue and the third. */
function secondVector(
  rows: readonly number[],
  columns: readonly number[],
  at: (row: number, column: number) => number,
  rowSum: Float64Array,
  columnSum: Float64Array,
): { vector: number[]; value: number; third: number } {
  const size = rows.length;
  const matrix = new Float64Array(size * size);
  for (const column of columns) {
    const held = rows.flatMap((row, i) => (at(row, column) > 0 ? [i] : []));
    for (const i of held)
      for (const j of held) {
        if (j > i) break;
        const scaled = columnSum[column]! * Math.sqrt(rowSum[rows[i]!]! * rowSum[rows[j]!]!);
        matrix[i * size + j]! += (at(rows[i]!, column) * at(rows[j]!, column)) / scaled;
      }
  }
  // The first eigenvector is known, √D: taken out, so that the second is first and near ties with it do no harm.
  const total = rows.reduce((sum, row) => sum + rowSum[row]!, 0);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j <= i; j += 1) matrix[i * size + j]! -= Math.sqrt(rowSum[rows[i]!]! * rowSum[rows[j]!]!) / total;
  const { values, vectors } = symmetricEigen(matrix, size);
  const vector = rows.map((row, i) => vectors[i]! / Math.sqrt(rowSum[row]!));
  return { vector, value: values[0]!, third: values[1]! };
}

function mean(members: readonly number[], weight: (member: number) => number, values: readonly number[], sum: number) {
  let total = 0;
  for (const [i, member] of members.entries()) total += weight(member) * values[i]!;
  return total / sum;
}
