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

/** Set by hand before anything was fitted; the fit is drawn towards them. */
export const handSetWeights: Readonly<Record<FeatureName, number>> = {
  base: 3.2,
  spelling: -13,
  swapped: -7,
  addedCore: -5,
  addedGeneric: -6,
  addedPlace: -6,
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

/** Fitted by `goldens/fitWeights.ts`, rounded; see docs/methods/name-comparison.md. */
export const weights: Readonly<Record<FeatureName, number>> = {
  base: 3.75,
  spelling: -10.72,
  swapped: -6.87,
  addedCore: -5,
  addedGeneric: -7.35,
  addedPlace: -6.78,
  placeConflict: -6.56,
  numberConflict: -6.68,
  numberAdded: -4.36,
  series: -2.8,
  formSame: 0.29,
  formConflict: -0.7,
  orderChanged: -0.3,
  otherScript: -0.4,
  joined: -0.4,
  acronym: -2.15,
  little: -1.92,
};
