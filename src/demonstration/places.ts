import type { Position } from 'geojson';
import type { RandomSource } from '../kernels/random/index.ts';
import { type BoundaryFeature, loadBoundaries } from '../platform/html/maps/index.ts';

export interface Town {
  code: string;
  name: string;
  nameLocal: string;
  county: string;
  countyLocal: string;
  /** A point inside the town's land, even over its box. */
  drawPoint: (random: RandomSource) => [longitude: number, latitude: number];
}

const mostTries = 200;

export function readTowns(): Map<string, Town> {
  const towns = new Map<string, Town>();
  for (const feature of loadBoundaries('TWN', 'towns').features) towns.set(feature.properties.code, townOf(feature));
  return towns;
}

function townOf(feature: BoundaryFeature): Town {
  const { code, name, nameLocal, county, countyLocal } = feature.properties;
  const polygons = feature.geometry.type === 'Polygon' ? [feature.geometry.coordinates] : feature.geometry.coordinates;
  const largest = polygons.reduce((best, polygon) => (boxArea(polygon[0]!) > boxArea(best[0]!) ? polygon : best));
  const [west, south, east, north] = boxOf(largest[0]!);
  return {
    code,
    name,
    nameLocal,
    county,
    countyLocal,
    drawPoint(random) {
      for (let i = 0; i < mostTries; i++) {
        const point: [number, number] = [west + random() * (east - west), south + random() * (north - south)];
        if (largest.every((ring, at) => isInside(point, ring) === (at === 0))) return point;
      }
      return [(west + east) / 2, (south + north) / 2];
    },
  };
}

function boxOf(ring: readonly Position[]): [number, number, number, number] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [x, y] of ring as [number, number][]) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

function boxArea(ring: readonly Position[]): number {
  const [west, south, east, north] = boxOf(ring);
  return (east - west) * (north - south);
}

function isInside([x, y]: [number, number], ring: readonly Position[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as [number, number];
    const [xj, yj] = ring[j] as [number, number];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
