import type { VNode } from 'preact';
import {
  Actions,
  Empty,
  LinkButton,
  Notice,
  Pagination,
  Table,
  Tag,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import type { DeskUpdatesView } from '../views/updates.ts';
import { whenText } from './words.tsx';

const tones = { draft: 'caution', published: 'good', withdrawn: 'neutral' } as const;

export function deskUpdatesPage(view: DeskUpdatesView, page: PageContext): VNode {
  const { t, economy } = page;
  const caption = t('updates.desk.title');
  return page.frame({
    title: caption,
    lead: t('updates.desk.lead', { count: view.total }),
    breadcrumbs: [{ href: '/desk', text: t('programmes.desk.title') }],
    wide: true,
    children: (
      <>
        {view.done !== 'none' && (
          <Notice tone="good" role="status">
            {t(`updates.desk.done.${view.done}`)}
          </Notice>
        )}
        <Actions>
          <LinkButton href={`/desk/updates/new?economy=${economy.code}`}>{t('updates.desk.new')}</LinkButton>
          <LinkButton kind="quiet" href={`/updates?economy=${economy.code}`}>
            {t('updates.desk.public')}
          </LinkButton>
        </Actions>
        <Table
          caption={caption}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          columns={[
            { label: t('updates.item') },
            { label: t('updates.kind'), named: true },
            { label: t('updates.state'), named: true },
            { label: t('updates.when'), named: true },
            { label: t('updates.lastVerified'), named: true },
            { label: t('updates.action') },
          ]}
          rows={view.updates.map((one) => [
            <a href={`/updates/${one.id}?economy=${economy.code}`}>{one.title}</a>,
            t(`updates.kind.${one.kind}`),
            <Tag tone={tones[one.state]}>{t(`updates.state.${one.state}`)}</Tag>,
            whenText(one, page),
            one.lastVerifiedOn === null ? t('html.absence.notKnownYet') : t.date(one.lastVerifiedOn, 'short'),
            <a href={`/desk/updates/${one.id}/edit?economy=${economy.code}`}>
              {t('updates.change')}
              <span class="hidden-visually"> {one.title}</span>
            </a>,
          ])}
          empty={
            <Empty title={t('updates.none')}>
              <p>{t('updates.desk.none')}</p>
            </Empty>
          }
        />
        <Pagination
          page={view.page}
          pageCount={Math.ceil(view.total / view.pageSize)}
          hrefOf={(at) => `/desk/updates?economy=${economy.code}&page=${at}`}
          words={paginationWords(t)}
        />
      </>
    ),
  });
}
