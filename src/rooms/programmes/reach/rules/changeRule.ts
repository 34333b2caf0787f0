import { type FirmFact, findFirmFact, isicEntry } from '../../../../codes/index.ts';
import { type Atom, type Criterion, isAtom, type Literal, typeOfAtom } from '../../../../kernels/criteria/index.ts';
import { operatorsOf, readCriteriaRow, rowTextOf } from '../../catalogue/rules/readCriteriaRow.ts';

/** Criteria that can be changed on one page. */
export const mostThresholds = 40;
const mostCodes = 500;

export const fieldOf = (at: number) => `v${at}`;

/** One test of a rule with what it compares with, as an officer would type it. */
export interface Threshold {
  field: string;
  atom: Atom;
  text: string;
  /** False where there is no value, or where the rule reads the fact in a way of its own. */
  isOpen: boolean;
}

export function thresholdsOf(atoms: readonly Atom[]): Threshold[] {
  return atoms.map((atom, at) => {
    const fact = findFirmFact(atom.fact);
    const isOpen = at < mostThresholds && fact !== null && hasOwnLimit(atom, fact);
    return { field: fieldOf(at), atom, text: rowTextOf(atom).value, isOpen };
  });
}

/** A limit with a name is the day’s, and is changed where it is named. */
function hasOwnLimit(atom: Atom, { type }: FirmFact): boolean {
  const values: readonly unknown[] = Array.isArray(atom.value) ? atom.value : [atom.value];
  const isPlain = values.every((value) => typeof value !== 'object' && value !== undefined);
  return isPlain && atom.op !== 'exists' && operatorsOf[type].includes(atom.op) && typeOfAtom(atom) === type;
}

export interface ChangedRule {
  criterion: Criterion;
  /** Fields whose value is another now. */
  changed: string[];
  issues: { field: string; key: string }[];
}

/** The rule with other limits; what is at fault stays as it was and is named. */
export function changeRule(
  criterion: Criterion,
  thresholds: readonly Threshold[],
  answers: Readonly<Record<string, string | undefined>>,
  places: ReadonlyMap<string, string>,
): ChangedRule {
  const changed: string[] = [];
  const issues: ChangedRule['issues'] = [];
  const atoms = thresholds.map(({ field, atom, text, isOpen }): Atom => {
    const answer = answers[field]?.trim();
    if (!isOpen || answer === undefined || answer === text) return atom;
    const read = readCriteriaRow(atom.fact, atom.op, answer);
    const key = 'key' in read ? read.key : codeFault(read.atom, places);
    if (key !== null) issues.push({ field, key });
    if (key !== null || 'key' in read || sameValue(read.atom, atom)) return atom;
    changed.push(field);
    return { ...atom, ...read.atom };
  });
  return { criterion: withAtoms(criterion, atoms), changed, issues };
}

const sameValue = (a: Atom, b: Atom) => JSON.stringify(a.value) === JSON.stringify(b.value);

/** A rule with other tests in the places of its own, left to right. */
export function withAtoms(criterion: Criterion, atoms: readonly Atom[]): Criterion {
  let next = 0;
  const replaced = (one: Criterion): Criterion => {
    if (isAtom(one)) {
      next += 1;
      return atoms[next - 1] ?? one;
    }
    if ('not' in one) return { not: replaced(one.not) };
    if ('all' in one) return { all: one.all.map(replaced) };
    if ('any' in one) return { any: one.any.map(replaced) };
    return { ...one, of: one.of.map(replaced) };
  };
  return replaced(criterion);
}

/** A code that nothing has would shut every firm out without a word. */
function codeFault({ fact, value }: Atom, places: ReadonlyMap<string, string>): string | null {
  const scheme = findFirmFact(fact)?.scheme;
  const codes = (Array.isArray(value) ? value : [value]) as readonly Literal[];
  if (codes.length > mostCodes) return 'reach.whatIf.fault.many';
  if (scheme === 'ISIC4' && codes.some((code) => isicEntry(String(code)) === null))
    return 'reach.whatIf.fault.industry';
  if (scheme === 'place' && codes.some((code) => !places.has(String(code)))) return 'reach.whatIf.fault.place';
  return null;
}
