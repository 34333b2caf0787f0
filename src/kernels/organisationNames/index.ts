export { blockingKeys, coreText } from './blockingKeys.ts';
export { compareNames } from './compareNames.ts';
export { editDistance } from './editDistance.ts';
export type {
  Aspect,
  FoundForm,
  Level,
  NameComparison,
  NameLevel,
  NameToken,
  OrganisationName,
  Romaniser,
  Script,
  TokenKind,
} from './model.ts';
export { normalise } from './normalise.ts';
export { parseName } from './parseName.ts';
