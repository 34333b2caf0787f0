import type { Node, Rule, RuleFact } from '../compileRule.ts';
import { type Atom, type FactDomain, type FactState, unknownFact } from '../criteria.ts';
import { defaultLimit, evaluate } from '../evaluate.ts';
import { isEither, isFalse, isTrue, possibleOf, type Truth, truthOf } from '../possible.ts';
import { regionsOf } from '../regions.ts';
import { ColumnIndex, type Planes, truthOfUnknown } from './atomPlanes.ts';
import { type Bitmap, clearTail, countBits, emptyBitmap, fullBitmap, rowsOf, wordsOf } from './bitmaps.ts';
import { columnFault, type FactColumn, type FirmTable, indexRough, stateAt } from './columns.ts';

export interface Screening {
  size: number;
  /** Firms that meet the rule whatever is not known turns out to be. */
  eligible: Bitmap;
  /** Firms for which it depends on what is not known. */
  unknown: Bitmap;
  counts: { eligible: number; ineligible: number; unknown: number };
  /** Firms that are called unknown because the search was given up, as evaluate gives it up. */
  inexact: readonly number[];
}

/** Bytes of bitmaps that are remembered before all are forgotten, where nothing else is said. */
const defaultRemembered = 256 * 1024 * 1024;
/** Screeners of the table with columns that one rule needs: each may hold a column of 8 bytes a firm. */
const mostCompleted = 8;
/** Whole evaluations of the rule tried for facts that stand in several tests; past them firm by firm. */
const mostEvaluations = 512;

/**
 * Decides rules for every firm of a table at once, as evaluate does firm by firm.
 * Two bits a firm and test (holds for certain, can hold) are joined word by word, 32 firms at a time: Kleene’s logic. Where a fact that is
 * not known exactly stands in several open tests, the rule is joined once for each region that these tests cut, for the firms in that state.
 * What tests come out as is remembered, so that a rule that differs in one limit costs one test. Not to be used by two threads.
 * Cost of a rule: tests × firms / 32 words; of a test that is new: one pass over its column.
 * Held to evaluate over a million drawn cases in screening.test.ts.
 */
export class Screener {
  private readonly indices = new Map<string, ColumnIndex>();
  private readonly atoms = new Map<string, Planes>();
  private readonly checked = new Set<string>();
  private readonly roughPlaces = new Map<string, Int32Array>();
  private readonly completed = new Map<string, Screener>();
  private remembered = 0;

  /** `mostRemembered`: bytes of bitmaps that are kept before all are forgotten. */
  constructor(
    readonly table: FirmTable,
    private readonly mostRemembered = defaultRemembered,
  ) {
    for (const [fact, { size }] of table.columns)
      if (size !== table.size)
        throw new RangeError(`Screener: the column "${fact}" has ${size} firms, not ${table.size}`);
  }

  /**
   * @param rule from compileRule
   * @throws RangeError where what is known of a firm contradicts the domain of a fact, as evaluate does
   */
  screen(rule: Rule): Screening {
    for (const fact of rule.facts) this.check(fact);
    const planes = rule.atoms.map((atom, i) =>
      this.atomPlanes(atom, rule.facts[rule.factOfAtom[i] as number] as RuleFact),
    );
    const { size } = this.table;
    const base = joined(rule.root, planes, size);
    const found = this.sharpen(rule, planes, base);
    const unknown = emptyBitmap(size);
    for (let i = 0; i < unknown.length; i += 1) unknown[i] = (found.can[i] as number) & ~(found.must[i] as number);
    const eligible = found.must === planes[0]?.must ? found.must.slice() : found.must;
    const counts = { eligible: countBits(eligible), ineligible: 0, unknown: countBits(unknown) };
    counts.ineligible = size - counts.eligible - counts.unknown;
    return { size, eligible, unknown, counts, inexact: found.inexact };
  }

  /** A screener of the same firms with further columns, made once for each key. */
  completedBy(key: string, make: () => FirmTable): Screener {
    const known = this.completed.get(key);
    if (known !== undefined) return known;
    const table = make();
    const screener = table === this.table ? this : new Screener(table, this.mostRemembered);
    for (const oldest of this.completed.keys()) if (this.completed.size >= mostCompleted) this.completed.delete(oldest);
    this.completed.set(key, screener);
    return screener;
  }

  /** Forgets what tests came out as. */
  forget(): void {
    for (const screener of this.completed.values()) if (screener !== this) screener.forget();
    this.atoms.clear();
    this.indices.clear();
    this.remembered = 0;
  }

  private check({ name, domain }: RuleFact): void {
    const key = `${name} ${keyOf(domain)}`;
    const column = this.table.columns.get(name);
    if (column === undefined || this.checked.has(key)) return;
    const found = columnFault(column, domain);
    if (found !== null)
      throw new RangeError(
        `Screener: "${name}" of firm ${found.row} contradicts what a rule says of it: ${found.fault}`,
      );
    this.checked.add(key);
  }

  private atomPlanes(atom: Atom, { name, domain }: RuleFact): Planes {
    const { size } = this.table;
    const column = this.table.columns.get(name);
    const key = `${name} ${atom.op} ${keyOfValue(atom.value)} ${keyOf(domain)}`;
    const known = this.atoms.get(key);
    if (known !== undefined) return known;
    const planes =
      column === undefined
        ? sameForAll(truthOfUnknown(atom, domain), size)
        : this.indexOf(name, column).planesOf(atom, domain);
    this.remembered += wordsOf(size) * 4 * (planes.must === planes.can ? 1 : 2);
    if (this.remembered > this.mostRemembered) this.forget();
    this.atoms.set(key, planes);
    return planes;
  }

  private indexOf(name: string, column: FactColumn): ColumnIndex {
    const index = this.indices.get(name) ?? new ColumnIndex(column);
    this.indices.set(name, index);
    return index;
  }

  /** Kleene’s logic leaves open what it cannot know: decided here for firms with an open fact that stands in several tests. */
  private sharpen(rule: Rule, planes: readonly Planes[], base: Planes): Planes & { inexact: readonly number[] } {
    const repeated = rule.facts.flatMap((fact, i) => this.repeatedStates(rule, fact, i));
    if (repeated.length === 0) return { ...base, inexact: [] };
    const open = this.openFirms(repeated, base);
    const evaluations = repeated.reduce((product, { states }) => {
      const regions = states.reduce((sum, { regions: of }) => sum + of.length, 1);
      return product * regions;
    }, 1);
    const firms = countBits(open);
    if (firms === 0) return { ...base, inexact: [] };
    const isCheaper = firms < (evaluations * rule.atoms.length * open.length) / 2_000;
    if (evaluations > mostEvaluations || isCheaper) return this.oneByOne(rule, base, open);
    return { ...this.expand(rule, planes, repeated, 0), inexact: [] };
  }

  private repeatedStates(rule: Rule, fact: RuleFact, at: number): Repeated[] {
    if (fact.atoms.length < 2) return [];
    const column = this.table.columns.get(fact.name);
    const rough: readonly FactState[] = column === undefined ? [unknownFact] : column.rough.map(({ state }) => state);
    const states = rough.flatMap((state, place) => {
      const possible = possibleOf(fact.domain, state);
      const open = fact.atoms.filter((atom) => truthOf(rule.atoms[atom] as Atom, possible) === isEither);
      if (open.length < 2) return [];
      return [
        { place: column === undefined ? null : place, regions: regionsOf(rule, at, state).map(({ truths }) => truths) },
      ];
    });
    return states.length === 0 ? [] : [{ fact, states }];
  }

  private bitsOfState({ name }: RuleFact, place: number | null): Bitmap {
    if (place === null) return fullBitmap(this.table.size);
    return this.indexOf(name, this.table.columns.get(name) as FactColumn).bitsOfRough(place);
  }

  /** Firms that Kleene’s logic leaves open and that have one of these states. */
  private openFirms(repeated: readonly Repeated[], { must, can }: Planes): Bitmap {
    const open = emptyBitmap(this.table.size);
    for (const { fact, states } of repeated)
      for (const { place } of states) {
        const bits = this.bitsOfState(fact, place);
        for (let i = 0; i < open.length; i += 1)
          open[i] = (open[i] as number) | ((bits[i] as number) & (can[i] as number) & ~(must[i] as number));
      }
    return open;
  }

  /** Expansion after Shannon: the firms in each open state of a fact take what holds in all, or in any, of its regions. */
  private expand(rule: Rule, planes: readonly Planes[], repeated: readonly Repeated[], at: number): Planes {
    const one = repeated[at];
    if (one === undefined) return joined(rule.root, planes, this.table.size);
    const { fact, states } = one;
    const plain = this.expand(rule, planes, repeated, at + 1);
    const must = plain.must.slice();
    const can = plain.can.slice();
    for (const { place, regions } of states) {
      const firms = this.bitsOfState(fact, place);
      let [all, any]: [Bitmap | null, Bitmap | null] = [null, null];
      for (const truths of regions) {
        const changed = [...planes];
        for (const [i, atom] of fact.atoms.entries()) changed[atom] = sameForAll(truths[i] as Truth, this.table.size);
        const inRegion = this.expand(rule, changed, repeated, at + 1);
        all = all === null ? inRegion.must.slice() : all.map((word, i) => word & (inRegion.must[i] as number));
        any = any === null ? inRegion.can.slice() : any.map((word, i) => word | (inRegion.can[i] as number));
      }
      for (let i = 0; i < must.length; i += 1) {
        const mask = firms[i] as number;
        must[i] = ((must[i] as number) & ~mask) | ((all?.[i] as number) & mask);
        can[i] = ((can[i] as number) & ~mask) | ((any?.[i] as number) & mask);
      }
    }
    return { must, can };
  }

  private oneByOne(rule: Rule, base: Planes, open: Bitmap): Planes & { inexact: readonly number[] } {
    const must = base.must.slice();
    const can = base.can.slice();
    const inexact: number[] = [];
    for (const row of rowsOf(open)) {
      const { outcome, isExact } = evaluate(rule, this.factsOf(rule, row), defaultLimit);
      const bit = 1 << (row & 31);
      if (outcome === 'eligible') must[row >>> 5] = (must[row >>> 5] as number) | bit;
      if (outcome === 'ineligible') can[row >>> 5] = (can[row >>> 5] as number) & ~bit;
      if (!isExact) inexact.push(row);
    }
    return { must, can, inexact };
  }

  /** What is known of one firm, as evaluate and explain take it. */
  factsOf(rule: Rule, row: number): Map<string, FactState> {
    const facts = new Map<string, FactState>();
    for (const { name } of rule.facts) {
      const column = this.table.columns.get(name);
      if (column === undefined) continue;
      let places = this.roughPlaces.get(name);
      if (places === undefined) {
        places = indexRough(column);
        this.roughPlaces.set(name, places);
      }
      facts.set(name, stateAt(column, places, row));
    }
    return facts;
  }
}

interface Repeated {
  fact: RuleFact;
  states: readonly { place: number | null; regions: readonly (readonly Truth[])[] }[];
}

const keyOf = (domain: FactDomain | null): string =>
  domain === null ? '' : `${domain.type} ${domain.integer ?? false} ${domain.least} ${domain.most}`;

/** Texts and numbers apart: 5 is not "5". */
const keyOfValue = (value: Atom['value']): string =>
  typeof value === 'number' ? String(value) : JSON.stringify(value);

function sameForAll(truth: Truth, size: number): Planes {
  const none = emptyBitmap(size);
  if (truth === isFalse) return { must: none, can: none };
  const all = fullBitmap(size);
  return truth === isTrue ? { must: all, can: all } : { must: none, can: all };
}

/** Joins what tests come out as. The planes returned are the tests’ own where the rule is one test. */
function joined(node: Node, planes: readonly Planes[], size: number): Planes {
  switch (node.kind) {
    case 'atom':
      return planes[node.atom] as Planes;
    case 'constant':
      return sameForAll(node.holds ? isTrue : isFalse, size);
    case 'not': {
      const { must, can } = joined(node.of, planes, size);
      return { must: complement(can, size), can: complement(must, size) };
    }
    default: {
      if (node.least <= 0) return sameForAll(isTrue, size);
      if (node.least > node.of.length) return sameForAll(isFalse, size);
      const of = node.of.map((child) => joined(child, planes, size));
      const isPlain = of.every(({ must, can }) => must === can);
      const must = counted(
        of.map((one) => one.must),
        node.least,
      );
      return {
        must,
        can: isPlain
          ? must
          : counted(
              of.map((one) => one.can),
              node.least,
            ),
      };
    }
  }
}

const complement = (bits: Bitmap, size: number) =>
  clearTail(
    bits.map((word) => ~word),
    size,
  );

/** Firms that at least so many of these hold. */
function counted(of: readonly Bitmap[], least: number): Bitmap {
  const [first, ...rest] = of as [Bitmap, ...Bitmap[]];
  if (least === of.length || least === 1) {
    const bits = first.slice();
    for (const other of rest) {
      if (least === 1) for (let i = 0; i < bits.length; i += 1) bits[i] = (bits[i] as number) | (other[i] as number);
      else for (let i = 0; i < bits.length; i += 1) bits[i] = (bits[i] as number) & (other[i] as number);
    }
    return bits;
  }
  const reached = Array.from({ length: least }, () => new Uint32Array(first.length));
  for (const one of of)
    for (let count = least - 1; count >= 0; count -= 1) {
      const to = reached[count] as Bitmap;
      const from = count === 0 ? null : (reached[count - 1] as Bitmap);
      for (let i = 0; i < to.length; i += 1)
        to[i] = (to[i] as number) | ((one[i] as number) & (from === null ? 0xffffffff : (from[i] as number)));
    }
  return reached[least - 1] as Bitmap;
}
