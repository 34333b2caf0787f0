import type { Mapping } from '../model.ts';
import type { ImportRecord } from '../services/readImport.ts';
import type { ImportView } from '../views/imports.ts';

export function summaryOf(row: ImportRecord['row']) {
  return {
    id: row.id,
    fileName: row.file_name,
    source: row.mapping.title,
    state: row.state,
    rows: row.row_count,
    created: row.created_count,
    updated: row.updated_count,
    unchanged: row.unchanged_count,
    rejected: row.rejected_count,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    appliedAt: row.applied_at?.toISOString() ?? null,
    undoneAt: row.undone_at?.toISOString() ?? null,
  };
}

export function viewOf({ row, faults, sample }: ImportRecord, repeated: boolean): ImportView {
  return {
    ...summaryOf(row),
    sha256: row.file_sha256,
    bytes: Number(row.file_bytes),
    encoding: row.encoding,
    delimiter: row.delimiter,
    version: row.version,
    repeated,
    notes: row.notes,
    conflicts: row.conflicts,
    readings: readingsOf(row.mapping),
    draft: null,
    format: row.format,
    sheet: row.sheet,
    faults: faults.map(({ raw: _, ...fault }) => fault),
    sample: sample.map((one) => ({
      row: one.row_number,
      key: one.source_key,
      name: one.name,
      address: one.address,
      place: row.places.find(({ code }) => code === one.place_code)?.name ?? one.place_code,
      isic: one.isic_codes,
      located: one.longitude !== null,
    })),
    computed: [],
  };
}

function readingsOf({ days = {}, decimals = {}, percents = [] }: Mapping): ImportView['readings'] {
  const columns = [...new Set([...Object.keys(days), ...Object.keys(decimals), ...percents])];
  return columns.map((column) => ({
    column,
    order: days[column]?.order ?? null,
    calendar: days[column]?.calendar ?? null,
    serial: days[column]?.serial ?? null,
    assumed: days[column]?.assumed ?? false,
    decimal: decimals[column] ?? null,
    percent: percents.includes(column),
  }));
}
