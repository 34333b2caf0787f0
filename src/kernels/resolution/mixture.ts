/**
 * How likely each level of each field is within one class of pairs (matches, or all others). A field may depend on one other field, its parent:
 * `rows[f][p * levelCount + l]` is the probability of level l where the parent has level p; row 0 (parent missing, or no parent) holds the marginal.
 */
export interface ClassTree {
  parent: Int32Array;
  rows: Float64Array[];
}

export interface WeightedPatterns {
  fieldCount: number;
  /** Levels of pattern k at `levels[k * fieldCount + f]`. */
  levels: Uint8Array;
  size: number;
}

/** No level has more than this: 0 to 7. */
export const levelSpace = 8;

/** Natural logarithm of the probability of each pattern under a class; a missing level says nothing. */
export function logLikelihoods(tree: ClassTree, patterns: WeightedPatterns): Float64Array {
  const { fieldCount, levels, size } = patterns;
  const logs = tree.rows.map((row) => row.map(Math.log));
  const result = new Float64Array(size);
  for (let k = 0; k < size; k += 1) {
    let sum = 0;
    for (let field = 0; field < fieldCount; field += 1) {
      const level = levels[k * fieldCount + field]!;
      if (level === 0) continue;
      const parent = tree.parent[field]!;
      const parentLevel = parent < 0 ? 0 : levels[k * fieldCount + parent]!;
      sum += logs[field]![parentLevel * levelSpace + level]!;
    }
    result[k] = sum;
  }
  return result;
}

/**
 * Class probabilities from weighted patterns, given which field depends on which.
 * @param prior for each field the pseudo-counts of its levels
 * @param smoothing how many pairs' worth each conditional row is drawn towards the marginal
 */
export function estimateTree(
  parent: Int32Array,
  patterns: WeightedPatterns,
  weights: Float64Array,
  prior: readonly Float64Array[],
  smoothing: number,
  jointOf: JointTables = (field, above) => countJoint(patterns, weights, field, above),
): ClassTree {
  const { fieldCount, levels, size } = patterns;
  const marginals = prior.map((pseudo) => pseudo.slice());
  for (let k = 0; k < size; k += 1)
    for (let field = 0; field < fieldCount; field += 1) {
      const level = levels[k * fieldCount + field]!;
      if (level !== 0) marginals[field]![level]! += weights[k]!;
    }
  const rows = marginals.map((counts, field) => {
    const marginal = normalise(counts);
    const joint = parent[field]! < 0 ? null : jointOf(field, parent[field]!);
    const table = new Float64Array(levelSpace * levelSpace);
    for (let above = 0; above < levelSpace; above += 1) {
      const from = above * levelSpace;
      if (above === 0 || joint === null) table.set(marginal, from);
      else {
        const row = new Float64Array(levelSpace);
        for (let level = 1; level < levelSpace; level += 1)
          row[level] = joint[level * levelSpace + above]! + smoothing * marginal[level]!;
        table.set(normalise(row), from);
      }
    }
    return table;
  });
  return { parent, rows };
}

function normalise(counts: Float64Array): Float64Array {
  let sum = 0;
  for (const count of counts) sum += count;
  return counts.map((count) => (sum > 0 ? Math.max(count / sum, 1e-12) : 1e-12));
}

/**
 * Which field depends most on which other, as the tree that explains the weighted patterns best (Chow & Liu 1968): greatest mutual information first.
 * @returns for each field its parent, -1 for a root; field 0 is always one
 */
export function learnParents(fieldCount: number, jointOf: JointTables): Int32Array {
  const parent = new Int32Array(fieldCount).fill(-1);
  const isIn = new Uint8Array(fieldCount);
  const best = new Float64Array(fieldCount);
  const from = new Int32Array(fieldCount).fill(-1);
  const information = mutualInformation(fieldCount, jointOf);
  for (let step = 0, last = 0; step < fieldCount; step += 1) {
    isIn[last] = 1;
    parent[last] = from[last]!;
    let next = -1;
    for (let field = 0; field < fieldCount; field += 1) {
      if (isIn[field] === 1) continue;
      const gain = information[last * fieldCount + field]!;
      if (gain > best[field]!) {
        best[field] = gain;
        from[field] = last;
      }
      if (next < 0 || best[field]! > best[next]!) next = field;
    }
    last = next;
  }
  return parent;
}

function mutualInformation(fieldCount: number, jointOf: JointTables): Float64Array {
  const result = new Float64Array(fieldCount * fieldCount);
  for (let one = 0; one < fieldCount; one += 1) {
    for (let other = one + 1; other < fieldCount; other += 1) {
      const joint = jointOf(one, other);
      let total = 0;
      for (const count of joint) total += count;
      const information = total > 0 && attractOneAnother(joint, total) ? informationOf(joint, total) * total : 0;
      result[one * fieldCount + other] = information;
      result[other * fieldCount + one] = information;
    }
  }
  return result;
}

/** Weight of each two levels of two fields, both known: that of level a of one and b of the other at `a * levelSpace + b`. */
export type JointTables = (one: number, other: number) => Float64Array;

export function countJoint(
  { levels, fieldCount, size }: WeightedPatterns,
  weights: Float64Array,
  one: number,
  other: number,
): Float64Array {
  const joint = new Float64Array(levelSpace * levelSpace);
  for (let k = 0; k < size; k += 1) {
    const a = levels[k * fieldCount + one]!;
    const b = levels[k * fieldCount + other]!;
    if (a !== 0 && b !== 0) joint[a * levelSpace + b]! += weights[k]!;
  }
  return joint;
}

/** Whether two fields agree together, or nearly, clearly more often than by chance; without that a tree would follow noise. */
function attractOneAnother(joint: Float64Array, total: number): boolean {
  const last = [0, 0];
  for (let cell = 0; cell < joint.length; cell += 1) {
    if (joint[cell]! < 1e-4 * total) continue;
    last[0] = Math.max(last[0]!, cell >> 3);
    last[1] = Math.max(last[1]!, cell & 7);
  }
  return isLifted(joint, total, 1, 1) || isLifted(joint, total, last[0]! - 1, last[1]! - 1);
}

/** Whether both fields stand at these levels or better half as often again as independence would have it. */
function isLifted(joint: Float64Array, total: number, mostOne: number, mostOther: number): boolean {
  let [one, other, both] = [0, 0, 0];
  for (let cell = 0; cell < joint.length; cell += 1) {
    const isOne = cell >> 3 <= mostOne;
    const isOther = (cell & 7) <= mostOther;
    if (isOne) one += joint[cell]!;
    if (isOther) other += joint[cell]!;
    if (isOne && isOther) both += joint[cell]!;
  }
  return both * total > 1.5 * one * other;
}

function informationOf(joint: Float64Array, total: number): number {
  const rows = new Float64Array(levelSpace);
  const columns = new Float64Array(levelSpace);
  for (let cell = 0; cell < joint.length; cell += 1) {
    rows[cell >> 3]! += joint[cell]!;
    columns[cell & 7]! += joint[cell]!;
  }
  let sum = 0;
  for (let cell = 0; cell < joint.length; cell += 1)
    if (joint[cell]! > 0)
      sum += (joint[cell]! / total) * Math.log((joint[cell]! * total) / (rows[cell >> 3]! * columns[cell & 7]!));
  return Math.max(0, sum);
}
