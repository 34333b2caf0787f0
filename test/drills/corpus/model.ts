/** One generated file, and what the import must say to it. */
export interface CorpusFile {
  title: string;
  content: string | Buffer;
  name?: string;
  /** `either`: a file changed at random may still be sound. */
  expect: 'taken' | 'refused' | 'either';
  words?: readonly string[];
  /** What the first establishment is called when it is taken. */
  firstName?: string;
  /** What one of the fault lines must say. */
  fault?: RegExp;
  /** A value of the first establishment when it is taken. */
  shows?: Readonly<Record<string, string>>;
}

export const columns = ['id', 'name', 'isic', 'employees', 'longitude', 'latitude', 'registered_on'] as const;
export type Row = Partial<Record<(typeof columns)[number], string>>;

const quoted = (cell: string) => (/[",;\n\r\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const lineOf = (row: Row, at = 1, delimiter = ',') =>
  columns
    .map((column) => quoted(row[column] ?? { id: `k${at}`, name: `Firm ${at}`, isic: '2592' }[column as string] ?? ''))
    .join(delimiter);

/** A small register in Toolroom's own columns, sound but for what is put into it. */
export const csvOf = (rows: readonly Row[], { delimiter = ',', end = '\n' } = {}) =>
  [columns.join(delimiter), ...rows.map((row, at) => lineOf(row, at + 1, delimiter)), ''].join(end);

export const sound: readonly Row[] = [
  { name: 'Bright Star Castings' },
  { name: '永豐機械有限公司' },
  { name: 'ร้านช่างทอง' },
];
