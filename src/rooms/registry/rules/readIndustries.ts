import { isicEntry, isValidIsic } from '../../../codes/isic/index.ts';
import type { Classification, Industries } from '../model.ts';
import { clip } from './cell.ts';
import type { Concordance } from './concordance.ts';
import { plainDigits } from './digits.ts';

export interface IndustryColumn {
  column: string;
  scheme: string;
  separator?: string | undefined;
  /** Codes that lost the zeros in front of them get them back, up to this length. */
  padTo?: number | undefined;
  /** Place of its cell in the record. */
  index: number;
}

export interface IndustryFault {
  column: string;
  code: string;
  message: string;
  remedy: string;
}

export type IndustryReading = { ok: true; industries: Industries } | { ok: false; faults: readonly IndustryFault[] };

const mostKept = 2_000;
const longestCode = 40;
const longestWords = 100;

/** Reads the industry cells of a record. A register has few combinations of them: each is worked out once. */
export function buildIndustryReader(
  columns: readonly IndustryColumn[],
  concordance: Concordance,
): (cells: readonly string[]) => IndustryReading {
  // Two generations, so that what is common outlives the change from one to the other.
  let kept = new Map<string, IndustryReading>();
  let before = new Map<string, IndustryReading>();
  return (cells) => {
    let key = '';
    for (const { index } of columns) key += `${cells[index]}\u0001`;
    let reading = kept.get(key);
    if (reading === undefined) {
      reading = before.get(key) ?? classify(columns, cells, concordance);
      if (kept.size >= mostKept) {
        before = kept;
        kept = new Map();
      }
      kept.set(key, reading);
    }
    return reading;
  };
}

function classify(
  columns: readonly IndustryColumn[],
  cells: readonly string[],
  concordance: Concordance,
): IndustryReading {
  const found: Classification[] = [];
  const faults: IndustryFault[] = [];
  for (const { column, scheme, separator, padTo, index } of columns) {
    const cell = cells[index] as string;
    for (const part of separator === undefined ? [cell] : cell.split(separator)) {
      const code = padded(plainDigits(part.trim()), padTo);
      if (code === '' || found.some((known) => known.scheme === scheme && known.code === code)) continue;
      if (isKnownCode(scheme, code, concordance)) {
        found.push({ scheme, code, method: 'declared', certainty: 'certain', weight: null });
        continue;
      }
      faults.push({
        column,
        code: 'unknownCode',
        message: `"${clip(code)}" is not a code of ${scheme}`,
        remedy: 'correct the code, or extend the concordance of the preset',
      });
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, industries: gather(found, concordance) };
}

const padded = (code: string, length: number | undefined): string =>
  length !== undefined && /^\d+$/.test(code) ? code.padStart(length, '0') : code;

function isKnownCode(scheme: string, code: string, concordance: Concordance): boolean {
  if (scheme === 'ISIC4') return isValidIsic(code);
  if (concordance.isOpen(scheme)) return code.length <= longestWords && !/\p{C}/u.test(code);
  if (concordance.covers(scheme)) return concordance.has(scheme, code);
  return code.length <= longestCode && !/[\s\p{C}]/u.test(code);
}

function gather(declared: readonly Classification[], concordance: Concordance): Industries {
  const classifications = [...declared, ...converted(declared, concordance)];
  const isicCodes = new Set<string>();
  for (const { scheme, code } of classifications) if (scheme === 'ISIC4') addWithAncestors(isicCodes, code);
  return {
    classifications,
    nationalCodes: declared.filter((c) => c.scheme !== 'ISIC4').map((c) => `${c.scheme}:${c.code}`),
    isicCodes: [...isicCodes].sort(),
  };
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

/** A code and all that contain it, so that a search for a division finds its classes. */
function addWithAncestors(codes: Set<string>, code: string): void {
  let lineage = lineages.get(code);
  if (lineage === undefined) {
    lineage = [];
    for (let entry = isicEntry(code); entry !== null; entry = entry.parent === null ? null : isicEntry(entry.parent))
      lineage.push(entry.code);
    lineages.set(code, lineage);
  }
  for (const one of lineage) codes.add(one);
}

/** As many as ISIC has codes. */
const lineages = new Map<string, string[]>();
