import {
  type Atom,
  atomKinds,
  atomsOf,
  type Criterion,
  type FactDomain,
  type Literal,
  type Operator,
  operators,
  type ParameterReference,
  tidyText,
} from './criteria.ts';

export interface CriteriaIssue {
  /** Where: keys and places joined by dots, such as `all.0.op`; empty for the rule itself. */
  path: string;
  code:
    | 'notACriterion'
    | 'unknownKey'
    | 'missing'
    | 'unknownOperator'
    | 'badFact'
    | 'badValue'
    | 'badCount'
    | 'contradictoryInterval'
    | 'mixedTypes'
    | 'unitMismatch'
    | 'softInside'
    | 'unknownParameter'
    | 'parameterNotYet'
    | 'parameterDated'
    | 'cycle'
    | 'unknownArea'
    | 'tooDeep'
    | 'tooMany';
  /** What was found there, short enough to be shown. */
  found: string;
}

export const criteriaLimits = { depth: 32, atoms: 500, values: 5_000, textLength: 200 };

export type ParsedCriteria = { ok: true; criterion: Criterion } | { ok: false; issues: CriteriaIssue[] };

/**
 * Reads a rule that people or programs wrote: operators, shapes and types are checked, literals are trimmed and brought to
 * Unicode form C. Used wherever a rule comes in; what it returns is sound for compileRule.
 * @param input anything that JSON or YAML can hold
 * @param domains declared facts; the literals of one that is not declared say its type, and must then be of one type
 * @returns the rule, or every issue with its place: at most a hundred
 * Limits: 32 levels, 500 atoms, 5,000 values a list, 200 characters a text. Throws nothing. Cost: the size of the input.
 * `all: []` holds always, `any: []` never. Held by parseCriteria.test.ts.
 */
export function parseCriteria(input: unknown, domains: ReadonlyMap<string, FactDomain> = new Map()): ParsedCriteria {
  const reader = new Reader();
  const criterion = reader.read(input, [], 0);
  if (reader.issues.length === 0 && criterion !== null) checkTypes(criterion, domains, reader);
  if (reader.issues.length > 0 || criterion === null) return { ok: false, issues: reader.issues.slice(0, 100) };
  return { ok: true, criterion };
}

const atomKeys = ['fact', 'op', 'value', 'than', 'kind', 'unit', 'source'];
const groupKeys = ['all', 'any', 'not', 'atLeast', 'fact'] as const;

class Reader {
  readonly issues: CriteriaIssue[] = [];
  private atoms = 0;

  fault(path: readonly (string | number)[], code: CriteriaIssue['code'], found: unknown): null {
    this.issues.push({ path: path.join('.'), code, found: shown(found) });
    return null;
  }

  read(input: unknown, path: readonly (string | number)[], depth: number): Criterion | null {
    if (depth > criteriaLimits.depth) return this.fault(path, 'tooDeep', depth);
    if (this.atoms > criteriaLimits.atoms || this.issues.length >= 100) return null;
    if (typeof input !== 'object' || input === null || Array.isArray(input))
      return this.fault(path, 'notACriterion', input);
    const entry = input as Record<string, unknown>;
    const kind = groupKeys.find((key) => Object.hasOwn(entry, key));
    if (kind === undefined) return this.fault(path, 'notACriterion', Object.keys(entry).join(', '));
    const known = kind === 'atLeast' ? ['atLeast', 'of'] : kind === 'fact' ? atomKeys : [kind];
    for (const key of Object.keys(entry)) if (!known.includes(key)) this.fault([...path, key], 'unknownKey', key);
    if (kind === 'fact') return this.readAtom(entry, path);
    if (kind === 'not') {
      const not = this.read(entry.not, [...path, 'not'], depth + 1);
      return not && { not };
    }
    const listKey = kind === 'atLeast' ? 'of' : kind;
    const list = this.readList(entry[listKey], [...path, listKey], depth);
    if (kind !== 'atLeast') return list && (kind === 'all' ? { all: list } : { any: list });
    const { atLeast } = entry;
    if (!Number.isSafeInteger(atLeast) || (atLeast as number) < 0)
      return this.fault([...path, 'atLeast'], 'badCount', atLeast);
    return list && { atLeast: atLeast as number, of: list };
  }

  private readList(input: unknown, path: readonly (string | number)[], depth: number): Criterion[] | null {
    if (input === undefined) return this.fault(path, 'missing', '');
    if (!Array.isArray(input)) return this.fault(path, 'notACriterion', input);
    if (input.length > criteriaLimits.atoms) return this.fault(path, 'tooMany', input.length);
    const read = input.map((one, i) => this.read(one, [...path, i], depth + 1));
    return read.every((one) => one !== null) ? (read as Criterion[]) : null;
  }

  private readAtom(entry: Record<string, unknown>, path: readonly (string | number)[]): Atom | null {
    this.atoms += 1;
    if (this.atoms > criteriaLimits.atoms) return this.fault(path, 'tooMany', this.atoms);
    const { fact, op, source } = entry;
    if (typeof fact !== 'string' || tidyText(fact) === '' || fact.length > criteriaLimits.textLength)
      return this.fault([...path, 'fact'], 'badFact', fact);
    if (op === undefined) return this.fault([...path, 'op'], 'missing', '');
    const operator = operators.find((one) => one === op);
    if (operator === undefined) return this.fault([...path, 'op'], 'unknownOperator', op);
    if (source !== undefined && (typeof source !== 'string' || source.length > 500))
      return this.fault([...path, 'source'], 'badValue', source);
    const kind = atomKinds.find((one) => one === entry.kind);
    if (entry.kind !== undefined && kind === undefined) return this.fault([...path, 'kind'], 'badValue', entry.kind);
    const unit = entry.unit === undefined ? undefined : tidyLiteral(entry.unit);
    if (unit !== undefined && (typeof unit !== 'string' || unit === '' || unit.length > 40))
      return this.fault([...path, 'unit'], 'badValue', entry.unit);
    const limit =
      entry.than === undefined ? this.readLimit(operator, entry.value, path) : this.readThan(operator, entry, path);
    if (limit === null) return null;
    return {
      fact: tidyText(fact),
      op: operator,
      ...limit,
      ...(kind === undefined ? {} : { kind }),
      ...(unit === undefined ? {} : { unit: unit as string }),
      ...(source === undefined ? {} : { source: source as string }),
    };
  }

  private readLimit(op: Operator, value: unknown, path: readonly (string | number)[]): Pick<Atom, 'value'> | null {
    if (op !== 'exists' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const { parameter, ...rest } = value as Record<string, unknown>;
      const name = tidyLiteral(parameter);
      if (typeof name !== 'string' || name === '' || Object.keys(rest).length > 0)
        return this.fault([...path, 'value'], 'badValue', value);
      return { value: { parameter: name } };
    }
    const read = this.readValue(op, value, [...path, 'value']);
    return read === null ? null : read === undefined ? {} : { value: read };
  }

  /** Another fact as the limit. */
  private readThan(
    op: Operator,
    { than, value }: Record<string, unknown>,
    path: readonly (string | number)[],
  ): Pick<Atom, 'than'> | null {
    if (value !== undefined) return this.fault([...path, 'value'], 'unknownKey', 'value');
    if (!['=', '!=', '<', '<=', '>', '>='].includes(op)) return this.fault([...path, 'op'], 'badValue', op);
    const { fact, times, ...rest } = (typeof than === 'object' && than !== null ? than : {}) as Record<string, unknown>;
    const name = tidyLiteral(fact);
    const isFactor = times === undefined || (isNumber(times) && times > 0);
    if (typeof name !== 'string' || name === '' || !isFactor || Object.keys(rest).length > 0)
      return this.fault([...path, 'than'], 'badValue', than);
    return { than: { fact: name, ...(times === undefined ? {} : { times: times as number }) } };
  }

  private readValue(op: Atom['op'], input: unknown, path: readonly (string | number)[]): Atom['value'] | null {
    if (op === 'exists') {
      if (input === undefined || input === null) return undefined;
      if (typeof input === 'boolean') return input;
      return this.fault(path, 'badValue', input);
    }
    if (input === undefined || input === null) return this.fault(path, 'missing', '');
    if (op === '=' || op === '!=') return tidyLiteral(input) ?? this.fault(path, 'badValue', input);
    if (op === '<' || op === '<=' || op === '>' || op === '>=')
      return isNumber(input) ? input : this.fault(path, 'badValue', input);
    if (!Array.isArray(input) || input.length === 0) return this.fault(path, 'badValue', input);
    if (input.length > criteriaLimits.values) return this.fault(path, 'tooMany', input.length);
    if (op === 'between') {
      if (input.length !== 2 || !input.every(isNumber)) return this.fault(path, 'badValue', input);
      const [from, to] = input as [number, number];
      return from <= to ? [from, to] : this.fault(path, 'contradictoryInterval', `${from}..${to}`);
    }
    const values = input.map((one, i) => {
      const needsText = op === 'prefixIn' || op === 'within';
      const literal = needsText && typeof one !== 'string' ? null : tidyLiteral(one);
      return literal === null || literal === '' ? this.fault([...path, i], 'badValue', one) : literal;
    });
    return values.every((one) => one !== null) ? (values as Literal[]) : null;
  }
}

/** What an atom's literals say of its fact; null for `exists`, which says nothing. */
export function typeOfAtom(atom: Atom): FactDomain['type'] | 'mixed' | null {
  if (atom.than !== undefined) return 'number';
  if (atom.op === 'exists' || isReference(atom.value)) return null;
  const values = Array.isArray(atom.value) ? (atom.value as readonly Literal[]) : [atom.value as Literal];
  const types = new Set(values.map(typeOfLiteral));
  return types.size === 1 ? ([...types][0] as FactDomain['type']) : 'mixed';
}

function checkTypes(criterion: Criterion, domains: ReadonlyMap<string, FactDomain>, reader: Reader): void {
  const seen = new Map<string, FactDomain['type']>();
  for (const [place, atom] of atomsOf(criterion).entries()) {
    const type = typeOfAtom(atom);
    const domain = domains.get(atom.fact);
    if (atom.unit !== undefined && domain?.unit !== undefined && domain.unit !== atom.unit)
      reader.fault([pathOfAtom(criterion, place)], 'unitMismatch', `${atom.fact}: ${atom.unit}, ${domain.unit}`);
    if (type === null) continue;
    const wanted = domains.get(atom.fact)?.type ?? seen.get(atom.fact) ?? type;
    if (type !== wanted || type === 'mixed')
      reader.fault([pathOfAtom(criterion, place)], 'mixedTypes', `${atom.fact}: ${type}, ${wanted}`);
    else seen.set(atom.fact, type);
  }
}

/** Where the n-th atom stands. */
export function pathOfAtom(criterion: Criterion, n: number): string {
  return atomPaths(criterion)[n] as string;
}

/** The places of all atoms, left to right. */
export function atomPaths(criterion: Criterion, at: readonly (string | number)[] = []): string[] {
  if ('fact' in criterion) return [criterion.at ?? at.join('.')];
  if ('not' in criterion) return atomPaths(criterion.not, [...at, 'not']);
  const key = 'all' in criterion ? 'all' : 'any' in criterion ? 'any' : 'of';
  const list = (criterion as Record<string, readonly Criterion[]>)[key] as readonly Criterion[];
  return list.flatMap((one, i) => atomPaths(one, [...at, key, i]));
}

/** Whether a limit is named rather than given. */
export const isReference = (value: Atom['value']): value is ParameterReference =>
  typeof value === 'object' && 'parameter' in value;

export function typeOfLiteral(value: Literal): FactDomain['type'] {
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'code';
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function tidyLiteral(value: unknown): Literal | null {
  if (typeof value === 'boolean' || isNumber(value)) return value;
  if (typeof value !== 'string' || value.length > criteriaLimits.textLength) return null;
  return tidyText(value);
}

function shown(found: unknown): string {
  const text = typeof found === 'string' ? found : (JSON.stringify(found) ?? String(found));
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
