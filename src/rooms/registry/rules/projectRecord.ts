import type { Industries, Mapping, Rejection, StagedFact, StagedRecord, Stated } from '../model.ts';
import { type Cell, type Extent, hasControls, type Point, readPoint, readPrecision, readText } from './checkCells.ts';
import type { Concordance } from './concordance.ts';
import { withoutPlant } from './enterpriseNumber.ts';
import type { Geocoder } from './geocoder.ts';
import { foldText, tokensOfFolded } from './nameTokens.ts';
import { placeRecord } from './placeRecord.ts';
import { publicId } from './publicId.ts';
import { type CountryReader, unknownCountry } from './readCountry.ts';
import { parseDay } from './readDates.ts';
import { readEmployees } from './readEmployees.ts';
import { longestPlaceCode } from './readPlace.ts';
import { readStatedKey } from './recordKey.ts';
import { type BuiltReaders, buildReaders } from './recordReaders.ts';

export { missingColumns } from './namedColumns.ts';

export interface Projection {
  /** Null where the record is of another economy. */
  project: (cells: readonly string[], rowNumber: number) => StagedRecord | Rejection[] | null;
  /** Things worth knowing that reject nothing, counted so far. */
  notes: Readonly<Record<string, number>>;
}

export interface ProjectionParts {
  economy: string;
  mapping: Mapping;
  header: readonly string[];
  concordance: Concordance;
  extent: Extent | null;
  /** Only where the mapping has a column of economies. */
  countries?: CountryReader | undefined;
  geocoder?: Geocoder | undefined;
  /** ISO 4217 code of the economy's money. */
  currency?: string | undefined;
}

const longestName = 500;

/** Turns the cells of a record into what the register keeps, or says what is wrong with them. Pure; one per file. */
export function buildProjection(parts: ProjectionParts): Projection {
  return new Projector(parts);
}

class Projector implements Projection {
  readonly notes: Record<string, number> = {};
  private readonly readers: BuiltReaders;
  private rejections: Rejection[] = [];
  private row = 0;
  private readonly rejectCell = (column: string, fault: Extract<Cell<unknown>, { ok: false }>) =>
    this.reject(column, fault);

  private readonly noteOne = (what: string) => {
    this.notes[what] = (this.notes[what] ?? 0) + 1;
  };

  constructor(private readonly parts: ProjectionParts) {
    this.readers = buildReaders(parts);
  }

  project(cells: readonly string[], rowNumber: number): StagedRecord | Rejection[] | null {
    const { index } = this.readers;
    const { extent, mapping } = this.parts;
    const { columns } = mapping;
    this.row = rowNumber;
    if (columns.economy !== undefined && !this.isOfEconomy(readText(cells, index.economy))) return this.leaveOut();
    const sourceKey = this.takeKey(cells);
    const name = this.takeName(cells);
    const industries = this.readers.industries(cells);
    if (!industries.ok) for (const fault of industries.faults) this.reject(fault.column, fault);
    const establishedOn = this.takeDay(columns.establishedOn, readText(cells, index.establishedOn));
    const registeredOn = this.takeDay(columns.registeredOn, readText(cells, index.registeredOn));
    const facts: StagedFact[] | null = this.readers.facts?.(cells, this.rejectCell) ?? null;
    const employees = this.takeEmployees(cells, facts);
    const point = this.takePoint(cells, extent);
    const precision = this.take(columns.precision, readPrecision(readText(cells, index.precision)));
    const place = this.readers.place(cells);
    if (place !== null)
      this.checkLength(
        columns.place?.code,
        place.code,
        longestPlaceCode,
        'place code',
        'give the short code of the place',
      );
    const number = this.take(columns.enterprise?.column, this.readers.enterpriseNumber(cells));
    const stated = this.readers.stated?.(cells, this.rejectCell) ?? null;
    const address = this.takeAddress(cells);
    if (this.rejections.length > 0 || !industries.ok) return this.handOver();
    if (mapping.loadedConcordances !== undefined) this.noteUnconverted(industries.industries);

    const some = (position: number) => readText(cells, position) || null;
    const folded = foldText(name);
    return placeRecord(
      {
        rowNumber,
        sourceKey,
        raw: JSON.stringify(cells),
        ...this.idsOf(sourceKey, number),
        name,
        enterpriseName: withoutPlant(name, mapping.plantSuffixes),
        legalForm: some(index.legalForm),
        address,
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
        employees: employees.count,
        industries: industries.industries,
        stated,
        facts: employees.facts,
        nameTerms: termsOf(tokensOfFolded(folded), stated),
        sortKey: folded.slice(0, longestName),
      },
      this.parts,
      this.noteOne,
    );
  }

  private idsOf(sourceKey: string, number: string | null) {
    const { economy, mapping } = this.parts;
    const { keyScheme } = this.readers;
    const scheme = number === null ? null : (mapping.columns.enterprise?.scheme as string);
    return {
      establishmentId: publicId(economy, 'establishment', keyScheme, sourceKey),
      enterpriseId:
        number === null
          ? publicId(economy, 'enterprise', keyScheme, sourceKey)
          : publicId(economy, 'enterprise', scheme as string, number),
      enterpriseScheme: scheme,
      enterpriseNumber: number,
    };
  }

  /** Whether the record is of this economy; what is not understood is rejected, not left out. */
  private isOfEconomy(text: string): boolean {
    const { countries, economy, mapping } = this.parts;
    if (countries === undefined) return true;
    const reading = countries.read(text);
    if (reading.code !== null) return reading.code === economy;
    this.reject(mapping.columns.economy?.column, unknownCountry(text, reading.nearest));
    return true;
  }

  private noteUnconverted({ nationalCodes, isicCodes }: Industries): void {
    if (nationalCodes.length > 0 && isicCodes.length === 0) this.noteOne('notConverted');
  }

  private leaveOut(): null {
    this.noteOne('otherEconomy');
    this.rejections = [];
    return null;
  }

  private takeKey(cells: readonly string[]): string {
    const { key } = this.parts.mapping.columns;
    if ('from' in key) return this.take(key.from[0], this.readers.madeKey(cells)) ?? '';
    const text = readText(cells, this.readers.index.key);
    this.refuseControls(key.column, cells, this.readers.index.key, text);
    return this.take(key.column, readStatedKey(text)) ?? '';
  }

  private takeName(cells: readonly string[]): string {
    const { name: column } = this.parts.mapping.columns;
    const { index } = this.readers;
    const stated = readText(cells, index.name);
    const name = stated === '' ? readText(cells, index.nameElse) : stated;
    if (stated === '' && name !== '') this.noteOne('namedByOther');
    this.refuseControls(column, cells, index.name, name);
    this.checkLength(column, name, longestName, 'name', 'give the name under which the firm is known');
    if (stated !== '' && cells[index.name] !== name && (cells[index.name] as string).trim() !== name)
      this.noteOne('cleanedName');
    return name;
  }

  private takeAddress(cells: readonly string[]): string | null {
    const { address } = this.readers.index;
    const text = readText(cells, address);
    this.refuseControls(this.parts.mapping.columns.address, cells, address, text);
    return text || null;
  }

  /** Only what was changed by reading it can hold such a sign. */
  private refuseControls(column: string | undefined, cells: readonly string[], at: number, text: string): void {
    if (at < 0 || cells[at] === text || !hasControls(cells[at] as string)) return;
    this.reject(column, {
      code: 'control',
      message: 'the cell holds a control character',
      remedy: 'take it out; the file may have been saved in another encoding than it was read in',
    });
  }

  private takeDay(column: string | undefined, text: string): string | null {
    if (column === undefined || text === '') return null;
    const reading = this.parts.mapping.days?.[column];
    const day = this.take(column, parseDay(text, reading));
    if (reading?.assumed && day !== null && day !== text) this.noteOne('assumedDayOrder');
    return day;
  }

  private takeEmployees(cells: readonly string[], facts: readonly StagedFact[] | null) {
    const { employees: column } = this.parts.mapping.columns;
    const { count, band } = readEmployees(readText(cells, this.readers.index.employees), column, this.parts.mapping);
    return { count: this.take(column, count), facts: band === null ? facts : [...(facts ?? []), band] };
  }

  private takePoint(cells: readonly string[], extent: Extent | null): Point | null {
    const { index, plainDegrees } = this.readers;
    const { columns } = this.parts.mapping;
    const longitude = plainDegrees(columns.longitude, readText(cells, index.longitude));
    const latitude = plainDegrees(columns.latitude, readText(cells, index.latitude));
    return this.take(columns.longitude, readPoint(longitude, latitude, extent));
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

/** What any of its names can be found by. */
function termsOf(terms: string[], stated: Stated | null): string[] {
  if (stated?.names === undefined) return terms;
  const others = stated.names.flatMap(({ text }) => tokensOfFolded(foldText(text)));
  return [...new Set([...terms, ...others])];
}
