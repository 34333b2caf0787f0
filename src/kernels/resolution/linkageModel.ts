import { countFrequencies } from './frequencies.ts';
import type { JudgedPair } from './learnEvidence.ts';
import { learnEvidence } from './learnEvidence.ts';
import type { ClassTree } from './mixture.ts';
import { planBlocking } from './planBlocking.ts';
import { type KindComparators, prepareTable } from './prepareTable.ts';
import { defaultPairBudget } from './resolveTable.ts';
import { scoreRows } from './scoreRows.ts';
import type { FieldDescription, PreparedTable, ResolutionTable } from './types.ts';
import type { Evidence } from './weights.ts';

export const linkageModelVersion = 2;

/** What was learned from a table, as plain JSON: enough to score any two records and to say why. */
export interface LinkageModel {
  version: typeof linkageModelVersion;
  fields: (FieldDescription & {
    levels: string[];
    /** Logarithm by which agreement on a value says more or less than agreement on an average one; of values that occur twice or more. */
    surprises: Record<string, number>;
    /** The same of a value that is not listed. */
    surpriseOfOthers: number;
  })[];
  matches: { parent: number[]; rows: number[][] };
  others: { parent: number[]; rows: number[][] };
  logPriorOdds: number;
}

export interface LearnOptions {
  random: () => number;
  pairBudget?: number;
  /** Pairs that people judged, by row: each counts as five, as what it is. */
  judged?: readonly JudgedPair[];
  comparators?: KindComparators;
}

const mostListed = 20_000;

/**
 * Learns from a table, without labels or with a few, what agreement and disagreement in each field mean.
 * @returns a model that JSON keeps whole; scores of later records by the same model can be compared with one another
 * Degenerate: an empty table gives priors. Cost: as resolveTable, without clusters.
 */
export function learnModel(source: ResolutionTable, options: LearnOptions): LinkageModel {
  const table = prepareTable(source, options.comparators);
  const plan = planBlocking(table, options.pairBudget ?? defaultPairBudget(table.rowCount));
  const { evidence } = learnEvidence(table, plan, options.random, options.judged);
  return modelOf(table, evidence);
}

export function modelOf(table: PreparedTable, evidence: Evidence): LinkageModel {
  return {
    version: linkageModelVersion,
    fields: table.fields.map((field) => ({
      name: field.name,
      kind: field.kind,
      swapGroup: field.swapGroup ?? null,
      verified: field.verified ?? false,
      levels: [...field.levels],
      ...listSurprises(field, table.rowCount),
    })),
    matches: plainTree(evidence.matches),
    others: plainTree(evidence.others),
    logPriorOdds: evidence.logPriorOdds,
  };
}

function listSurprises(field: PreparedTable['fields'][number], rowCount: number) {
  const { surprise, counts } = countFrequencies(field, rowCount);
  const common = [...counts.keys()]
    .filter((value) => counts[value]! > 1)
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, mostListed);
  const alone = counts.indexOf(1);
  return {
    surprises: Object.fromEntries(common.map((value) => [field.sortTexts[value]!, surprise[value]!])),
    surpriseOfOthers: alone < 0 ? 0 : surprise[alone]!,
  };
}

const plainTree = ({ parent, rows }: ClassTree) => ({ parent: [...parent], rows: rows.map((row) => [...row]) });

export interface PairScore {
  probability: number;
  /** Logarithm of the odds: what every field adds, and the odds before anything is compared. */
  weight: number;
  logPriorOdds: number;
  /** For each field the level, its name, and what it adds; these and the prior odds sum to the weight. */
  levels: { field: string; level: number; label: string; weight: number }[];
}

/** A record's cells by field name; null, empty or absent is missing. */
export type RecordCells = Readonly<Record<string, string | null | undefined>>;

/**
 * How probable it is that two records are one entity, and what each field has to do with it.
 * @throws RangeError where the model is of another version
 * Degenerate: two records without cells have the probability of any pair. Symmetric in its records. Cost: fields.
 */
export function scorePair(
  model: LinkageModel,
  a: RecordCells,
  b: RecordCells,
  comparators?: KindComparators,
): PairScore {
  if (model.version !== linkageModelVersion)
    throw new RangeError(`scorePair: model is of version ${model.version}, not ${linkageModelVersion}`);
  const fields = model.fields.map(({ name, kind, swapGroup, verified }) => {
    const cells = [a[name], b[name]].map((cell) => cell?.trim() || null);
    const texts = [...new Set(cells.filter((cell) => cell !== null))];
    return {
      name,
      kind,
      swapGroup,
      verified,
      texts,
      codes: Int32Array.from(cells, (cell) => (cell === null ? -1 : texts.indexOf(cell))),
    };
  });
  return scoreRows(model, { rowCount: 2, boundary: null, fields }, comparators).explain(0, 1);
}
