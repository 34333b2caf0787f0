import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSolver } from '../../../engines/solver/index.ts';
import { seededRandom } from '../../../kernels/random/index.ts';
import { type PublicationTable, tableSchema } from '../model.ts';
import { type Decision, decideCells } from './decideCells.ts';
import { alone, asLinked } from './fixtures.ts';

const cases = Number(process.env.TOOLROOM_FUZZ_CASES ?? 40);
const first = Number(process.env.TOOLROOM_FUZZ_FIRST ?? 1);
const milp = await loadSolver();

interface Firm {
  sector: string;
  size: string;
  region: string;
  served: boolean;
  owner: string;
  sales: number;
}

/** Firms at random: a few sectors, sizes and regions, owners with several firms, sales of very different size, some firms served. */
function randomFirms(seed: number): Firm[] {
  const random = seededRandom(seed);
  const whole = (most: number) => Math.floor(random() * most);
  const [sectors, sizes, regions] = [2 + whole(2), 2 + whole(2), 2 + whole(2)];
  const count = 8 + whole(22);
  return Array.from({ length: count }, () => ({
    sector: `s${whole(sectors)}`,
    size: `z${whole(sizes)}`,
    region: `r${whole(regions)}`,
    served: random() < 0.7,
    owner: `o${whole(count)}`,
    sales: 1 + Math.floor(Math.exp(random() * 5)),
  }));
}

type Dimension = 'sector' | 'size' | 'region';

/** All combinations with all margins. */
function tabulate(firms: readonly Firm[], dimensions: readonly Dimension[], more: Partial<PublicationTable>) {
  const cells = new Map<string, Firm[]>();
  for (const firm of firms)
    for (let mask = 0; mask < 1 << dimensions.length; mask += 1) {
      const key = dimensions.map((name, d) => ((mask >> d) & 1 ? 'Total' : firm[name]));
      const list = cells.get(JSON.stringify(key)) ?? [];
      cells.set(JSON.stringify(key), list);
      list.push(firm);
    }
  const table: PublicationTable = {
    topic: 'programmes.takeUp',
    subject: dimensions.join(),
    title: 'x',
    asOf: '2026-06-30',
    dimensions: [...dimensions],
    measures: ['firms', 'sales'],
    rules: { dominance: { n: 1, k: 80 }, pPercent: 10 },
    manifest: {},
    simulated: true,
    cells: [...cells].map(([key, list]) => ({
      key: Object.fromEntries((JSON.parse(key) as string[]).map((value, d) => [dimensions[d]!, value])),
      values: { firms: list.length, sales: list.reduce((sum, { sales }) => sum + sales, 0) },
      contributors: list.length,
      owners: list.map(({ owner }) => owner),
      contributions: { sales: list.map(({ owner, sales }) => ({ owner, value: sales })) },
    })),
    ...more,
  };
  return table;
}

interface Variable {
  name: string;
  firms: Firm[];
  shown: boolean;
}

/** Everything that was published, seen by somebody who knows that tables add up and nothing else. */
class Reader {
  readonly variables = new Map<string, Variable>();
  private readonly sums: { total: string; parts: string[] }[] = [];

  read(universe: string, firms: readonly Firm[], { dimensions }: PublicationTable, { cells }: Decision): void {
    const nameOf = (key: Record<string, string>) =>
      `${universe} ${JSON.stringify(
        Object.entries(key)
          .filter(([, value]) => value !== 'Total')
          .sort(),
      )}`;
    for (const { cell } of cells) {
      const name = nameOf(cell.key);
      const inside = firms.filter((firm) =>
        dimensions.every((d) => cell.key[d] === 'Total' || cell.key[d] === firm[d as Dimension]),
      );
      const shown = cell.status !== 'hidden' || this.variables.get(name)?.shown === true;
      this.variables.set(name, { name, firms: inside, shown });
    }
    for (const { cell } of cells)
      for (const d of dimensions)
        if (cell.key[d] === 'Total') {
          const parts = cells.filter(
            (other) =>
              other.cell.key[d] !== 'Total' && dimensions.every((e) => e === d || other.cell.key[e] === cell.key[e]),
          );
          this.sums.push({ total: nameOf(cell.key), parts: parts.map((part) => nameOf(part.cell.key)) });
        }
  }

  /** What is in a cell of `all` and not in the same cell of `part`. */
  subtract(all: string, part: string): void {
    for (const { name, firms } of [...this.variables.values()]) {
      const inner = this.variables.get(name.replace(all, part));
      if (!name.startsWith(`${all} `) || inner === undefined) continue;
      const rest = firms.filter((firm) => !inner.firms.includes(firm));
      this.variables.set(`rest ${name}`, { name: `rest ${name}`, firms: rest, shown: false });
      this.sums.push({ total: name, parts: [inner.name, `rest ${name}`] });
    }
  }

  /** The range of a quantity of a cell. */
  range(target: string, amount: (firms: readonly Firm[]) => number): [number, number] {
    const all = [...this.variables.values()];
    const place = new Map(all.map(({ name }, at) => [name, at]));
    const rows = this.sums.map(({ total, parts }) => ({
      total: place.get(total)!,
      parts: parts.map((part) => place.get(part)!),
    }));
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (const at of all.keys()) {
      for (const [row, { total, parts }] of rows.entries()) {
        const sign = (total === at ? -1 : 0) + (parts.includes(at) ? 1 : 0);
        if (sign === 0) continue;
        indices.push(row);
        values.push(sign);
      }
      starts.push(indices.length);
    }
    const known = (one: Variable) => one.shown || (one.firms.length === 0 && !one.name.startsWith('rest'));
    const solve = (sense: 'maximise' | 'minimise') =>
      milp(
        {
          sense,
          columnCount: all.length,
          rowCount: rows.length,
          cost: Float64Array.from(all, ({ name }) => (name === target ? 1 : 0)),
          columnLower: Float64Array.from(all, (one) => (known(one) ? amount(one.firms) : 0)),
          columnUpper: Float64Array.from(all, (one) => (known(one) ? amount(one.firms) : 1e7)),
          rowLower: new Float64Array(rows.length),
          rowUpper: new Float64Array(rows.length),
          starts: Int32Array.from(starts),
          indices: Int32Array.from(indices),
          values: Float64Array.from(values),
          integer: null,
        },
        { relativeGap: 0, nodes: 0 },
      ).objective!;
    return [solve('minimise'), solve('maximise')];
  }
}

const owned = (firms: readonly Firm[]) => {
  const sums = new Map<string, number>();
  for (const { owner, sales } of firms) sums.set(owner, (sums.get(owner) ?? 0) + sales);
  return [...sums.values()].sort((a, b) => b - a);
};

/** How far sales must stay uncertain, by the formulas written anew. */
function salesNeed(firms: readonly Firm[]): number {
  const parts = owned(firms);
  const whole = parts.reduce((sum, one) => sum + one, 0);
  const [first = 0, second = 0] = parts;
  const needs = [
    parts.length > 0 && parts.length < 3 ? Math.max(1, whole / 10) : 0,
    first > 0.8 * whole ? first / 0.8 - whole : 0,
    first / 10 - (whole - first - second),
  ];
  return parts.length === 0 ? 0 : Math.max(0, ...needs);
}

/** Cells of few or dominated firms of which the reader can tell more than the rules allow. */
function disclosures(reader: Reader): string[] {
  const told: string[] = [];
  const check = (name: string, what: string, value: number, need: number, [least, most]: [number, number]) => {
    const slack = 1e-5 * Math.max(1, need, value);
    if (most < value + need - slack || least > Math.max(0, value - need) + slack)
      told.push(`${what} of ${name}: ${value} ± ${need} is in ${least} to ${most}`);
  };
  const people = (firms: readonly Firm[]) => owned(firms).length;
  const sales = (firms: readonly Firm[]) => firms.reduce((sum, one) => sum + one.sales, 0);
  for (const { name, firms } of reader.variables.values()) {
    const need = salesNeed(firms);
    if (need > 1e-9) check(name, 'sales', sales(firms), need, reader.range(name, sales));
    const count = people(firms);
    if (count > 0 && count < 3 && reader.variables.get(name)!.shown) told.push(`${name} is shown`);
  }
  return told;
}

function attack(seed: number, isLinked = true): { refused: boolean; told: string[]; hidden: number } {
  const firms = randomFirms(seed);
  const served = firms.filter((firm) => firm.served);
  const tables: [PublicationTable, readonly Firm[], string][] = [
    [tabulate(firms, ['sector', 'size'], { universe: 'all' }), firms, 'all'],
    [tabulate(firms, ['sector', 'region'], { universe: 'all' }), firms, 'all'],
  ];
  if (served.length > 0)
    tables.push([
      tabulate(served, ['sector'], { universe: 'served', within: 'all', subject: 'served' }),
      served,
      'served',
    ]);
  if (seed % 2 === 1) tables.reverse();
  const reader = new Reader();
  const before: [PublicationTable, Decision][] = [];
  let hidden = 0;
  for (const [table, members, universe] of tables) {
    const linked = isLinked ? before.flatMap(([other, decision]) => asLinked(other, decision, table)) : [];
    const decision = decideCells(tableSchema.parse(table), { ...alone, linked });
    if (decision.unsafe.length > 0) continue;
    before.push([table, decision]);
    hidden += decision.cells.filter(({ cell }) => cell.status === 'hidden').length;
    reader.read(universe, members, table, decision);
  }
  reader.subtract('all', 'served');
  return { refused: before.length < tables.length, told: disclosures(reader), hidden };
}

test(`nothing is disclosed by ${cases} random families of three linked tables, published one after the other`, (t) => {
  let refused = 0;
  let hidden = 0;
  const told: string[] = [];
  for (let seed = first; seed < first + cases; seed += 1) {
    const result = attack(seed);
    refused += result.refused ? 1 : 0;
    hidden += result.hidden;
    for (const one of result.told) told.push(`${seed}: ${one}`);
  }
  t.diagnostic(
    `${cases} families, ${hidden} hidden cells, ${refused} with a table refused, ${told.length} disclosures`,
  );
  assert.deepEqual(told, []);
});

test('the same attack finds what tables tell that are decided without each other', () => {
  const told = Array.from({ length: 10 }, (_, i) => attack(i + 1, false).told.length);
  assert.ok(told.filter((count) => count > 0).length >= 3, told.join());
});

test('no table of counts alone is refused', () => {
  for (let seed = 1; seed <= cases; seed += 1) {
    const table = tabulate(randomFirms(seed), seed % 3 === 0 ? ['size'] : ['sector', 'size'], { counts: ['some'] });
    const cells = table.cells.map(({ key, contributors }) => ({
      key,
      contributors,
      values: { firms: contributors, some: Math.floor((contributors * (seed % 5)) / 4) },
    }));
    const given = { ...table, cells, measures: ['firms', 'some'] };
    assert.deepEqual(decideCells(tableSchema.parse(given), alone).unsafe, [], `seed ${seed}`);
  }
});
