import { isicEntry } from '../../../../codes/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import type { Names } from '../../catalogue/rules/criteriaWords.ts';
import { type DimensionCode, notKnown } from '../rules/dimensions.ts';

/** What the classes are called by which firms are told apart. */
export function classNames(t: Translator, { places }: Names, clusters: ReadonlyMap<string, string>) {
  return (by: DimensionCode, code: string): string => {
    if (code === notKnown) return t('reach.class.unknown');
    switch (by) {
      case 'size':
        return t(`reach.size.${code}`);
      case 'region':
        return places.get(code) ?? code;
      case 'cluster':
        return clusters.get(code) ?? t('reach.cluster.none');
      case 'womenOwned':
        return t(code === 'true' ? 'reach.women.true' : 'reach.women.false');
      default:
        return isicEntry(code)?.title ?? code;
    }
  };
}
