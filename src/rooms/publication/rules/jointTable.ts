import type { AdditiveRelation, DisclosureCell, DisclosureTable } from '../../../kernels/disclosure/index.ts';
import type { Link, Quantities, Quantity } from '../model.ts';
import { ownersOf } from './ownersOf.ts';

/** A table as one of several that are read together: what its cells are called everywhere, and the sums that hold in it. */
export interface NamedTable {
  names: readonly string[];
  relations: readonly AdditiveRelation[];
  quantities: readonly Quantities[];
}

export interface LinkedTable extends NamedTable {
  id: string;
  topic: string;
  subject: string;
  title: string;
  relation: Link['relation'];
  isShown: readonly boolean[];
}

/** What is settled of the cells of the table itself. */
export interface Settled {
  hidden: Uint8Array;
  /** Shown before, and not changed since. */
  out: Uint8Array;
}

type Fixed = DisclosureTable['fixed'][number];

/** The name of a cell wherever it stands: the dimensions in which it is no total. */
export function nameEverywhere(dimensions: readonly string[], key: readonly string[], total: string): string {
  const parts = dimensions.flatMap((dimension, d) => (key[d] === total ? [] : [[dimension, key[d]!]]));
  return JSON.stringify(parts.sort(([a], [b]) => (a! < b! ? -1 : 1)));
}

/** One quantity of a table and all that it is linked to, as one system: cells that are one and the same are one. */
export function jointTable(
  quantity: string,
  own: NamedTable,
  linked: readonly LinkedTable[],
  settled: Settled,
): { table: DisclosureTable; owners: ReadonlyMap<string, number> } {
  const joint = new Joint(quantity);
  for (const [cell, quantities] of own.quantities.entries()) {
    const fixed = settled.hidden[cell] === 1 ? 'hidden' : settled.out[cell] === 1 ? 'published' : null;
    joint.add(quantities[quantity], fixed);
  }
  joint.addSums(own.relations, (cell) => cell);
  const places = new Map(own.names.map((name, cell) => [name, cell]));
  for (const table of linked) joint.addLinked(table, places);
  return joint.close();
}

class Joint {
  private readonly found: (Quantity | undefined)[] = [];
  private readonly fixed: Fixed[] = [];
  private readonly sums: AdditiveRelation[] = [];
  private readonly others = new Map<string, number[]>();

  constructor(private readonly quantity: string) {}

  add(quantity: Quantity | undefined, fixed: Fixed): number {
    this.fixed.push(quantity === undefined ? 'published' : fixed);
    return this.found.push(quantity) - 1;
  }

  /** Sums that hold in this quantity; firms that are counted in several parts make others of them. */
  addSums(relations: readonly AdditiveRelation[], place: (cell: number) => number): void {
    for (const relation of relations) {
      const sum = { total: place(relation.total), parts: relation.parts.map(place) };
      const values = [sum.total, ...sum.parts].map((cell) => this.found[cell]?.value ?? Number.NaN);
      const [whole = 0, ...parts] = values;
      const rest = parts.reduce((total, part) => total + part, 0) - whole;
      if (Math.abs(rest) <= 1e-9 * Math.max(1, Math.abs(whole))) this.sums.push(sum);
    }
  }

  addLinked(table: LinkedTable, own: ReadonlyMap<string, number>): void {
    const places = table.names.map((name, cell) => {
      const quantity = table.quantities[cell]![this.quantity];
      const mine = own.get(name);
      const isShown = table.isShown[cell]!;
      if (table.relation === 'same' && mine !== undefined && isSame(this.found[mine], quantity)) return mine;
      return this.placeOther(`${table.relation} ${name}`, quantity, isShown, () => {
        const place = this.add(quantity, isShown ? 'published' : 'hidden');
        if (mine !== undefined && table.relation !== 'same') this.tie(table.relation, mine, place);
        return place;
      });
    });
    this.addSums(table.relations, (cell) => places[cell]!);
  }

  private placeOther(name: string, quantity: Quantity | undefined, isShown: boolean, make: () => number): number {
    const others = this.others.get(name) ?? [];
    this.others.set(name, others);
    const known = others.find((place) => isSame(this.found[place], quantity));
    if (known === undefined) {
      const place = make();
      others.push(place);
      return place;
    }
    if (isShown) this.fixed[known] = 'published';
    return known;
  }

  /** What is in one and not in the other is a cell that nobody shows and everybody can subtract to. */
  private tie(relation: 'within' | 'contains', mine: number, theirs: number): void {
    const [total, part] = relation === 'within' ? [theirs, mine] : [mine, theirs];
    const whole = this.found[total];
    const inner = this.found[part];
    if (whole === undefined || inner === undefined) return;
    const value = whole.value - inner.value;
    if (whole.contributors < inner.contributors || value < -1e-9 * whole.value) return;
    const known = new Map(inner.largest.map((one) => [one.owner, one.value]));
    const left = whole.largest
      .map((one) => ({ owner: one.owner, value: one.value - (known.get(one.owner) ?? 0) }))
      .filter((one) => one.value > 1e-9 * whole.value)
      .sort((a, b) => b.value - a.value || (a.owner < b.owner ? -1 : 1));
    // Owners of firms in both stay; of those beyond the lists some may too, and to count fewer is on the safe side.
    const both = left.filter(({ owner }) => known.has(owner)).length;
    const least = value > 1e-9 * whole.value ? 1 : 0;
    const contributors = Math.max(least, left.length, whole.contributors - inner.contributors + both);
    const largest = left.slice(0, Math.min(10, contributors));
    const rest = this.add({ value: Math.max(0, value), contributors, largest }, contributors > 0 ? 'difference' : null);
    this.sums.push({ total, parts: [part, rest] });
  }

  close(): { table: DisclosureTable; owners: ReadonlyMap<string, number> } {
    const owners = new Map<string, number>();
    const numberOf = (name: string) => {
      if (!owners.has(name)) owners.set(name, owners.size);
      return owners.get(name)!;
    };
    const named = this.found.map((one) =>
      (one?.largest ?? []).map(({ owner, value }) => ({ owner: numberOf(owner), value })),
    );
    const contributors = this.found.map((one) => one?.contributors ?? 0);
    const strangers = ownersOf(contributors, this.sums, owners.size);
    let next = Math.max(owners.size, ...strangers.map((list) => Math.max(0, ...list.map((owner) => owner + 1))));
    const isCount = !this.quantity.startsWith('value:');
    const cells = this.found.map((one, cell): DisclosureCell => {
      if (one === undefined) return { contributors: 0, largest: [], value: 0 };
      if (this.fixed[cell] === 'published') return { contributors: 0, largest: [], value: one.value };
      const largest = [...named[cell]!];
      const spare = largest.length === 0 ? [...strangers[cell]!] : [];
      while (largest.length < Math.min(one.contributors, isCount ? 2 : 10))
        largest.push({ owner: spare.shift() ?? next++, value: isCount ? 1 : 0 });
      return { contributors: one.contributors, largest, value: one.value };
    });
    return { table: { cells, relations: this.sums, fixed: this.fixed }, owners };
  }
}

/** Of equal numbers nobody can tell that they are not of the same firms: they are taken for one cell. */
export function isSame(a: Quantity | undefined, b: Quantity | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.contributors === b.contributors && Math.abs(a.value - b.value) <= 1e-9 * Math.max(1, Math.abs(a.value));
}
