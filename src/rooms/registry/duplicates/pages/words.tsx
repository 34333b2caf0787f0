import { Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { PairView } from '../view.ts';

const toneOf = { waiting: 'brand', later: 'caution', same: 'good', different: 'neutral' } as const;

export const PairTag = ({ pair, page: { t } }: { pair: Pick<PairView, 'state'>; page: PageContext }) => (
  <Tag tone={toneOf[pair.state]}>{t(`registry.duplicate.state.${pair.state}`)}</Tag>
);

/** Never 100 %: what is all but certain is written so. */
export function chanceText({ t }: PageContext, probability: number | null): string {
  if (probability === null) return t('registry.duplicate.byHand');
  if (probability >= 0.999) return t('registry.duplicate.chance.above', { chance: t.number(99.9) });
  return t('registry.duplicate.chance', { chance: t.number(Math.round(probability * 1000) / 10) });
}

export function fieldText({ t }: PageContext, field: string): string {
  const [name = '', scheme] = field.split(':');
  if (scheme === undefined) return t(`registry.duplicate.field.${name}`);
  const shown = t.has(`registry.identifier.${scheme}`) ? t(`registry.identifier.${scheme}`) : scheme;
  return t(`registry.duplicate.field.${name}`, { scheme: shown });
}

export const levelText = (
  { t }: PageContext,
  { kind, level, label }: { kind: string; level: number; label: string },
) => {
  if (level === 0) return t('registry.duplicate.level.missing');
  const key = `registry.duplicate.level.${kind}.${level}`;
  return t.has(key) ? t(key) : label;
};

/** What a weight does to the odds, in words. */
export function factorText({ t }: PageContext, weight: number): string {
  const factor = Math.exp(Math.abs(weight));
  if (factor < 1.05) return t('registry.duplicate.factor.none');
  const rounded = factor >= 1_000_000 ? 1_000_000 : Number(factor.toPrecision(2));
  return t(weight > 0 ? 'registry.duplicate.factor.for' : 'registry.duplicate.factor.against', {
    factor: t.number(rounded),
    isMore: factor > 1_000_000 ? 'more' : 'about',
  });
}
