import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { CodeReader, findColumn, NumberReader, openTable, type Table } from '../../../../platform/files/index.ts';
import { compareCodePoints } from '../plantIndex.ts';
import { checkPlaces, type PlaceQuality } from './checkPlaces.ts';
import type { DetectSpec } from './detectSpec.ts';
import type { Establishments, IndustryGroup } from './model.ts';
import type { GroupList, ListedGroup } from './readGroups.ts';

export interface ReadEstablishments {
  establishments: Establishments;
  groups: IndustryGroup[];
  quality: PlaceQuality;
  /** Rows whose codes belong to no group; they count among all plants. */
  withoutGroup: number;
}

/** Rows of a file as establishments with their groups. A row of counts (column `plants`) becomes so many establishments of one area. */
export async function readEstablishments(
  file: string,
  spec: DetectSpec,
  list: GroupList,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<ReadEstablishments> {
  const table = await openTable(file);
  const faults = new FaultList(file);
  const columns = columnsOf(file, table, spec, faults);
  const rows = await readRows(table, columns, environment, signal);
  faults.throwIfAny();
  if (rows === 0)
    refuse(file, {
      code: 'noRows',
      message: 'the file has no rows',
      remedy: 'name a file with a row for each establishment',
    });
  return spec.plants === null
    ? fromRows(file, spec, list, columns, rows)
    : fromCounts(file, list, columns, rows, faults);
}

interface Columns {
  industry: { at: number; cells: string[]; separator: string | null };
  id: { at: number; cells: string[] } | null;
  area: { at: number; reader: CodeReader } | null;
  enterprise: { at: number; reader: CodeReader } | null;
  precision: { at: number; cells: string[]; usable: ReadonlySet<string> } | null;
  numbers: Map<string, { at: number; reader: NumberReader; isDate: boolean }>;
}

const numberColumns = [
  'plants',
  'x',
  'y',
  'employment',
  'employmentBefore',
  'wage',
  'exporter',
  'since',
  'until',
] as const;
type NumberColumn = (typeof numberColumns)[number];

function columnsOf(file: string, table: Table, spec: DetectSpec, faults: FaultList): Columns {
  const at = (name: string) => findColumn(file, table, name);
  const numbers: Columns['numbers'] = new Map();
  for (const name of numberColumns) {
    const column = spec[name];
    if (column === null) continue;
    const isDate = name === 'since' || name === 'until';
    numbers.set(name, { at: at(column), reader: new NumberReader(column, faults), isDate });
  }
  const idColumn = spec.id ?? (table.header.includes('id') ? 'id' : null);
  return {
    industry: { at: at(spec.industry), cells: [], separator: spec.separator },
    id: idColumn === null ? null : { at: at(idColumn), cells: [] },
    area: spec.area === null ? null : { at: at(spec.area), reader: new CodeReader() },
    enterprise: spec.enterprise === null ? null : { at: at(spec.enterprise), reader: new CodeReader() },
    precision:
      spec.precision === null
        ? null
        : { at: at(spec.precision.column), cells: [], usable: new Set(spec.precision.usable) },
    numbers,
  };
}

async function readRows(
  table: Table,
  columns: Columns,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<number> {
  const { industry, id, area, enterprise, precision, numbers } = columns;
  let rows = 0;
  for await (const batch of table.records()) {
    signal?.throwIfAborted();
    for (const [i, record] of batch.entries()) {
      const row = batch.firstRow + i;
      industry.cells.push(record[industry.at]!.trim());
      id?.cells.push(record[id.at]!.trim());
      area?.reader.add(record[area.at]!.trim());
      enterprise?.reader.add(record[enterprise.at]!.trim());
      precision?.cells.push(record[precision.at]!.trim());
      for (const { at, reader, isDate } of numbers.values())
        reader.add(isDate ? asYear(record[at]!.trim()) : record[at]!.trim(), row);
    }
    rows += batch.length;
    environment.progress(rows, null, 'rows');
  }
  return rows;
}

/** A date as a year with its part: 2016-07-02 is 2016.5. */
function asYear(cell: string): string {
  const date = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(cell);
  if (date === null) return cell;
  return String(Number(date[1]) + (Number(date[2]) - 1) / 12 + (Number(date[3] ?? 1) - 1) / 365.25);
}

function fromRows(file: string, spec: DetectSpec, list: GroupList, columns: Columns, rows: number): ReadEstablishments {
  const number = (name: NumberColumn) => columns.numbers.get(name)?.reader.finish().slice() ?? null;
  const { areas, areaOf } = namedAreas(columns, rows);
  const quality = checkPlaces(file, spec, { x: number('x'), y: number('y') }, rows, columns.precision);
  const ids =
    columns.id?.cells.map((id, i) => id || String(i + 1)) ?? Array.from({ length: rows }, (_, i) => String(i + 1));
  const groups = new Grouping(list);
  for (const [i, cell] of columns.industry.cells.entries()) groups.add(i, codesOf(cell, columns.industry.separator));
  const firms = columns.enterprise?.reader.finish().codes ?? null;
  return {
    establishments: {
      count: rows,
      ids,
      areas,
      areaOf,
      x: quality.x,
      y: quality.y,
      units: spec.units === 'degrees' ? 'degrees' : 'km',
      areaMiddles: null,
      employment: number('employment'),
      enterprise: firms === null ? null : Int32Array.from(firms, (firm, i) => (firm < 0 ? rows + i : firm)),
      wage: number('wage'),
      exporter: number('exporter'),
      since: number('since'),
      until: number('until'),
      employmentBefore: number('employmentBefore'),
      isJobsByArea: false,
    },
    groups: groups.finish(),
    quality,
    withoutGroup: groups.withoutGroup,
  };
}

const mostPlants = 5_000_000;

function fromCounts(
  file: string,
  list: GroupList,
  columns: Columns,
  rows: number,
  faults: FaultList,
): ReadEstablishments {
  const plants = columns.numbers.get('plants')!.reader.finish();
  const jobs = columns.numbers.get('employment')?.reader.finish() ?? null;
  const { areas, areaOf } = namedAreas(columns, rows);
  let total = 0;
  for (const [i, count] of plants.entries()) {
    if (Number.isNaN(count) || !Number.isInteger(count) || count < 0)
      faults.add({
        row: i + 2,
        column: 'plants',
        code: 'notACount',
        message: 'the number of plants is not a whole number of 0 or more',
        remedy: 'give a whole number',
      });
    else total += count;
  }
  if (total > mostPlants)
    refuse(file, {
      code: 'tooMany',
      message: `${total} plants are more than ${mostPlants}`,
      remedy: 'split the file by industry group',
    });
  faults.throwIfAny();
  const groups = new Grouping(list);
  const expanded = new Int32Array(total);
  const employment = jobs === null ? null : new Float64Array(total);
  let at = 0;
  for (let row = 0; row < rows; row += 1) {
    const codes = codesOf(columns.industry.cells[row]!, columns.industry.separator);
    const count = plants[row]!;
    for (let k = 0; k < count; k += 1, at += 1) {
      expanded[at] = areaOf[row]!;
      groups.add(at, codes);
      if (employment !== null) employment[at] = jobs![row]! / count;
    }
  }
  const none = new Float64Array(total).fill(Number.NaN);
  return {
    establishments: {
      ...{ count: total, ids: [], areas, areaOf: expanded, x: none, y: none, units: 'km', areaMiddles: null },
      ...{ employment, enterprise: null, wage: null, exporter: null, since: null, until: null, employmentBefore: null },
      isJobsByArea: true,
    },
    groups: groups.finish(),
    quality: { x: none, y: none, rows, withoutPoint: total, unusable: 0, atZero: 0, sharedSpots: 0, warnings: [] },
    withoutGroup: groups.withoutGroup,
  };
}

function namedAreas({ area }: Columns, rows: number): { areas: string[]; areaOf: Int32Array } {
  if (area === null) return { areas: [], areaOf: new Int32Array(rows).fill(-1) };
  const { codes, labels: names } = area.reader.finish();
  const areas = [...names].sort(compareCodePoints);
  const rank = new Map(areas.map((name, at) => [name, at]));
  return { areas, areaOf: Int32Array.from(codes, (code) => (code < 0 ? -1 : rank.get(names[code]!)!)) };
}

function codesOf(cell: string, separator: string | null): string[] {
  return (separator === null ? [cell] : cell.split(separator)).map((code) => code.trim()).filter((code) => code !== '');
}

/** Establishments by group, each once in a group however many of its codes lead there. */
export class Grouping {
  withoutGroup = 0;
  private readonly found = new Map<string, ListedGroup & { members: number[] }>();

  constructor(private readonly list: GroupList) {}

  add(establishment: number, codes: readonly string[]): void {
    let placed = false;
    for (const code of codes) {
      const group = this.list.groupOf(code);
      if (group === null) continue;
      placed = true;
      const known = this.found.get(group.code) ?? { ...group, members: [] };
      this.found.set(group.code, known);
      if (known.members.at(-1) !== establishment) known.members.push(establishment);
    }
    if (!placed) this.withoutGroup += 1;
  }

  finish(): IndustryGroup[] {
    return [...this.found]
      .sort(([a], [b]) => compareCodePoints(a, b))
      .map(([, group]) => ({ ...group, members: Int32Array.from(group.members) }));
  }
}
