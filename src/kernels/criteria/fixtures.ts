import type { RandomSource } from '../random/index.ts';
import { type Criterion, type FactDomain, type FactState, isAtom, isNothing, type Literal } from './criteria.ts';

/** Four facts with few values, so that every combination can be tried. `size` is real, `count` a whole number from 0 to 3. */
export const domains = new Map<string, FactDomain>([['count', { type: 'number', integer: true, least: 0, most: 3 }]]);

/** Enough values to tell every rule of `drawRule` and every state of `drawState` apart. */
export const universe: Readonly<Record<string, readonly Literal[]>> = {
  size: [0, 1, 1.25, 1.5, 1.75, 2, 3],
  count: [0, 1, 2, 3],
  trade: ['a', 'ax', 'ab', 'abx', 'b', 'bx', 'ba', 'bax', 'z'],
  open: [true, false],
};
export const factNames = Object.keys(universe);

const pick = <T>(random: RandomSource, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

export function drawRule(random: RandomSource, depth = 3): Criterion {
  const kind = depth === 0 ? 5 : Math.floor(random() * 8);
  const list = () => Array.from({ length: 1 + Math.floor(random() * 3) }, () => drawRule(random, depth - 1));
  if (kind === 0) return { all: list() };
  if (kind === 1) return { any: list() };
  if (kind === 2) return { not: drawRule(random, depth - 1) };
  if (kind === 3) {
    const of = list();
    return { atLeast: Math.floor(random() * (of.length + 2)), of };
  }
  return kind === 4 ? { all: [drawRule(random, depth - 1), drawRule(random, depth - 1)] } : drawAtom(random);
}

function drawAtom(random: RandomSource): Criterion {
  const fact = pick(random, factNames);
  if (random() < 0.08)
    return pick(random, [
      { fact, op: 'exists' },
      { fact, op: 'exists', value: false },
    ] as const);
  if (fact === 'open') return { fact, op: pick(random, ['=', '!='] as const), value: random() < 0.5 };
  if (fact === 'trade') {
    const codes = ['a', 'ab', 'b', 'ba'];
    const op = pick(random, ['=', '!=', 'in', 'notIn', 'prefixIn'] as const);
    return op === '=' || op === '!='
      ? { fact, op, value: pick(random, codes) }
      : { fact, op, value: [pick(random, codes), pick(random, codes)] };
  }
  const op = pick(random, ['=', '!=', '<', '<=', '>', '>=', 'between', 'in', 'notIn'] as const);
  const limits = fact === 'size' ? [1, 2] : [0, 1, 1.5, 2];
  const [one, other] = [pick(random, limits), pick(random, limits)];
  if (op === 'between') return { fact, op, value: [Math.min(one, other), Math.max(one, other)] };
  return op === 'in' || op === 'notIn' ? { fact, op, value: [one, other] } : { fact, op, value: one };
}

export function drawState(random: RandomSource, fact: string): FactState {
  const values = universe[fact] as readonly Literal[];
  const kind = random();
  if (kind < 0.03) return { kind: 'refused' };
  if (kind < 0.35) return { kind: 'unknown' };
  if (kind < 0.65) return { kind: 'known', value: pick(random, values) };
  if (kind < 0.72) return { kind: 'notApplicable' };
  if (kind < 0.85 || fact === 'trade' || fact === 'open')
    return { kind: 'set', values: [pick(random, values), pick(random, values)] };
  const ends = fact === 'size' ? [1, 1.5, 2] : [0, 1, 2, 3];
  const [one, other] = [pick(random, ends), pick(random, ends)];
  return {
    kind: 'interval',
    from: random() < 0.3 ? null : Math.min(one, other),
    to: random() < 0.3 ? null : Math.max(one, other),
  };
}

/** Everything of the universe that a state allows; null stands for a fact that does not apply. */
export function valuesOf(fact: string, state: FactState): readonly (Literal | null)[] {
  const values = universe[fact] as readonly Literal[];
  if (state.kind === 'notApplicable') return [null];
  if (state.kind === 'known') return [state.value];
  if (state.kind === 'set') return state.values;
  if (isNothing(state)) return values;
  const { from, to } = state as Extract<FactState, { kind: 'interval' }>;
  return (values as readonly number[]).filter((value) => value >= (from ?? -99) && value <= (to ?? 99));
}

/** Another reading of the contract, value by value, that shares nothing with the kernel. */
export function holdsFor(
  rule: Criterion,
  values: ReadonlyMap<string, Literal | null>,
  stated: ReadonlySet<string>,
): boolean {
  if (!isAtom(rule)) {
    if ('all' in rule) return rule.all.every((one) => holdsFor(one, values, stated));
    if ('any' in rule) return rule.any.some((one) => holdsFor(one, values, stated));
    if ('not' in rule) return !holdsFor(rule.not, values, stated);
    return rule.of.filter((one) => holdsFor(one, values, stated)).length >= rule.atLeast;
  }
  const { fact, op, value } = rule;
  const actual = values.get(fact) as Literal | null;
  if (op === 'exists') return (actual !== null && stated.has(fact)) === (value ?? true);
  if (actual === null) return op === '!=' || op === 'notIn';
  const list = value as readonly Literal[];
  const tests: Record<string, () => boolean> = {
    '=': () => actual === value,
    '!=': () => actual !== value,
    '<': () => actual < (value as Literal),
    '<=': () => actual <= (value as Literal),
    '>': () => actual > (value as Literal),
    '>=': () => actual >= (value as Literal),
    between: () => actual >= (list[0] as Literal) && actual <= (list[1] as Literal),
    in: () => list.some((one) => one === actual),
    notIn: () => list.every((one) => one !== actual),
    prefixIn: () => list.some((one) => String(actual).indexOf(String(one)) === 0),
  };
  return (tests[op] as () => boolean)();
}

/** Every combination of values of these facts. */
export function* combinations(
  allowed: ReadonlyMap<string, readonly (Literal | null)[]>,
): Generator<Map<string, Literal | null>> {
  const names = [...allowed.keys()];
  const grow = function* (at: number, values: Map<string, Literal | null>): Generator<Map<string, Literal | null>> {
    if (at === names.length) yield values;
    else
      for (const value of allowed.get(names[at] as string) as readonly (Literal | null)[])
        yield* grow(at + 1, values.set(names[at] as string, value));
  };
  yield* grow(0, new Map());
}

/** What a rule comes out as over all completions: by trying them. */
export function enumerate(
  rule: Criterion,
  allowed: ReadonlyMap<string, readonly (Literal | null)[]>,
  stated: ReadonlySet<string>,
): 'eligible' | 'ineligible' | 'unknown' {
  let some = false;
  let all = true;
  for (const values of combinations(allowed)) {
    if (holdsFor(rule, values, stated)) some = true;
    else all = false;
    if (some && !all) return 'unknown';
  }
  return all ? 'eligible' : 'ineligible';
}
