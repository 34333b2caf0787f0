import { type Atom, type Criterion, isAtom } from '../../../../kernels/criteria/index.ts';
import { blockRows, fieldOf, type ProgrammeForm, rowCount } from '../views/programmeForm.ts';
import { readCriteriaRow, rowTextOf } from './readCriteriaRow.ts';

/** A rule as the form shows it: rows that are joined by all or any, and a block of which so many must be met. */
export interface RuleRows {
  combine: 'all' | 'any';
  atoms: readonly Atom[];
  block: { least: number; atoms: readonly Atom[] } | null;
}

export interface RowIssue {
  field: string;
  key: string;
}

type AtLeast = Extract<Criterion, { atLeast: number }>;
const isAtLeast = (criterion: Criterion): criterion is AtLeast => !isAtom(criterion) && 'atLeast' in criterion;

const plainKeys = new Set(['fact', 'op', 'value', 'source']);
const isPlain = (criterion: Criterion): criterion is Atom =>
  isAtom(criterion) &&
  Object.keys(criterion).every((key) => plainKeys.has(key)) &&
  (typeof criterion.value !== 'object' || Array.isArray(criterion.value)) &&
  (criterion.op !== 'exists' || criterion.value !== false);

/** The rows of a rule that the form can show; null for one with more levels, more rows or other tests. */
export function rowsOf(criterion: Criterion): RuleRows | null {
  if (isAtom(criterion)) return isPlain(criterion) ? { combine: 'all', atoms: [criterion], block: null } : null;
  if (isAtLeast(criterion)) return withBlock('all', [], criterion);
  if ('not' in criterion) return null;
  const combine = 'all' in criterion ? 'all' : 'any';
  const parts = 'all' in criterion ? criterion.all : criterion.any;
  const last = parts.at(-1);
  return last !== undefined && isAtLeast(last)
    ? withBlock(combine, parts.slice(0, -1), last)
    : withBlock(combine, parts, null);
}

function withBlock(combine: 'all' | 'any', parts: readonly Criterion[], block: AtLeast | null): RuleRows | null {
  if (parts.length > rowCount || !parts.every(isPlain)) return null;
  if (block === null) return { combine, atoms: parts, block: null };
  const { atLeast: least, of } = block;
  if (of.length > blockRows || !of.every(isPlain) || least < 1 || least > of.length) return null;
  return { combine, atoms: parts, block: { least, atoms: of } };
}

/** Fields of the form that show a rule. */
export function fillRuleRows(rows: RuleRows | null): Record<string, string> {
  const filled = (atoms: readonly Atom[], [fact, op, value]: readonly [string, string, string]) =>
    atoms.flatMap((atom, i) => {
      const text = rowTextOf(atom);
      return [
        [`${fact}${i + 1}`, text.fact],
        [`${op}${i + 1}`, text.op],
        [`${value}${i + 1}`, text.value],
      ];
    });
  if (rows === null) return {};
  return Object.fromEntries([
    ...filled(rows.atoms, rowFields),
    ...filled(rows.block?.atoms ?? [], blockFields),
    ['combine', rows.combine],
    ['blockLeast', rows.block === null ? '' : String(rows.block.least)],
  ]);
}

const rowFields = ['fact', 'op', 'value'] as const;
const blockFields = ['blockFact', 'blockOp', 'blockValue'] as const;

/** The rule that the rows say; tests that stay as they were keep the place in which the law has them. */
export function readRuleRows(form: ProgrammeForm, before: readonly Atom[], issues: RowIssue[]): Criterion {
  const sources = new Map(before.map((atom) => [JSON.stringify(rowTextOf(atom)), atom]));
  const read = (names: readonly [string, string, string], rows: number) => {
    const atoms: Atom[] = [];
    for (let row = 1; row <= rows; row += 1) {
      const [fact, op, value] = names.map((name) => fieldOf(form, name, row)) as [string, string, string];
      if (fact === '' && value.trim() === '') continue;
      const found = readCriteriaRow(fact, op, value);
      if ('atom' in found) atoms.push(sources.get(JSON.stringify(rowTextOf(found.atom))) ?? found.atom);
      else issues.push({ field: `${names[partAt[found.part]]}${row}`, key: found.key });
    }
    return atoms;
  };
  const atoms = read(rowFields, rowCount);
  const block = readBlock(form, read(blockFields, blockRows), issues);
  const parts = block === null ? atoms : [...atoms, block];
  return form.combine === 'any' && parts.length > 0 ? { any: parts } : { all: parts };
}

const partAt = { fact: 0, op: 1, value: 2 } as const;

function readBlock({ blockLeast }: ProgrammeForm, of: readonly Atom[], issues: RowIssue[]): Criterion | null {
  const text = blockLeast.trim();
  if (of.length === 0) {
    if (text !== '') issues.push({ field: 'blockFact1', key: 'catalogue.form.fault.block.empty' });
    return null;
  }
  const least = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (least >= 1 && least <= of.length) return { atLeast: least, of };
  issues.push({ field: 'blockLeast', key: 'catalogue.form.fault.block.least' });
  return null;
}
