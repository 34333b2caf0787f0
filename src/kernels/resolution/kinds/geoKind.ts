import { hashText } from '../strings.ts';
import { distinctValues, type KindValues } from './values.ts';

const kmPerDegree = 111.195;

/** Points as `latitude longitude` in degrees: by distance in kilometres. */
export function geoKind(texts: readonly string[]): KindValues {
  const { ofText, values } = distinctValues(texts, (text) => {
    const parts = text
      .trim()
      .split(/[\s,;]+/)
      .map(Number);
    const [lat, lon] = parts;
    if (parts.length !== 2 || !(Math.abs(lat!) <= 90) || !(Math.abs(lon!) <= 180)) return null;
    return lat === 0 && lon === 0 ? null : `${lat} ${lon}`;
  });
  const lats = Float64Array.from(values, (value) => Number(value.split(' ')[0]));
  const lons = Float64Array.from(values, (value) => Number(value.split(' ')[1]));
  const compare = (a: number, b: number): number => {
    if (a === b) return 1;
    const north = (lats[a]! - lats[b]!) * kmPerDegree;
    const east = (lons[a]! - lons[b]!) * kmPerDegree * Math.cos(((lats[a]! + lats[b]!) * Math.PI) / 360);
    const km2 = north * north + east * east;
    return km2 <= 0.01 ? 2 : km2 <= 1 ? 3 : km2 <= 100 ? 4 : 5;
  };
  const cells = (perDegree: number) =>
    Int32Array.from(values, (_, value) =>
      hashText(`${Math.floor(lats[value]! * perDegree)} ${Math.floor(lons[value]! * perDegree)}`),
    );
  return {
    ofText,
    levels: ['missing', 'the same point', 'within 100 m', 'within 1 km', 'within 10 km', 'farther apart'],
    compare,
    keys: [
      { label: 'square of 1 km', ofValue: cells(100) },
      { label: 'square of 100 m', ofValue: cells(1000) },
      { label: 'point', ofValue: Int32Array.from(values, (value) => hashText(value)) },
    ],
    sortTexts: values,
    hashes: null,
  };
}
