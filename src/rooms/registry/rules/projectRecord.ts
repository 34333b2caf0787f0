import { hash } from 'node:crypto';
import { isicEntry, isValidIsic } from '../../../codes/isic/index.ts';
import type { Classification, Mapping, Rejection, StagedRecord } from '../model.ts';
import { type Cell, clip, type Extent, readCount, readDay, readPoint, readPrecision } from './checkCells.ts';
import type { Concordance } from './concordance.ts';
import { nameTokens } from './nameTokens.ts';
import { publicId } from './publicId.ts';

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

/** Columns that the mapping names and the header lacks; the mapping's key, name and industries must be there. */
export function missingColumns(mapping: Mapping, header: readonly string[]): string[] {
  const required = [
    mapping.columns.key.column,
    mapping.columns.name,
    ...mapping.columns.industries.map(({ column }) => column),
  ];
  return required.filter((column) => !header.includes(column));
}

/** Turns the cells of a record into what the register keeps, or says what is wrong with them. Pure; one per file. */
export function buildProjection({ economy, mapping, header, concordance, extent }: ProjectionParts): Projection {
  const { columns } = mapping;
  const at = (column: string | undefined) => (column === undefined ? -1 : header.indexOf(column));
  const place = columns.place;
  const index = {
    key: at(columns.key.column),
    enterprise: at(columns.enterprise?.column),
    name: at(columns.name),
    address: at(columns.address),
    placeCode: at(place?.code),
    placeName: at(place?.name),
    placeLocal: at(place?.nameLocal),
    parentName: at(place?.parentName),
    parentLocal: at(place?.parentNameLocal),
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
  const industries = columns.industries.map((industry) => ({ ...industry, index: at(industry.column) }));
  const enterprisePattern = columns.enterprise === undefined ? null : new RegExp(columns.enterprise.pattern);
  const enterpriseMissing = new Set(columns.enterprise?.missing ?? []);

  return {
    project(cells, rowNumber) {
      const rejections: Rejection[] = [];
      const reject = (column: string | undefined, fault: { code: string; message: string; remedy: string }) => {
        rejections.push({
          row: rowNumber,
          column: column ?? null,
          code: fault.code,
          message: fault.message,
          remedy: fault.remedy,
        });
        return null;
      };
      const text = (position: number) => (position < 0 ? '' : (cells[position] as string).trim());
      const some = (position: number) => text(position) || null;
      const checked = <Value>(column: string | undefined, cell: Cell<Value>): Value | null =>
        cell.ok ? cell.value : reject(column, cell);

      const sourceKey = text(index.key);
      if (sourceKey === '' || sourceKey.length > 200) {
        reject(columns.key.column, {
          code: 'key',
          message: sourceKey === '' ? 'the record has no key' : 'the key is longer than 200 characters',
          remedy: 'every record needs a number or code of its own by which it is known again',
        });
      }
      const name = text(index.name);
      if (name === '' || name.length > 500) {
        reject(columns.name, {
          code: 'name',
          message: name === '' ? 'the name is missing' : 'the name is longer than 500 characters',
          remedy: 'give the name under which the firm is known',
        });
      }
      const classifications = classify(industries, text, concordance, reject);
      const establishedOn = checked(columns.establishedOn, readDay(text(index.establishedOn)));
      const registeredOn = checked(columns.registeredOn, readDay(text(index.registeredOn)));
      const employees = checked(columns.employees, readCount(text(index.employees)));
      const point = checked(columns.longitude, readPoint(text(index.longitude), text(index.latitude), extent));
      const precision = checked(columns.precision, readPrecision(text(index.precision)));
      const placeCode = text(index.placeCode);
      if (rejections.length > 0) return rejections;

      const raw = JSON.stringify(cells);
      const number = text(index.enterprise);
      const knownEnterprise =
        enterprisePattern !== null && !enterpriseMissing.has(number) && enterprisePattern.test(number);
      const scheme = knownEnterprise ? (columns.enterprise?.scheme as string) : null;
      const isicCodes = new Set<string>();
      for (const { scheme: of, code } of classifications) {
        if (of === 'ISIC4') addWithAncestors(isicCodes, code);
      }
      const parentCode = place?.parentCodeLength === undefined ? null : placeCode.slice(0, place.parentCodeLength);
      const nationalCodes = classifications.filter((c) => c.scheme !== 'ISIC4').map((c) => `${c.scheme}:${c.code}`);
      return {
        rowNumber,
        sourceKey,
        contentHash: hash('sha256', raw, 'base64').slice(0, 22),
        raw,
        establishmentId: publicId(economy, 'establishment', columns.key.scheme, sourceKey),
        enterpriseId:
          scheme === null
            ? publicId(economy, 'enterprise', columns.key.scheme, sourceKey)
            : publicId(economy, 'enterprise', scheme, number),
        enterpriseScheme: scheme,
        enterpriseNumber: scheme === null ? null : number,
        name,
        enterpriseName: withoutPlant(name, mapping.plantSuffixes),
        legalForm: some(index.legalForm),
        address: some(index.address),
        place:
          placeCode === ''
            ? null
            : {
                code: placeCode,
                name: text(index.placeName) || placeCode,
                nameLocal: some(index.placeLocal),
                parentCode: parentCode === '' ? null : parentCode,
                parentName: some(index.parentName),
                parentNameLocal: some(index.parentLocal),
              },
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
        classifications,
        nationalCodes,
        isicCodes: [...isicCodes],
        terms: searchTerms(name, placeCode, parentCode, isicCodes, nationalCodes),
      };
    },
  };
}

function classify(
  industries: readonly { column: string; scheme: string; separator?: string | undefined; index: number }[],
  text: (position: number) => string,
  concordance: Concordance,
  reject: (column: string, fault: { code: string; message: string; remedy: string }) => null,
): Classification[] {
  const found: Classification[] = [];
  for (const { column, scheme, separator, index } of industries) {
    const cell = text(index);
    if (cell === '') continue;
    for (const part of separator === undefined ? [cell] : cell.split(separator)) {
      const code = part.trim();
      if (code === '' || found.some((known) => known.scheme === scheme && known.code === code)) continue;
      if (!isKnownCode(scheme, code, concordance)) {
        reject(column, {
          code: 'unknownCode',
          message: `"${clip(code)}" is not a code of ${scheme}`,
          remedy: 'correct the code, or extend the concordance of the preset',
        });
        continue;
      }
      found.push({ scheme, code, method: 'declared', certainty: 'certain', weight: null });
    }
  }
  return [...found, ...converted(found, concordance)];
}

function isKnownCode(scheme: string, code: string, concordance: Concordance): boolean {
  if (scheme === 'ISIC4') return isValidIsic(code);
  return !concordance.covers(scheme) || concordance.has(scheme, code);
}

/** ISIC codes of the declared national codes, each once; a certain conversion beats a doubtful one. */
function converted(declared: readonly Classification[], concordance: Concordance): Classification[] {
  const byCode = new Map<string, Classification>();
  for (const { scheme, code } of declared) {
    for (const isic of concordance.toIsic(scheme, code)) {
      const before = byCode.get(isic.code);
      if (before === undefined || (before.certainty === 'doubtful' && isic.certainty === 'certain'))
        byCode.set(isic.code, isic);
    }
  }
  return [...byCode.values()];
}

/** The firm's name without the ending that names one of its plants. */
function withoutPlant(name: string, suffixes: readonly string[]): string {
  for (const suffix of suffixes) {
    const form = /(股份有限公司|有限公司)/.exec(name);
    if (form !== null && name.endsWith(suffix)) return name.slice(0, form.index + form[0].length);
  }
  return name;
}

/** A code and all that contain it, so that a search for a division finds its classes. */
function addWithAncestors(codes: Set<string>, code: string): void {
  for (let entry = isicEntry(code); entry !== null; entry = entry.parent === null ? null : isicEntry(entry.parent)) {
    codes.add(entry.code);
  }
}

/** All that the establishment can be found by, in the one array that the index holds. */
function searchTerms(
  name: string,
  placeCode: string,
  parentCode: string | null,
  isicCodes: ReadonlySet<string>,
  nationalCodes: readonly string[],
): string[] {
  const terms = nameTokens(name);
  if (placeCode !== '') terms.push(`@${placeCode}`);
  if (parentCode) terms.push(`@${parentCode}`);
  for (const code of isicCodes) terms.push(`#ISIC4:${code}`);
  for (const code of nationalCodes) terms.push(`#${code}`);
  return terms;
}
