import type { AreaContiguity } from './areaSpace.ts';
import type { GridSpace } from './gridSpace.ts';

/**
 * Which areas touch, told by their plants: two areas are neighbours where plants of both stand in one cell of a grid or in cells that touch.
 * Used where no boundaries are at hand. Areas that touch none are linked to the one whose plants are nearest on average.
 * @param space cells of a grid over the placed plants; two kilometres serve
 * @param areaOf area of each placed plant, or −1
 * @param areaCount number of areas
 * @returns neighbours of each area, rising; an area without placed plants has none
 * Cost: cells × 9, and areas for each that touches none. An approximation: areas that meet where nobody produces are no neighbours here.
 */
export function contiguityOfPlants(
  space: GridSpace,
  areaOf: Int32Array,
  areaCount: number,
): AreaContiguity & { islandsLinked: number } {
  const inCell: Set<number>[] = Array.from({ length: space.cellCount }, () => new Set());
  for (const [plant, cell] of space.cellOf.entries()) if (areaOf[plant]! >= 0) inCell[cell]!.add(areaOf[plant]!);
  const links: Set<number>[] = Array.from({ length: areaCount }, () => new Set());
  const link = (one: number, other: number) => {
    if (one === other) return;
    links[one]!.add(other);
    links[other]!.add(one);
  };
  for (let cell = 0; cell < space.cellCount; cell += 1) {
    for (const one of inCell[cell]!) {
      for (const other of inCell[cell]!) link(one, other);
      space.eachNeighbour(cell, (near) => {
        for (const other of inCell[near]!) link(one, other);
      });
    }
  }
  const islandsLinked = linkLonely(space, areaOf, links);
  const offsets = new Int32Array(areaCount + 1);
  for (const [area, held] of links.entries()) offsets[area + 1] = offsets[area]! + held.size;
  const neighbours = Int32Array.from(links.flatMap((held) => [...held].sort((a, b) => a - b)));
  return { offsets, neighbours, islandsLinked };
}

function linkLonely({ cellOf, x, y }: GridSpace, areaOf: Int32Array, links: readonly Set<number>[]): number {
  const middles = links.map(() => ({ x: 0, y: 0, plants: 0 }));
  for (const [plant, area] of areaOf.entries()) {
    const middle = middles[area];
    if (middle === undefined) continue;
    middle.x += x[cellOf[plant]!]!;
    middle.y += y[cellOf[plant]!]!;
    middle.plants += 1;
  }
  let linked = 0;
  for (const [area, own] of middles.entries()) {
    if (links[area]!.size > 0 || own.plants === 0) continue;
    let [nearest, least] = [-1, Number.POSITIVE_INFINITY];
    for (const [other, middle] of middles.entries()) {
      if (other === area || middle.plants === 0) continue;
      const away =
        (own.x / own.plants - middle.x / middle.plants) ** 2 + (own.y / own.plants - middle.y / middle.plants) ** 2;
      if (away < least) [nearest, least] = [other, away];
    }
    if (nearest < 0) continue;
    links[area]!.add(nearest);
    links[nearest]!.add(area);
    linked += 1;
  }
  return linked;
}
