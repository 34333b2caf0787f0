import type { Mapping, Rejection, StagedRecord } from '../model.ts';
import { type Cell, type Extent, readCount, readDay, readPoint, readPrecision, readText } from './checkCells.ts';
import type { Concordance } from './concordance.ts';
import { foldText, tokensOfFolded } from './nameTokens.ts';
import { publicId } from './publicId.ts';
import { buildIndustryReader } from './readIndustries.ts';
import { buildPlaceReader, longestPlaceCode } from './readPlace.ts';

export interface Projection {
  project: (cells: readonly string[], rowNumber: number) => StagedRecord | Rejection[];
}

export interface ProjectionParts {
  economy: string;
  mapping: Mapping;
  header: readonly string[];
  concordance: Concordance;
  extent: Extent | null;
}

const longestKey = 200;
const longestName = 500;

/** Columns that the mapping names and the header lacks, but for those that it calls optional. */
export function missingColumns({ columns, optional }: Mapping, header: readonly string[]): string[] {
  const { key, enterprise, place, industries, ...plain } = columns;
  const named = [key.column, enterprise?.column, ...Object.values(plain), ...Object.values(place ?? {})];
  const wanted = [...named, ...industries.map(({ column }) => column)].filter((one) => typeof one === 'string');
  return [...new Set(wanted)].filter((column) => !header.includes(column) && !optional.includes(column));
}

/** Turns the cells of a record into what the register keeps, or says what is wrong with them. Pure; one per file. */
export function buildProjection(parts: ProjectionParts): Projection {
  const projector = new Projector(parts);
  return { project: (cells, rowNumber) => projector.project(cells, rowNumber) };
}

class Projector {
  private readonly index;
  private readonly readIndustries;
  private readonly readPlace;
  private readonly readEnterpriseNumber;
  private rejections: Rejection[] = [];
  private row = 0;

  constructor(private readonly parts: ProjectionParts) {
    const { mapping, header, concordance } = parts;
    const { columns } = mapping;
    const at = (column: string | undefined) => (column === undefined ? -1 : header.indexOf(column));
    this.index = {
      key: at(columns.key.column),
      name: at(columns.name),
      address: at(columns.address),
      village: at(columns.village),
      legalForm: at(columns.legalForm),
      status: at(columns.status),
      establishedOn: at(columns.establishedOn),
      registeredOn: at(columns.registeredOn),
      products: at(columns.products),
      materials: at(columns.materials),
      employees: at(columns.employees),
      longitude: at(columns.longitude),
      latitude: at(columns.latitude),
      precision: at(columns.precision),
    };
    const industries = columns.industries
      .map((industry) => ({ ...industry, index: at(industry.column) }))
      .filter(({ index }) => index >= 0);
    this.readIndustries = buildIndustryReader(industries, concordance);
    this.readPlace = buildPlaceReader(columns.place, at);
    this.readEnterpriseNumber = buildNumberReader(columns.enterprise, at(columns.enterprise?.column));
  }

  project(cells: readonly string[], rowNumber: number): StagedRecord | Rejection[] {
    const { index } = this;
    const { economy, mapping, extent } = this.parts;
    const { columns } = mapping;
    this.row = rowNumber;
    const sourceKey = readText(cells, index.key);
    this.checkLength(
      columns.key.column,
      sourceKey,
      longestKey,
      'key',
      'give every record a number or code by which it is known again',
    );
    const name = readText(cells, index.name);
    this.checkLength(columns.name, name, longestName, 'name', 'give the name under which the firm is known');
    const industries = this.readIndustries(cells);
    if (!industries.ok) for (const fault of industries.faults) this.reject(fault.column, fault);
    const establishedOn = this.take(columns.establishedOn, readDay(readText(cells, index.establishedOn)));
    const registeredOn = this.take(columns.registeredOn, readDay(readText(cells, index.registeredOn)));
    const employees = this.take(columns.employees, readCount(readText(cells, index.employees)));
    const point = this.take(
      columns.longitude,
      readPoint(readText(cells, index.longitude), readText(cells, index.latitude), extent),
    );
    const precision = this.take(columns.precision, readPrecision(readText(cells, index.precision)));
    const place = this.readPlace(cells);
    if (place !== null)
      this.checkLength(
        columns.place?.code,
        place.code,
        longestPlaceCode,
        'place code',
        'give the short code of the place',
      );
    if (this.rejections.length > 0 || !industries.ok) return this.handOver();

    const some = (position: number) => readText(cells, position) || null;
    const number = this.readEnterpriseNumber(cells);
    const scheme = number === null ? null : (columns.enterprise?.scheme as string);
    const folded = foldText(name);
    return {
      rowNumber,
      sourceKey,
      raw: JSON.stringify(cells),
      establishmentId: publicId(economy, 'establishment', columns.key.scheme, sourceKey),
      enterpriseId:
        number === null
          ? publicId(economy, 'enterprise', columns.key.scheme, sourceKey)
          : publicId(economy, 'enterprise', scheme as string, number),
      enterpriseScheme: scheme,
      enterpriseNumber: number,
      name,
      enterpriseName: withoutPlant(name, mapping.plantSuffixes),
      legalForm: some(index.legalForm),
      address: some(index.address),
      place,
      village: some(index.village),
      longitude: point?.longitude ?? null,
      latitude: point?.latitude ?? null,
      geoPrecision: point === null ? null : (precision ?? 'point'),
      establishedOn,
      registeredOn,
      status: some(index.status),
      products: some(index.products),
      materials: some(index.materials),
      employees,
      industries: industries.industries,
      nameTerms: tokensOfFolded(folded),
      sortKey: folded.slice(0, longestName),
    };
  }

  private checkLength(column: string | undefined, text: string, most: number, what: string, remedy: string): void {
    if (text !== '' && text.length <= most) return;
    const message = text === '' ? `the ${what} is missing` : `the ${what} is longer than ${most} characters`;
    this.reject(column, { code: what === 'place code' ? 'placeCode' : what, message, remedy });
  }

  private take<Value>(column: string | undefined, cell: Cell<Value>): Value | null {
    if (cell.ok) return cell.value;
    this.reject(column, cell);
    return null;
  }

  private reject(
    column: string | undefined,
    { code, message, remedy }: { code: string; message: string; remedy: string },
  ): void {
    this.rejections.push({ row: this.row, column: column ?? null, code, message, remedy });
  }

  private handOver(): Rejection[] {
    const { rejections } = this;
    this.rejections = [];
    return rejections;
  }
}

/** The number by which the firm is registered; null where none is stated, or what is stated can't be one. */
function buildNumberReader(
  enterprise: Mapping['columns']['enterprise'],
  index: number,
): (cells: readonly string[]) => string | null {
  if (enterprise === undefined || index < 0) return () => null;
  const pattern = new RegExp(enterprise.pattern);
  const missing = new Set(enterprise.missing);
  return (cells) => {
    const number = readText(cells, index);
    return number !== '' && number.length <= longestKey && !missing.has(number) && pattern.test(number) ? number : null;
  };
}

/** The firm's name without the ending that names one of its plants. */
function withoutPlant(name: string, suffixes: readonly string[]): string {
  for (const suffix of suffixes) {
    if (!name.endsWith(suffix)) continue;
    const form = /(股份有限公司|有限公司)/.exec(name);
    if (form !== null) return name.slice(0, form.index + form[0].length);
  }
  return name;
}
