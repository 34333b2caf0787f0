import type { VNode } from 'preact';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { FittingView } from '../views/updates.ts';
import { UpdateItems } from './UpdateItems.tsx';

/** On a firm’s own page: what fits its industries and gaps. */
export const fittingPanel = ({ updates, gaps }: FittingView, page: PageContext): VNode => (
  <section>
    <h2>{page.t('updates.forFirm')}</h2>
    <p class="muted">{page.t(gaps.length === 0 ? 'updates.forFirm.byIndustry' : 'updates.forFirm.byGaps')}</p>
    <UpdateItems updates={updates} page={page} level={3} />
    <p>
      <a href={`/updates?economy=${page.economy.code}`}>{page.t('updates.all')}</a>
    </p>
  </section>
);
