/** Which areas are beside which, compressed by rows. Neighbours of area i stand at offsets[i] … offsets[i + 1] − 1, in ascending order. */
export interface SpatialWeights {
  /** areaCount + 1 places; the last is the number of links. */
  offsets: Int32Array;
  /** Neighbours, 0 … areaCount − 1. A link stands once for each direction. */
  neighbours: Int32Array;
  /** Weight of each link, above 0. */
  weights: Float64Array;
}

/** W: the weights of a row add up to 1. B: each weight is 1. raw: as they were given. */
export type WeightStyle = 'W' | 'B' | 'raw';

/**
 * Spatial weights from a list of links.
 * Used to build every neighbourhood: from boundaries, from points, from a table of pairs.
 * @param areaCount number of areas, 1 or more
 * @param from area of each link, 0 … areaCount − 1
 * @param to neighbour of each link; may be the area itself (a self weight)
 * @param weights weight of each link, above 0 and finite; null: each is 1
 * @returns the links by rows; an area without links has an empty row
 * @throws RangeError where lengths differ, an index or weight is outside its range, or a link stands twice
 * Cost: links, and the logarithm of the longest row. Held by weights.test.ts.
 */
export function weightsFromLinks(
  areaCount: number,
  from: Int32Array,
  to: Int32Array,
  weights: Float64Array | null,
): SpatialWeights {
  checkLinks(areaCount, from, to, weights);
  const offsets = new Int32Array(areaCount + 1);
  for (let link = 0; link < from.length; link += 1) offsets[from[link]! + 1]! += 1;
  for (let area = 0; area < areaCount; area += 1) offsets[area + 1]! += offsets[area]!;
  const next = offsets.slice();
  const byRow = new Int32Array(from.length);
  for (let link = 0; link < from.length; link += 1) {
    const row = from[link]!;
    byRow[next[row]!] = link;
    next[row]! += 1;
  }
  const result = { offsets, neighbours: new Int32Array(from.length), weights: new Float64Array(from.length) };
  for (let area = 0; area < areaCount; area += 1) {
    const row = byRow.subarray(offsets[area]!, offsets[area + 1]!).sort((a, b) => to[a]! - to[b]!);
    for (const [place, link] of row.entries()) {
      const at = offsets[area]! + place;
      result.neighbours[at] = to[link]!;
      result.weights[at] = weights === null ? 1 : weights[link]!;
      if (place > 0 && result.neighbours[at - 1] === to[link])
        throw new RangeError(`weightsFromLinks: the link from ${area} to ${to[link]} stands twice`);
    }
  }
  return result;
}

function checkLinks(areaCount: number, from: Int32Array, to: Int32Array, weights: Float64Array | null): void {
  const fail = (argument: string, value: unknown) => {
    throw new RangeError(`weightsFromLinks: ${argument} is out of range: ${value}`);
  };
  if (!Number.isInteger(areaCount) || areaCount < 1) fail('areaCount', areaCount);
  if (to.length !== from.length) fail('to.length', to.length);
  if (weights !== null && weights.length !== from.length) fail('weights.length', weights.length);
  for (let link = 0; link < from.length; link += 1) {
    if (from[link]! < 0 || from[link]! >= areaCount) fail(`from[${link}]`, from[link]);
    if (to[link]! < 0 || to[link]! >= areaCount) fail(`to[${link}]`, to[link]);
    if (weights !== null && !(weights[link]! > 0 && weights[link]! < Number.POSITIVE_INFINITY))
      fail(`weights[${link}]`, weights[link]);
  }
}

/**
 * The same links with weights of a style.
 * @param given weights as built
 * @param style W divides each row by its sum, B sets 1, raw leaves them
 * @returns new weights that share the given offsets and neighbours; a row without links stays empty
 * Cost: links. Source: Cliff & Ord (1973); styles named as in spdep's nb2listw. Held by weights.test.ts.
 */
export function styleWeights(given: SpatialWeights, style: WeightStyle): SpatialWeights {
  const { offsets, neighbours } = given;
  if (style === 'raw') return given;
  if (style === 'B') return { offsets, neighbours, weights: new Float64Array(neighbours.length).fill(1) };
  const weights = new Float64Array(neighbours.length);
  for (let area = 0; area + 1 < offsets.length; area += 1) {
    let sum = 0;
    for (let at = offsets[area]!; at < offsets[area + 1]!; at += 1) sum += given.weights[at]!;
    for (let at = offsets[area]!; at < offsets[area + 1]!; at += 1) weights[at] = given.weights[at]! / sum;
  }
  return { offsets, neighbours, weights };
}

/** The same with each area among its own neighbours, by weight 1 where it was not; as Getis–Ord G* asks. Style afterwards. */
export function addSelfWeights({ offsets, neighbours, weights }: SpatialWeights): SpatialWeights {
  const areaCount = offsets.length - 1;
  const [from, to, all]: [number[], number[], number[]] = [[], [], []];
  for (let area = 0; area < areaCount; area += 1) {
    let hasSelf = false;
    for (let at = offsets[area]!; at < offsets[area + 1]!; at += 1) {
      hasSelf ||= neighbours[at] === area;
      from.push(area);
      to.push(neighbours[at]!);
      all.push(weights[at]!);
    }
    if (hasSelf) continue;
    from.push(area);
    to.push(area);
    all.push(1);
  }
  return weightsFromLinks(areaCount, Int32Array.from(from), Int32Array.from(to), Float64Array.from(all));
}

/** The links among the areas that are kept, numbered anew in their order; weights as they were. Style afterwards. */
export function keepAreas({ offsets, neighbours, weights }: SpatialWeights, kept: Int32Array): SpatialWeights {
  const rank = new Int32Array(offsets.length - 1).fill(-1);
  for (let at = 0; at < kept.length; at += 1) rank[kept[at]!] = at;
  const result = {
    offsets: new Int32Array(kept.length + 1),
    neighbours: new Int32Array(neighbours.length),
    weights: new Float64Array(neighbours.length),
  };
  let links = 0;
  for (let area = 0; area < kept.length; area += 1) {
    for (let at = offsets[kept[area]!]!; at < offsets[kept[area]! + 1]!; at += 1) {
      if (rank[neighbours[at]!] === -1) continue;
      result.neighbours[links] = rank[neighbours[at]!]!;
      result.weights[links] = weights[at]!;
      links += 1;
    }
    result.offsets[area + 1] = links;
  }
  return { ...result, neighbours: result.neighbours.subarray(0, links), weights: result.weights.subarray(0, links) };
}

/** Areas without a neighbour other than themselves, ascending. */
export function findIslands({ offsets, neighbours }: SpatialWeights): Int32Array {
  const islands: number[] = [];
  for (let area = 0; area + 1 < offsets.length; area += 1) {
    const first = offsets[area]!;
    const count = offsets[area + 1]! - first;
    if (count === 0 || (count === 1 && neighbours[first] === area)) islands.push(area);
  }
  return Int32Array.from(islands);
}

/** Whether every link has its opposite, and with the same weight where asked. Row-standardised weights keep only the links. */
export function isSymmetric({ offsets, neighbours, weights }: SpatialWeights, isByWeight: boolean): boolean {
  for (let area = 0; area + 1 < offsets.length; area += 1)
    for (let at = offsets[area]!; at < offsets[area + 1]!; at += 1) {
      const back = findLink({ offsets, neighbours, weights }, neighbours[at]!, area);
      if (back === -1 || (isByWeight && weights[back] !== weights[at])) return false;
    }
  return true;
}

/** Place of the link in neighbours and weights, or −1. */
export function findLink({ offsets, neighbours }: SpatialWeights, from: number, to: number): number {
  let low = offsets[from]!;
  let high = offsets[from + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (neighbours[middle]! < to) low = middle + 1;
    else high = middle;
  }
  return low < offsets[from + 1]! && neighbours[low] === to ? low : -1;
}

export interface Components {
  count: number;
  /** Component of each area, numbered by the first area in it. */
  ofArea: Int32Array;
}

/**
 * Parts of the map that hang together through links, in whichever direction a link points.
 * @param weights links of all areas
 * @param isMember areas that take part; null: all. Others get −1
 * @returns the number of parts, and the part of each area, in the order of their first areas
 * Cost: links. Source: disjoint sets (Tarjan 1975). Held by weights.test.ts.
 */
export function findComponents(weights: SpatialWeights, isMember: Uint8Array | null = null): Components {
  const { offsets, neighbours } = weights;
  const areaCount = offsets.length - 1;
  const parent = Int32Array.from({ length: areaCount }, (_, area) => area);
  const root = (area: number) => {
    let at = area;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  const takesPart = (area: number) => isMember === null || isMember[area] === 1;
  for (let area = 0; area < areaCount; area += 1)
    for (let at = offsets[area]!; takesPart(area) && at < offsets[area + 1]!; at += 1) {
      if (!takesPart(neighbours[at]!)) continue;
      const [a, b] = [root(area), root(neighbours[at]!)];
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  const ofArea = new Int32Array(areaCount).fill(-1);
  let count = 0;
  for (let area = 0; area < areaCount; area += 1) {
    if (!takesPart(area)) continue;
    const first = root(area);
    ofArea[area] = first === area ? count++ : ofArea[first]!;
  }
  return { count, ofArea };
}
