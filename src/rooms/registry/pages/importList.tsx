import type { VNode } from 'preact';
import { Actions, Empty, LinkButton, Table, Tag, type Tone } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { ImportListView } from '../views/imports.ts';

export const stateTones: Record<string, Tone> = {
  received: 'neutral',
  staged: 'caution',
  applied: 'good',
  undone: 'neutral',
  discarded: 'neutral',
};

export function importListPage(view: ImportListView, page: PageContext): VNode {
  const { t, economy } = page;
  const caption = t('registry.import.list.caption', { economy: economy.name });
  return page.frame({
    title: t('registry.import.list.title'),
    lead: t('registry.import.list.lead'),
    wide: true,
    children: (
      <>
        <Actions>
          <LinkButton href={`/imports/new?economy=${economy.code}`}>{t('registry.import.new.link')}</LinkButton>
          <LinkButton kind="quiet" href={`/imports/mappings?economy=${economy.code}`}>
            {t('registry.mapping.list.link')}
          </LinkButton>
        </Actions>
        {view.imports.length === 0 ? (
          <Empty title={t('html.absence.noData')}>{t('registry.import.list.empty', { economy: economy.name })}</Empty>
        ) : (
          <Table
            caption={caption}
            stack
            scrollLabel={t('html.table.scroll', { caption })}
            empty=""
            columns={[
              { label: t('registry.import.fileName') },
              { label: t('registry.import.state') },
              { label: t('registry.import.rows'), numeric: true },
              { label: t('registry.import.created'), numeric: true },
              { label: t('registry.import.updated'), numeric: true },
              { label: t('registry.import.unchanged'), numeric: true },
              { label: t('registry.import.rejected'), numeric: true },
              { label: t('registry.import.when'), named: true },
            ]}
            rows={view.imports.map((one) => [
              <a href={`/imports/${one.id}?economy=${economy.code}`}>{one.fileName}</a>,
              <Tag tone={stateTones[one.state] ?? 'neutral'}>{t(`registry.import.state.${one.state}`)}</Tag>,
              t.number(one.rows),
              t.number(one.created),
              t.number(one.updated),
              t.number(one.unchanged),
              t.number(one.rejected),
              <span class="nowrap">{t.date(one.createdAt, 'short')}</span>,
            ])}
          />
        )}
      </>
    ),
  });
}
