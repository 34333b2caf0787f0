import { type LinkageModel, levelWeights } from '../../../../kernels/resolution/index.ts';
import { kindOfField } from '../rules/firmTable.ts';

/** What each level of each field says on average, as a search learned it. */
export function learnedOf(model: LinkageModel | null) {
  if (model === null) return [];
  return levelWeights(model).map(({ field, levels }) => ({ field, kind: kindOfField(field), levels }));
}
