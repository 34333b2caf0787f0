import { comparePairs } from './comparePairs.ts';
import { eachCandidate } from './eachCandidate.ts';
import type { LinkageModel, PairScore } from './linkageModel.ts';
import type { ClassTree } from './mixture.ts';
import { planBlocking, type RuleReport } from './planBlocking.ts';
import { type KindComparators, prepareTable } from './prepareTable.ts';
import type { ResolutionTable, TextField } from './types.ts';
import { type Evidence, fieldWeight, probabilityOf, rarityShare } from './weights.ts';

export interface RowScorer {
  /** Logarithm of the odds that two rows are one entity. */
  weigh: (a: number, b: number) => number;
  explain: (a: number, b: number) => PairScore;
  /** Visits the pairs worth comparing, each once with its weight, and says by which rules they were chosen. */
  eachPair: (pairBudget: number, visit: (a: number, b: number, weight: number) => void) => RuleReport[];
}

/**
 * Scores rows of a table by a model that was learned before, from these rows or from others: the same numbers as `scorePair`, for many pairs.
 * @param model what was learned
 * @param source texts by column; a field that the model does not know is left out, one that the table lacks is missing everywhere
 * @returns weights, explanations and the pairs worth comparing (across the boundary alone, where the table has one)
 * Cost: preparing is linear in distinct texts; a weight is the cost of its fields.
 */
export function scoreRows(model: LinkageModel, source: ResolutionTable, comparators?: KindComparators): RowScorer {
  const known = new Map(source.fields.map((field) => [field.name, field]));
  const length = source.fields[0]?.codes.length ?? source.rowCount;
  const fields = model.fields.map(({ name, kind, swapGroup, verified }): TextField => {
    const { codes, texts } = known.get(name) ?? { codes: new Int32Array(length).fill(-1), texts: [] };
    return { name, kind, swapGroup: swapGroup ?? null, verified: verified ?? false, codes, texts };
  });
  const table = prepareTable({ ...source, fields }, comparators);
  const evidence: Evidence = {
    matches: treeOf(model.matches),
    others: treeOf(model.others),
    logPriorOdds: model.logPriorOdds,
  };
  const surprises = table.fields.map(({ sortTexts }, index) => {
    const { surprises: listed, surpriseOfOthers } = model.fields[index]!;
    return Float64Array.from(sortTexts, (text) => (Object.hasOwn(listed, text) ? listed[text]! : surpriseOfOthers));
  });
  const compare = comparePairs(table);
  const levels = new Uint8Array(fields.length);
  const addOf = (field: number, row: number): number => {
    const weight = fieldWeight(evidence, field, levels);
    if (levels[field] !== 1) return weight;
    return weight + rarityShare(evidence, field, levels) * surprises[field]![table.fields[field]!.codes[row]!]!;
  };
  const weigh = (a: number, b: number): number => {
    compare(a, b, levels);
    let sum = model.logPriorOdds;
    for (let field = 0; field < levels.length; field += 1) sum += addOf(field, a);
    return sum;
  };
  return {
    weigh,
    explain(a, b) {
      const weight = weigh(a, b);
      const shown = table.fields.map((field, index) => ({
        field: field.name,
        level: levels[index]!,
        label: field.levels[levels[index]!]!,
        weight: addOf(index, a),
      }));
      return { probability: probabilityOf(weight), weight, logPriorOdds: model.logPriorOdds, levels: shown };
    },
    eachPair(pairBudget, visit) {
      const plan = planBlocking(table, pairBudget);
      eachCandidate(plan, table.rowCount, table.boundary, (a, b) => visit(a, b, weigh(a, b)));
      return plan.report;
    },
  };
}

const treeOf = ({ parent, rows }: LinkageModel['matches']): ClassTree => ({
  parent: Int32Array.from(parent),
  rows: rows.map((row) => Float64Array.from(row)),
});

/**
 * What each level of each field says by itself: the logarithm of how much likelier it is among matches than among other pairs, where the field
 * that it depends on (if any) is missing, that is on average.
 * @returns for each field its levels but the missing one, with weights in natural logarithms; rarity of values is left out
 */
export function levelWeights(model: LinkageModel) {
  const evidence: Evidence = { matches: treeOf(model.matches), others: treeOf(model.others), logPriorOdds: 0 };
  return model.fields.map(({ name, levels }, field) => ({
    field: name,
    levels: levels.slice(1).map((label, index) => {
      const own = new Uint8Array(model.fields.length);
      own[field] = index + 1;
      return { level: index + 1, label, weight: fieldWeight(evidence, field, own) };
    }),
  }));
}
