import type { Mapping, StagedRecord } from '../model.ts';
import type { Geocoder } from './geocoder.ts';

/** Where there is no point the middle of village or town, said to be that; where there is no town that of the point. */
export function placeRecord(
  record: StagedRecord,
  { geocoder, mapping }: { geocoder?: Geocoder | undefined; mapping: Mapping },
  note: (what: string) => void,
): StagedRecord {
  const isLocated = record.longitude !== null;
  if (geocoder === undefined) {
    if (mapping.geocode && !isLocated) note('noBoundaries');
    return record;
  }
  return isLocated ? withTown(record, geocoder, note) : withPoint(record, geocoder, note);
}

function withTown(record: StagedRecord, geocoder: Geocoder, note: (what: string) => void): StagedRecord {
  if (record.place !== null || record.geoPrecision !== 'point') return record;
  record.place = geocoder.townAt(record.longitude as number, record.latitude as number);
  if (record.place !== null) note('placedByPoint');
  return record;
}

function withPoint(record: StagedRecord, geocoder: Geocoder, note: (what: string) => void): StagedRecord {
  const { place, village, address } = record;
  const found = geocoder.locate({ placeCode: place?.code ?? null, village, address });
  if (found === null) return record;
  note(found.precision === 'village' ? 'geocodedVillage' : 'geocodedTown');
  const { longitude, latitude, precision } = found;
  return Object.assign(record, { longitude, latitude, geoPrecision: precision, place: place ?? found.place });
}
