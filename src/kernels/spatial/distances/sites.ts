import { earthRadiusKm } from '../weights/index.ts';

/** Places between which distances are taken: of a plane, or of the globe as points of a ball of radius 1. */
export interface Sites {
  count: number;
  metric: 'planar' | 'greatCircle';
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
}

/**
 * Sites from coordinates.
 * @param x kilometres (or any unit) east, or longitudes in degrees
 * @param y the same north, or latitudes in degrees
 * @param metric planar, or greatCircle: kilometres on a globe of radius 6371.0088
 * @throws RangeError where lengths differ, a coordinate is not finite, or a latitude is outside ±90
 */
export function sitesOf(x: Float64Array, y: Float64Array, metric: Sites['metric']): Sites {
  if (x.length !== y.length) throw new RangeError(`sitesOf: ${x.length} x and ${y.length} y`);
  for (let i = 0; i < x.length; i += 1) {
    if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!)) throw new RangeError(`sitesOf: site ${i} is not finite`);
    if (metric === 'greatCircle' && Math.abs(y[i]!) > 90)
      throw new RangeError(`sitesOf: latitude ${y[i]} of site ${i} is outside ±90`);
  }
  if (metric === 'planar') return { count: x.length, metric, x, y, z: new Float64Array(x.length) };
  const radians = Math.PI / 180;
  const sites = {
    count: x.length,
    metric,
    x: new Float64Array(x.length),
    y: new Float64Array(x.length),
    z: new Float64Array(x.length),
  };
  for (let i = 0; i < x.length; i += 1) {
    sites.x[i] = Math.cos(y[i]! * radians) * Math.cos(x[i]! * radians);
    sites.y[i] = Math.cos(y[i]! * radians) * Math.sin(x[i]! * radians);
    sites.z[i] = Math.sin(y[i]! * radians);
  }
  return sites;
}

export function distanceBetween({ metric, x, y, z }: Sites, a: number, b: number): number {
  const squared = (x[a]! - x[b]!) ** 2 + (y[a]! - y[b]!) ** 2 + (z[a]! - z[b]!) ** 2;
  const chord = Math.sqrt(squared);
  return metric === 'planar' ? chord : 2 * earthRadiusKm * Math.asin(Math.min(1, chord / 2));
}
