import { chanceAboveOne, type LocationQuotients, priorShape } from '../../../../kernels/concentration/index.ts';

export interface PresenceOptions {
  presence: 'quotient' | 'chance';
  /** An area makes something from so many plants, or jobs, on. */
  least: number;
}

export type PresenceRule = (observed: number, expected: number, industry: number) => number;

/** How a table of counts and expectations becomes presence; the prior is that of the register as it stands. */
export function presenceRule(
  { observed, expected }: LocationQuotients,
  industries: number,
  { presence, least }: PresenceOptions,
): PresenceRule {
  const shapes = Array.from({ length: industries }, (_, industry) =>
    priorShape(observed, expected, industry, industries),
  );
  return (count, expectation, industry) => {
    if (count < least || expectation === 0) return 0;
    return presence === 'quotient'
      ? Number(count >= expectation)
      : chanceAboveOne(count, expectation, shapes[industry]!);
  };
}

export function presenceOf(quotients: LocationQuotients, industries: number, spec: PresenceOptions): Float64Array {
  const { observed, expected, locationQuotient } = quotients;
  if (quotients.status !== 'ok') return new Float64Array(observed.length);
  const rule = presenceRule(quotients, industries, spec);
  return locationQuotient.map((quotient, cell) =>
    spec.presence === 'quotient' && expected[cell]! > 0
      ? Number(observed[cell]! >= spec.least && quotient >= 1)
      : rule(observed[cell]!, expected[cell]!, cell % industries),
  );
}
