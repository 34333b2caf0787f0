export { simplexWeights } from './simplexWeights.ts';
export { type BlockPanel, type SyntheticDid, syntheticDid } from './syntheticDid.ts';
export {
  type StaggeredPanel,
  type SyntheticError,
  type SyntheticGroups,
  syntheticError,
  syntheticGroups,
} from './syntheticGroups.ts';
