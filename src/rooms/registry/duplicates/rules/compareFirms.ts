import { romaniseName } from '../../../../engines/romanise/index.ts';
import { type OrganisationName, parseName } from '../../../../kernels/organisationNames/index.ts';
import { seededRandom } from '../../../../kernels/random/index.ts';
import {
  clusterPairs,
  type JudgedPair,
  type LinkageModel,
  learnModel,
  type ResolutionTable,
  type RowScorer,
  type RuleReport,
  scoreRows,
} from '../../../../kernels/resolution/index.ts';
import {
  type Caution,
  type ComparedFirm,
  type FirmCells,
  type FoundPair,
  lowerThreshold,
  searchSeed,
} from '../model.ts';
import { haveOtherNumbers, nameCautions } from './cautionsOf.ts';
import { valuesOf } from './firmCells.ts';
import { buildFirmTable, firmComparators } from './firmTable.ts';
import { sharedNames } from './sharedNames.ts';

/** What people decided of two firms that are both there, and of two records before they were made one. */
export interface Judged {
  different: readonly (readonly [string, string])[];
  same: readonly (readonly [FirmCells, FirmCells])[];
}

export interface Comparison {
  pairs: FoundPair[];
  compared: number;
  barred: number;
  report: readonly RuleReport[];
}

const least = Math.log(lowerThreshold / (1 - lowerThreshold));
export const budgetOf = (rows: number): number => Math.max(1_000_000, Math.min(8_000_000, 60 * rows));

/** Learns from all firms, and from what people decided, what agreement means in this register. */
export function learnFirms(firms: readonly ComparedFirm[], judged: Judged): LinkageModel {
  const rowOf = new Map(firms.map(({ id }, row) => [id, row]));
  const pairs: JudgedPair[] = judged.different.flatMap(([a, b]) =>
    rowOf.has(a) && rowOf.has(b) ? [{ a: rowOf.get(a)!, b: rowOf.get(b)!, isMatch: false }] : [],
  );
  for (const [index] of judged.same.entries())
    pairs.push({ a: firms.length + 2 * index, b: firms.length + 2 * index + 1, isMatch: true });
  const table = buildFirmTable(cellsOfAll(firms), null, judged.same.flat());
  return learnModel(table, {
    random: seededRandom(searchSeed),
    pairBudget: budgetOf(firms.length),
    judged: pairs,
    comparators: firmComparators,
  });
}

/** Every firm against every other. */
export function compareAll(model: LinkageModel, firms: readonly ComparedFirm[], judged: Judged): Comparison {
  const table = buildFirmTable(cellsOfAll(firms), null);
  const scorer = scoreRows(model, table, firmComparators);
  const collected = new Collected(firms, judged);
  const report = scorer.eachPair(budgetOf(firms.length), (a, b, weight) => collected.add(a, b, weight));
  addSharing(collected, scorer, firms, 0);
  return finish(collected, scorer, table, report);
}

/** Firms from `from` on against all: those before are not compared with one another again. */
export function compareArrivals(
  model: LinkageModel,
  firms: readonly ComparedFirm[],
  from: number,
  judged: Judged,
): Comparison {
  const cells = cellsOfAll(firms);
  const table = buildFirmTable(cells, from);
  const scorer = scoreRows(model, table, firmComparators);
  const collected = new Collected(firms, judged);
  const report = [...scorer.eachPair(budgetOf(firms.length), (a, b, weight) => collected.add(a, b, weight))];
  const among = scoreRows(model, buildFirmTable(cells.slice(from), null), firmComparators);
  report.push(
    ...among.eachPair(budgetOf(firms.length - from), (a, b, weight) => collected.add(from + a, from + b, weight)),
  );
  addSharing(collected, scorer, firms, from);
  return finish(collected, scorer, table, report);
}

const cellsOfAll = (firms: readonly ComparedFirm[]) => firms.map(({ cells }) => cells);

class Collected {
  compared = 0;
  barred = 0;
  readonly found = new Map<number, { a: number; b: number; weight: number }>();
  private readonly apart: Set<string>;

  constructor(
    readonly firms: readonly ComparedFirm[],
    readonly judged: Judged,
  ) {
    this.apart = new Set(judged.different.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  }

  add(a: number, b: number, weight: number): void {
    this.compared += 1;
    if (weight < least) return;
    const [one, other] = [this.firms[a]!, this.firms[b]!];
    const key = Math.min(a, b) * this.firms.length + Math.max(a, b);
    if (this.found.has(key)) return;
    if (haveOtherNumbers(one.cells, other.cells) || this.apart.has(`${one.id} ${other.id}`)) this.barred += 1;
    else this.found.set(key, { a: Math.min(a, b), b: Math.max(a, b), weight });
  }
}

function addSharing(collected: Collected, scorer: RowScorer, firms: readonly ComparedFirm[], from: number): void {
  for (const [a, b] of sharedNames(cellsOfAll(firms), rememberNames(), from)) {
    if (!collected.found.has(a * firms.length + b)) collected.add(a, b, scorer.weigh(a, b));
  }
}

function finish(
  collected: Collected,
  scorer: RowScorer,
  table: ResolutionTable,
  report: readonly RuleReport[],
): Comparison {
  const { firms, judged } = collected;
  const edges = [...collected.found.values()].sort((one, other) => one.a - other.a || one.b - other.b);
  const rowOf = new Map(firms.map(({ id }, row) => [id, row]));
  const { ofRow } = clusterPairs({
    rowCount: firms.length,
    edges: {
      a: Int32Array.from(edges, ({ a }) => a),
      b: Int32Array.from(edges, ({ b }) => b),
      weight: Float64Array.from(edges, ({ weight }) => weight),
    },
    least,
    weigh: scorer.weigh,
    cannotLink: judged.different.flatMap(([a, b]) =>
      rowOf.has(a) && rowOf.has(b) ? [[rowOf.get(a)!, rowOf.get(b)!] as const] : [],
    ),
    verified: table.fields.filter(({ verified }) => verified).map(({ codes }) => codes),
  });
  const parse = rememberNames();
  const pairs = edges.map(({ a, b }): FoundPair => {
    const [one, other] = [firms[a]!, firms[b]!];
    const group: Caution[] = ofRow[a] === ofRow[b] ? [] : ['group'];
    const names = nameCautions(parse(mainName(one)), parse(mainName(other)));
    return { a: one, b: other, score: scorer.explain(a, b), cautions: [...names, ...group] };
  });
  return { pairs, compared: collected.compared, barred: collected.barred, report };
}

const mainName = ({ cells }: ComparedFirm) => valuesOf(cells.name)[0] ?? '';

function rememberNames(): (text: string) => OrganisationName {
  const known = new Map<string, OrganisationName>();
  return (text) => {
    let name = known.get(text);
    if (name === undefined) {
      name = parseName(text, romaniseName);
      known.set(text, name);
    }
    return name;
  };
}
