import type { AdditiveRelation } from '../../../kernels/disclosure/index.ts';

/**
 * Who stands behind cells of one or two where nobody said so: a total whose parts hold nobody else has the owners of its parts. All others
 * are strangers to each other. Numbers from `next` up; an empty list for cells of more.
 */
export function ownersOf(
  contributors: readonly number[],
  relations: readonly AdditiveRelation[],
  next: number,
): number[][] {
  const isSmall = (cell: number) => contributors[cell]! > 0 && contributors[cell]! <= 2;
  const same = contributors.map((_, cell) => cell);
  const find = (cell: number): number => {
    let at = cell;
    while (same[at] !== at) at = same[at]!;
    return at;
  };
  const pairs: { total: number; parts: [number, number] }[] = [];
  for (const { total, parts } of relations) {
    if (!isSmall(total)) continue;
    const filled = parts.filter((part) => contributors[part]! > 0);
    if (filled.length === 1) join(same, find(total), find(filled[0]!));
    else if (filled.length === 2) pairs.push({ total, parts: [filled[0]!, filled[1]!] });
  }
  const byGroup = new Map<number, number[]>();
  let owner = next;
  const single = (cell: number) => {
    const group = find(cell);
    const known = byGroup.get(group);
    if (known !== undefined) return known;
    const made = Array.from({ length: contributors[cell]! }, () => owner++);
    byGroup.set(group, made);
    return made;
  };
  for (const cell of contributors.keys()) if (contributors[cell] === 1) single(cell);
  for (const { total, parts } of pairs)
    if (!byGroup.has(find(total)) && parts.every((part) => contributors[part] === 1))
      byGroup.set(find(total), [...new Set(parts.flatMap(single))]);
  return contributors.map((_, cell) => (isSmall(cell) ? single(cell) : []));
}

function join(same: number[], a: number, b: number): void {
  same[Math.max(a, b)] = Math.min(a, b);
}
