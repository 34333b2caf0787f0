import type { StatedPlace } from '../model.ts';

/** The middle of an area in place of a point that is not known; what is known says how large the area is. */
export interface Located {
  longitude: number;
  latitude: number;
  precision: 'village' | 'town';
  place: StatedPlace;
}

/** Knows the areas of an economy, where there are boundaries of it. */
export interface Geocoder {
  /** By the town's code, else by the names in the address; null where neither says. */
  locate: (facts: { placeCode: string | null; village: string | null; address: string | null }) => Located | null;
  /** The town in which a point lies. */
  townAt: (longitude: number, latitude: number) => StatedPlace | null;
}
