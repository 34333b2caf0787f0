import { type RandomSource, shuffle } from '../../random/index.ts';
import { effectOf, mean, type SyntheticDid, syntheticDid } from './syntheticDid.ts';

/** A balanced panel whose units are treated from different periods on, or never. */
export interface StaggeredPanel {
  /** Of each unit its outcomes, period after period. */
  outcome: readonly Float64Array[];
  /** Place of the first treated period of each unit; −1 never. */
  start: Int32Array;
}

export interface SyntheticGroup extends SyntheticDid {
  start: number;
  treated: number;
}

export interface SyntheticGroups {
  att: number;
  groups: SyntheticGroup[];
}

export interface SyntheticError {
  standardError: number | null;
  kind: 'placebo' | 'jackknife';
  reason: 'tooFewUntreated' | 'oneTreated' | null;
}

/**
 * Synthetic difference in differences for each group of units that start together, against the never treated; the whole is their mean by treated
 * units × treated periods.
 * @throws RangeError as syntheticDid, for any group
 * Source: Arkhangelsky et al. (2021), appendix; weights as in Clarke, Pailañir, Athey & Imbens (2023). Held by syntheticDid.test.ts.
 */
export function syntheticGroups(panel: StaggeredPanel): SyntheticGroups {
  const groups = startsOf(panel).map((start): SyntheticGroup => {
    const block = blockOf(panel, start);
    return { start, treated: block.outcome.length - block.untreated, ...syntheticDid(block) };
  });
  return { att: weigh(panel, groups), groups };
}

/**
 * The standard error of the whole. Placebo: untreated units take the starts of the treated, drawn again and again; it asks that errors be alike in all
 * units, and for more untreated than treated units. Jackknife: each unit is left out in turn, weights kept; it asks for two treated units in each group.
 * @param found by syntheticGroups from the same panel
 * Source: Arkhangelsky et al. (2021), algorithms 3 and 4. Cost: replications, or units, × syntheticGroups (jackknife: without fits).
 */
export function syntheticError(
  panel: StaggeredPanel,
  found: SyntheticGroups,
  kind: SyntheticError['kind'],
  { replications, random }: { replications: number; random: RandomSource },
): SyntheticError {
  const units = [...panel.start.keys()];
  const untreated = units.filter((unit) => panel.start[unit]! < 0);
  const treated = units.filter((unit) => panel.start[unit]! >= 0);
  if (kind === 'placebo') {
    if (untreated.length < treated.length + 2) return { standardError: null, kind, reason: 'tooFewUntreated' };
    const effects = Array.from({ length: replications }, () => {
      const order = untreated.slice();
      shuffle(order, random);
      const start = Int32Array.from(order, (_, i) => (i < treated.length ? panel.start[treated[i]!]! : -1));
      return syntheticGroups({ outcome: order.map((unit) => panel.outcome[unit]!), start }).att;
    });
    const middle = mean(effects);
    const variance = effects.reduce((sum, value) => sum + (value - middle) ** 2, 0) / effects.length;
    return { standardError: Math.sqrt(variance), kind, reason: null };
  }
  if (found.groups.some((group) => group.treated === 1)) return { standardError: null, kind, reason: 'oneTreated' };
  const effects = units.map((left) => withoutUnit(panel, found, left));
  if (effects.includes(null)) return { standardError: null, kind, reason: 'tooFewUntreated' };
  const known = effects as number[];
  const middle = mean(known);
  const squares = known.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return { standardError: Math.sqrt(((known.length - 1) / known.length) * squares), kind, reason: null };
}

const startsOf = ({ start }: StaggeredPanel) => [...new Set(start)].filter((place) => place >= 0).sort((a, b) => a - b);

function blockOf({ outcome, start }: StaggeredPanel, group: number) {
  const untreated = outcome.filter((_, unit) => start[unit]! < 0);
  const treated = outcome.filter((_, unit) => start[unit] === group);
  return { outcome: [...untreated, ...treated], untreated: untreated.length, before: group };
}

function weigh(
  { outcome }: StaggeredPanel,
  groups: readonly { start: number; treated: number; att: number }[],
): number {
  const periods = outcome[0]?.length ?? 0;
  let [sum, all] = [0, 0];
  for (const { start, treated, att } of groups) {
    const weight = treated * (periods - start);
    sum += weight * att;
    all += weight;
  }
  return sum / all;
}

/** The whole without one unit, with the weights of the others as they were; null where nobody with weight is left. */
function withoutUnit(panel: StaggeredPanel, { groups }: SyntheticGroups, left: number): number | null {
  const kept = {
    outcome: panel.outcome.filter((_, unit) => unit !== left),
    start: panel.start.filter((_, unit) => unit !== left),
  };
  const isUntreated = panel.start[left]! < 0;
  const place = panel.start.subarray(0, left).reduce((count, start) => count + (start < 0 ? 1 : 0), 0);
  const effects: { start: number; treated: number; att: number }[] = [];
  for (const group of groups) {
    const block = blockOf(kept, group.start);
    const weights = isUntreated ? group.unitWeights.filter((_, unit) => unit !== place) : group.unitWeights;
    const sum = weights.reduce((all, value) => all + value, 0);
    if (!(sum > 0)) return null;
    effects.push({
      start: group.start,
      treated: block.outcome.length - block.untreated,
      att: effectOf(
        block,
        weights.map((value) => value / sum),
        group.timeWeights,
      ),
    });
  }
  return weigh(kept, effects);
}
