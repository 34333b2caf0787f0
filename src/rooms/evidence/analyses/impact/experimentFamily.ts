import { z } from 'zod';
import { differenceInMeans, randomisationFamily } from '../../../../kernels/causal/index.ts';
import { adjustHolm, adjustRomanoWolf } from '../../../../kernels/multiplicity/index.ts';
import { seededRandom } from '../../../../kernels/random/index.ts';
import type { ExperimentUnits } from './experimentUnits.ts';

const number = z.number().nullable();

export const familyOutput = z.array(
  z.strictObject({
    outcome: z.string(),
    att: number,
    standardError: number,
    pValue: number,
    holm: number,
    romanoWolf: number,
  }),
);
export type Family = z.output<typeof familyOutput>;

interface Choices {
  names: readonly string[];
  outcomes: readonly Float64Array[];
  draws: number;
  level: number;
  seed: number;
}

/** The difference in means of each outcome, with p-values that count all of them: the more that is looked at, the more is found by chance. */
export function estimateFamily(units: ExperimentUnits, { names, outcomes, draws, level, seed }: Choices): Family {
  const { assigned, stratum } = units;
  const found = outcomes.map((outcome) => differenceInMeans({ outcome, assigned, stratum, probability: null }, level));
  const isKnown = found.map(({ status, pValue }) => status === 'ok' && !Number.isNaN(pValue));
  const places = [...found.keys()].filter((i) => isKnown[i]);
  const holm = adjustHolm(places.map((i) => found[i]!.pValue));
  const redrawn =
    draws === 0 || places.length === 0
      ? null
      : randomisationFamily(
          places.map((i) => outcomes[i]!),
          assigned,
          stratum,
          { draws, random: seededRandom(seed) },
        );
  const romanoWolf = redrawn === null ? null : adjustRomanoWolf(redrawn.seen, redrawn.drawn);
  return names.map((outcome, i) => {
    const at = places.indexOf(i);
    const { estimate, standardError, pValue } = found[i]!;
    if (at < 0) return { outcome, att: null, standardError: null, pValue: null, holm: null, romanoWolf: null };
    return { outcome, att: estimate, standardError, pValue, holm: holm[at]!, romanoWolf: romanoWolf?.[at] ?? null };
  });
}
