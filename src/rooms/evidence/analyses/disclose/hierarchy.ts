import { refuse } from '../../../../platform/command/faults.ts';
import type { HierarchySpec } from './discloseSpec.ts';

/** The categories of a dimension from the total down: each before what it is divided into. */
export interface Hierarchy {
  names: readonly string[];
  /** For each its parent; −1 for the total, which is the first. */
  parents: readonly number[];
  children: readonly (readonly number[])[];
  /** Numbers of those that are not divided further, by name. */
  leaves: ReadonlyMap<string, number>;
}

/** Categories that add to a total. */
export function flatHierarchy(total: string, categories: readonly string[]): Hierarchy {
  return build(total, new Map([[total, categories]]));
}

/** Checks that categories make one tree: one total, one parent each, no circle. */
export function parseHierarchy(file: string, dimension: string, spec: HierarchySpec): Hierarchy {
  const parts = new Map(Object.entries(spec));
  const fault = (code: string, message: string, remedy: string): never =>
    refuse(file, { column: `hierarchies.${dimension}`, code, message, remedy });
  const parentOf = new Map<string, string>();
  for (const [parent, children] of parts)
    for (const child of children) {
      const other = parentOf.get(child);
      if (other === parent) fault('hierarchyRepeats', `"${child}" stands twice under "${parent}"`, 'name it once');
      if (other !== undefined)
        fault('twoParents', `"${child}" stands under "${other}" and under "${parent}"`, 'keep it under one of them');
      parentOf.set(child, parent);
    }
  const tops = [...parts.keys()].filter((name) => !parentOf.has(name));
  if (tops.length === 0)
    fault('hierarchyCircle', 'the categories go round in a circle', 'let one category, the total, stand under none');
  if (tops.length > 1)
    fault(
      'twoTotals',
      `"${tops[0]}" and "${tops[1]}" both stand under nothing`,
      'put one under the other, so that a single total is left',
    );
  const tree = build(tops[0]!, parts);
  const reached = new Set(tree.names);
  const lost = [...parentOf.keys()].find((name) => !reached.has(name));
  if (lost !== undefined)
    fault(
      'hierarchyCircle',
      `"${lost}" is part of itself: its categories go round in a circle`,
      'put it under the total or delete it',
    );
  return tree;
}

function build(total: string, parts: ReadonlyMap<string, readonly string[]>): Hierarchy {
  const names: string[] = [];
  const parents: number[] = [];
  const children: number[][] = [];
  const leaves = new Map<string, number>();
  const waiting: { name: string; parent: number }[] = [{ name: total, parent: -1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { name, parent } = next;
    const number = names.push(name) - 1;
    parents.push(parent);
    children.push([]);
    if (parent >= 0) children[parent]!.push(number);
    const below = parts.get(name) ?? [];
    if (below.length === 0) leaves.set(name, number);
    for (const child of below.toReversed()) waiting.push({ name: child, parent: number });
  }
  return { names, parents, children, leaves };
}
