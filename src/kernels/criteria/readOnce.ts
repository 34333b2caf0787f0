import type { Node, Rule, RuleFact } from './compileRule.ts';
import { isEither, isFalse, isTrue, type Truth } from './possible.ts';
import { kleene } from './reach.ts';
import { answeredSamples } from './regions.ts';

const readOnceRules = new WeakMap<Rule, boolean>();

/** Whether every fact stands in one test: then Kleene’s logic is exact, and what is asked of a rule can be asked of its parts. */
export function isReadOnce(rule: Rule): boolean {
  const known = readOnceRules.get(rule);
  if (known !== undefined) return known;
  const found = rule.facts.every(({ atoms }) => atoms.length === 1);
  readOnceRules.set(rule, found);
  return found;
}

const mostSets = 64;

/**
 * For a rule that reads each fact once: every smallest-by-inclusion set of facts that can be given values by which the node can come out as wanted.
 * @param canChange whether a fact may be given another value
 * @returns sets of facts' places in the rule; none where nothing would do; null where there are more than 64, which the caller must then
 *   look for otherwise
 * Cost: sets × their size. Parts of a rule that read each fact once are free of each other, so that their sets join.
 */
export function changingSets(
  rule: Rule,
  node: Node,
  truths: Uint8Array,
  wanted: boolean,
  canChange: (fact: number) => boolean,
): number[][] | null {
  const needed: Truth = wanted ? isTrue : isFalse;
  if (node.kind === 'constant') return node.holds === wanted ? [[]] : [];
  if (node.kind === 'not') return changingSets(rule, node.of, truths, !wanted, canChange);
  if (node.kind === 'atom') {
    if (((truths[node.atom] as Truth) & needed) !== 0) return [[]];
    const fact = rule.factOfAtom[node.atom] as number;
    const can = canChange(fact) && answeredSamples(rule, fact).some((one) => one.truths[0] === needed);
    return can ? [[fact]] : [];
  }
  const open: number[][][] = [];
  let free = 0;
  for (const child of node.of) {
    const sets = changingSets(rule, child, truths, wanted, canChange);
    if (sets === null) return null;
    if (sets[0]?.length === 0) free += 1;
    else if (sets.length > 0) open.push(sets);
  }
  const wantedChildren = wanted ? node.least : node.of.length - node.least + 1;
  return joinSets(open, wantedChildren - free);
}

/** One set of each of so many parts, in every way; null where there are too many ways. */
function joinSets(parts: readonly number[][][], count: number): number[][] | null {
  if (count <= 0) return [[]];
  if (parts.length < count) return [];
  const joined: number[][] = [];
  const grow = (from: number, left: number, set: readonly number[]): boolean => {
    if (left === 0) return joined.push([...set]) <= mostSets;
    for (let i = from; i <= parts.length - left; i += 1)
      for (const one of parts[i] as number[][]) if (!grow(i + 1, left - 1, [...set, ...one])) return false;
    return true;
  };
  return grow(0, count, []) ? joined : null;
}

/** Open tests below gates that are open too: what any of them comes out as can change what a rule that reads each fact once comes out as. */
export function openAtoms(node: Node, truths: Uint8Array, into: number[] = []): number[] {
  if (kleene(node, truths) !== isEither) return into;
  if (node.kind === 'atom') into.push(node.atom);
  else if (node.kind === 'not') openAtoms(node.of, truths, into);
  else if (node.kind === 'gate') for (const child of node.of) openAtoms(child, truths, into);
  return into;
}

/** The only test of a fact of a rule that reads each fact once. */
export const onlyAtom = (rule: Rule, fact: number): number => (rule.facts[fact] as RuleFact).atoms[0] as number;
