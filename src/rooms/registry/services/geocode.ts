import type { Geocoder } from '../rules/geocoder.ts';
export function openGeocoder(_economy: string): Geocoder | null {
  return null;
}
