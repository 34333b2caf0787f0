import { refuse } from '../command/faults.ts';
import { isGzip, refuseUnlessFile } from './bytes.ts';
import { type ContentKind, recogniseContent, refuseContent } from './content.ts';
import { openCsv } from './csvTable.ts';
import { type Sample, takeSample } from './detectEncoding.ts';
import { openGeoJson } from './geojson.ts';
import { defaultLimits } from './limits.ts';
import { openDta } from './stata/openDta.ts';
import type { OpenOptions, Table } from './table.ts';
import { openXlsx } from './xlsx/openXlsx.ts';

type OpenReader = (path: string, sample: Sample, options: OpenOptions) => Table | Promise<Table>;

/** A reader for each kind of content; a kind without one is refused by name. */
const readers: Partial<Record<ContentKind, OpenReader>> = {
  text: openCsv,
  dta: (path, _sample, options) => openUnpacked(path, () => openDta(path, options)),
  xlsx: (path, _sample, options) => openUnpacked(path, () => openXlsx(path, options)),
  geojson: (path, _sample, options) => openUnpacked(path, () => openGeoJson(path, options)),
};

/** Opens a table whatever its name says; the content decides what reads it. Throws `InputFaults`. */
export async function openTable(path: string, options: OpenOptions = {}): Promise<Table> {
  await refuseUnlessFile(path);
  const sample = await takeSample(path, { ...defaultLimits, ...options.limits });
  const { kind, what } = recogniseContent(sample.head.subarray(0, 4096));
  const open = readers[kind];
  if (!open) refuseContent(path, what);
  return open(path, sample, options);
}

/** Kinds that are read from anywhere inside the file can't be read through gzip. */
async function openUnpacked(path: string, open: () => Promise<Table>): Promise<Table> {
  if (!(await isGzip(path))) return open();
  refuse(path, {
    code: 'packed',
    message: 'this is a Stata file, a workbook or GeoJSON inside a gzip file',
    remedy: 'unpack it, and give what was inside',
  });
}
