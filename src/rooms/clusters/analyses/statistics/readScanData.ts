import type { DistanceBetween } from '../../../../kernels/spatial/scan/index.ts';
import { earthRadiusKm } from '../../../../kernels/spatial/weights/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { findColumn, NumberReader, openTable } from '../../../../platform/files/index.ts';

interface Columns {
  cases: string | null;
  population: string | null;
  type: string | null;
  target: string | null;
  id: string | null;
  x: string | null;
  y: string | null;
  metric: 'planar' | 'greatCircle';
}

export interface ScanPlaces {
  ids: string[];
  cases: Float64Array;
  population: Float64Array;
  distance: DistanceBetween | null;
  /** Rows without an area, a place or a number. */
  rowsLeftOut: number;
}

interface Area {
  cases: number;
  population: number;
  x: number;
  y: number;
  rows: number;
}

/** Areas with cases and population: a row each, or plants put together by area, or by spot. */
export async function readScanData(
  file: string,
  columns: Columns,
  environment: AnalysisEnvironment,
  signal?: AbortSignal,
): Promise<ScanPlaces> {
  const table = await openTable(file);
  const faults = new FaultList(file);
  const at = (name: string | null) => (name === null ? -1 : findColumn(file, table, name));
  const numbers = new Map(
    (['cases', 'population', 'x', 'y'] as const)
      .filter((name) => columns[name] !== null)
      .map((name) => [name, { at: at(columns[name]), reader: new NumberReader(columns[name]!, faults) }]),
  );
  const [id, type] = [at(columns.id), at(columns.type)];
  const names: string[] = [];
  const types: string[] = [];
  for await (const batch of table.records()) {
    signal?.throwIfAborted();
    for (const [i, record] of batch.entries()) {
      names.push(id < 0 ? '' : record[id]!.trim());
      types.push(type < 0 ? '' : record[type]!.trim());
      for (const { at: place, reader } of numbers.values()) reader.add(record[place]!.trim(), batch.firstRow + i);
    }
    environment.progress(names.length, null);
  }
  faults.throwIfAny();
  const values = (name: 'cases' | 'population' | 'x' | 'y') => numbers.get(name)?.reader.finish() ?? null;
  return gather(file, columns, {
    names,
    types,
    cases: values('cases'),
    population: values('population'),
    x: values('x'),
    y: values('y'),
  });
}

function gather(
  file: string,
  { id, target, metric, cases: casesColumn, y: yColumn }: Columns,
  rows: { names: string[]; types: string[] } & Record<'cases' | 'population' | 'x' | 'y', Float64Array | null>,
): ScanPlaces {
  const areas = new Map<string, Area>();
  let rowsLeftOut = 0;
  for (const [i, name] of rows.names.entries()) {
    const [x, y] = [rows.x?.[i] ?? 0, rows.y?.[i] ?? 0];
    const [cases, population] =
      casesColumn === null ? [rows.types[i] === target ? 1 : 0, 1] : [rows.cases![i]!, rows.population![i]!];
    if ((id !== null && name === '') || [x, y, cases, population].some(Number.isNaN)) {
      rowsLeftOut += 1;
      continue;
    }
    if (metric === 'greatCircle' && Math.abs(y) > 90)
      refuse(file, {
        row: i + 2,
        column: yColumn,
        code: 'latitude',
        message: `a latitude of ${y}`,
        remedy: 'name longitudes x and latitudes y',
      });
    const key = id === null ? `${x}, ${y}` : name;
    const known = areas.get(key);
    if (known !== undefined && casesColumn !== null)
      refuse(file, {
        row: i + 2,
        column: id,
        code: 'duplicate',
        message: `the area "${name.slice(0, 40)}" stands twice`,
        remedy: 'give each area one row',
      });
    const area = known ?? { cases: 0, population: 0, x: 0, y: 0, rows: 0 };
    areas.set(key, area);
    if (!Number.isInteger(cases) || cases < 0 || population < 0)
      refuse(file, {
        row: i + 2,
        column: casesColumn,
        code: 'notACount',
        message: 'cases are whole numbers, and a population is 0 or more',
        remedy: 'correct the row',
      });
    area.cases += cases;
    area.population += population;
    area.x += x;
    area.y += y;
    area.rows += 1;
  }
  if (areas.size === 0)
    refuse(file, {
      code: 'noRows',
      message: 'no row has an area and a number',
      remedy: 'check that the spec names the right columns',
    });
  const list = [...areas.values()];
  return {
    ids: [...areas.keys()],
    cases: Float64Array.from(list, (area) => area.cases),
    population: Float64Array.from(list, (area) => area.population),
    distance:
      rows.x === null
        ? null
        : distanceOf(
            list.map((area) => [area.x / area.rows, area.y / area.rows]),
            metric,
          ),
    rowsLeftOut,
  };
}

function distanceOf(places: readonly (readonly [number, number])[], metric: 'planar' | 'greatCircle'): DistanceBetween {
  if (metric === 'planar') return (a, b) => Math.hypot(places[a]![0] - places[b]![0], places[a]![1] - places[b]![1]);
  const radians = Math.PI / 180;
  return (a, b) => {
    const [[east, north], [otherEast, otherNorth]] = [places[a]!, places[b]!];
    const half =
      Math.sin(((otherNorth - north) * radians) / 2) ** 2 +
      Math.cos(north * radians) * Math.cos(otherNorth * radians) * Math.sin(((otherEast - east) * radians) / 2) ** 2;
    return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(half)));
  };
}
