import { createHash } from 'node:crypto';
import { type CsvValue, type Sheet, writeCsv, writeXlsx } from '../../../platform/files/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import { identifierOf, type SdmxConfidentiality, sdmxRows } from '../rules/sdmxRows.ts';
import type { ReleaseManifest } from '../views/manifest.ts';
import type { ReleaseView } from '../views/releases.ts';

type TablePart = Pick<ReleaseView, 'dimensions' | 'measures' | 'cells'>;

const headerOf = ({ dimensions, measures }: TablePart) => [...dimensions, ...measures, 'status'];
const rowsOf = ({ dimensions, measures, cells }: TablePart): CsvValue[][] =>
  cells.map(({ key, values, status }) => [
    ...dimensions.map((name) => key[name]),
    ...measures.map((name) => values[name]),
    status,
  ]);

/** A row for each cell, with its status: the file that a manifest's hash is of. */
export function csvOf(release: TablePart): string {
  const textColumns = release.dimensions.map((_, at) => at);
  return writeCsv(headerOf(release), rowsOf(release), { textColumns });
}

export function xlsxOf(t: Translator, release: ReleaseView): Buffer {
  const table: Sheet = {
    name: t('publication.xlsx.table'),
    header: headerOf(release),
    rows: rowsOf(release).map((row) => row.map((cell) => (typeof cell === 'boolean' ? String(cell) : cell))),
  };
  const { made, ...manifest } = manifestOf(release);
  const facts = [
    ...Object.entries(manifest.release),
    ['hidden', release.hidden],
    ['kept', release.kept],
    ['rules', release.rules],
    ['program', manifest.program],
    ['sha256', manifest.cells.sha256],
    ...Object.entries(made),
  ] as [string, unknown][];
  const notes = release.notes.map((note): [string, string] => ['note', note]);
  return writeXlsx([
    table,
    {
      name: t('publication.xlsx.made'),
      header: [t('publication.xlsx.name'), t('publication.xlsx.value')],
      rows: [...notes, ...facts.map(([name, value]): [string, string | number] => [name, factText(value)])],
    },
  ]);
}

const factText = (value: unknown) =>
  typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value ?? null);

/** SDMX-CSV 2.0: a row for each measure of each cell. */
export function sdmxOf(economy: string, release: ReleaseView, confidentiality: SdmxConfidentiality): string {
  const { header, rows } = sdmxRows(economy, release, confidentiality);
  return writeCsv(header, rows);
}

/** What it takes to check a release: how it was made, and the hash of its file. */
export function manifestOf(release: ReleaseView): ReleaseManifest {
  const { id, topic, subject, title, asOf, releasedAt, current, rules, hidden, kept, cells } = release;
  return {
    format: 'toolroom-release-manifest',
    formatVersion: 1,
    program: release.program,
    release: { id, topic, subject, title, asOf, releasedAt, current },
    rules,
    hidden,
    kept,
    cells: { count: cells.length, file: 'table.csv', sha256: sha256(csvOf(release)) },
    made: release.manifest,
  };
}

export const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

export const fileNameOf = ({ topic, id }: Pick<ReleaseView, 'topic' | 'id'>, ending: string): string =>
  `${identifierOf(topic).toLowerCase()}-${id}.${ending}`;
