/** What is seen of a pair of names, each a number of 0 or more; the weight turns it into log-odds. */
export const featureNames = [
  'base',
  'spelling',
  'swapped',
  'addedCore',
  'addedGeneric',
  'addedPlace',
  'placeConflict',
  'numberConflict',
  'numberAdded',
  'series',
  'formSame',
  'formConflict',
  'orderChanged',
  'otherScript',
  'joined',
  'acronym',
  'little',
] as const;

export type FeatureName = (typeof featureNames)[number];

/** Fitted by `goldens/fitWeights.ts` towards what was set by hand; see docs/methods/name-comparison.md. */
export const weights: Readonly<Record<FeatureName, number>> = {
  base: 3.2,
  spelling: -13,
  swapped: -7,
  addedCore: -5,
  addedGeneric: -5,
  addedPlace: -5.5,
  placeConflict: -5,
  numberConflict: -6,
  numberAdded: -3.6,
  series: -2.8,
  formSame: 0.3,
  formConflict: -0.7,
  orderChanged: -0.3,
  otherScript: -0.4,
  joined: -0.4,
  acronym: -2.2,
  little: -2,
};
