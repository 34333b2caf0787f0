import { z } from 'zod';
import { aggregateEffects, groupTimeAtt } from '../../../../kernels/causal/index.ts';
import { seededRandom, shuffle } from '../../../../kernels/random/index.ts';
import type { ReadPanel } from './balancePanel.ts';
import type { GroupTimeSpec } from './groupTimeSpec.ts';

export const randomisationOutput = z.strictObject({
  pValue: z.number().nullable(),
  draws: z.int(),
  treated: z.int(),
  status: z.enum(['ok', 'notEnough']),
  reason: z.string().nullable(),
});

/** Fewer treated units, or clusters, than this have no error to be trusted. */
const fewTreated = 10;

/**
 * How often would the overall effect have been so large if treatment had fallen on other units, or clusters, by lot? Where few are treated; null where many are. It is exact where
 * treatment did fall by lot, and a plain measure of surprise elsewhere.
 */
export function permuteTreatment(
  { panel, cluster, clusters }: ReadPanel,
  spec: GroupTimeSpec,
  seed: number,
): z.output<typeof randomisationOutput> | null {
  const { firstTreated } = panel;
  const groupOf = cluster ?? Int32Array.from(firstTreated, (_, unit) => unit);
  const groups = cluster === null ? firstTreated.length : clusters;
  const first = new Float64Array(groups).fill(Number.NaN);
  let mixed = false;
  for (const [unit, when] of firstTreated.entries()) {
    const group = groupOf[unit]!;
    if (!Number.isNaN(first[group]!) && first[group] !== when) mixed = true;
    first[group] = when;
  }
  const treated = first.filter(Number.isFinite).length;
  if (treated >= fewTreated || spec.randomisationDraws === 0) return null;
  const none = { pValue: null, draws: 0, treated, status: 'notEnough' } as const;
  if (mixed) return { ...none, reason: 'units of a cluster begin at different times' };
  const effectOf = (when: Float64Array) => {
    const cells = groupTimeAtt({ ...panel, firstTreated: when }, spec);
    return aggregateEffects(cells, when, panel.weights, 'simple').overall.att;
  };
  const seen = effectOf(firstTreated);
  if (seen === null) return { ...none, reason: 'the overall effect is not identified' };
  const random = seededRandom(seed);
  const shuffled = first.slice();
  let asLarge = 0;
  for (let draw = 0; draw < spec.randomisationDraws; draw += 1) {
    shuffle(shuffled, random);
    const drawn = effectOf(Float64Array.from(groupOf, (group) => shuffled[group]!));
    if (drawn === null || Math.abs(drawn) >= Math.abs(seen) * (1 - 1e-12)) asLarge += 1;
  }
  const draws = spec.randomisationDraws;
  return { pValue: (asLarge + 1) / (draws + 1), draws, treated, status: 'ok', reason: null };
}
