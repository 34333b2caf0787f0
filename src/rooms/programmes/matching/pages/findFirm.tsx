import type { VNode } from 'preact';
import { Empty } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { FindFirmView } from '../views/help.ts';
import { FindBox } from './help.tsx';

export function findFirmPage({ query, hits, hasMore }: FindFirmView, page: PageContext): VNode {
  const { t, economy } = page;
  const nothing = query === '' ? 'matching.help.find.empty' : 'matching.help.find.none';
  return page.frame({
    title: t('matching.help.find.title'),
    lead: t('matching.help.find.lead'),
    breadcrumbs: [{ href: `/help?economy=${economy.code}`, text: t('matching.help.title') }],
    children: (
      <>
        <FindBox page={page} query={query} />
        {hits.length === 0 ? (
          <Empty title={t(nothing)}>
            <p>{t('matching.help.find.none.text')}</p>
            <p>
              <a href={`/check?economy=${economy.code}`}>{t('matching.help.firm.without')}</a>
            </p>
          </Empty>
        ) : (
          <>
            <h2>{t('matching.help.find.which')}</h2>
            <ul class="results">
              {hits.map(({ id, name, place, byNumber }) => (
                <li>
                  <h3>
                    <a href={`/check?economy=${economy.code}&firm=${id}`}>{name}</a>
                  </h3>
                  {place !== null && <p>{place}</p>}
                  {byNumber && <p class="muted small">{t('matching.help.find.byNumber')}</p>}
                </li>
              ))}
            </ul>
            {hasMore && <p>{t('matching.help.find.more')}</p>}
          </>
        )}
      </>
    ),
  });
}
