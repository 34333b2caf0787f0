import { findGap, isicEntry } from '../../../../codes/index.ts';
import { Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { UpdateView } from '../views/updates.ts';

export const KindTag = ({ update, page: { t } }: { update: UpdateView; page: PageContext }) => (
  <Tag tone={update.kind === 'workshop' ? 'brand' : 'neutral'}>{t(`updates.kind.${update.kind}`)}</Tag>
);

export const gapTitle = (code: string): string => findGap(code)?.title ?? code;

export function industryTitle(code: string): string {
  const entry = isicEntry(code);
  return entry === null ? code : `${entry.code} ${entry.title}`;
}

/** When a workshop takes place and where; when anything else was published. */
export function whenText({ kind, startsOn, endsOn, place, publishedOn }: UpdateView, { t }: PageContext): string {
  if (kind !== 'workshop' || startsOn === null)
    return publishedOn === null ? t('updates.notPublished') : t('updates.publishedOn', { day: t.date(publishedOn) });
  const days =
    endsOn === null || endsOn === startsOn
      ? t.date(startsOn)
      : t('updates.days', { from: t.date(startsOn), to: t.date(endsOn) });
  return place === null ? days : t('updates.dayAndPlace', { days, place });
}
