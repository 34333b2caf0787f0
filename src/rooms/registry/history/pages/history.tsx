import type { VNode } from 'preact';
import { Empty, Timeline } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { HistoryEntry, HistoryView } from '../view.ts';

export function historyPage(view: HistoryView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('registry.history.title', { name: view.name }),
    lead: t(view.seesRecords ? 'registry.history.lead' : 'registry.history.lead.visitor'),
    breadcrumbs: [
      { href: '/suppliers', text: t('registry.search.title') },
      { href: `/suppliers/${view.id}`, text: view.name },
    ],
    children:
      view.entries.length === 0 ? (
        <Empty title={t('registry.history.none')}>
          <p>{t('registry.history.none.text')}</p>
        </Empty>
      ) : (
        <Timeline
          entries={view.entries.map((entry) => ({
            iso: entry.at,
            when: t.date(entry.at),
            what: whatOf(entry, page),
            text: entry.kind === 'record' ? <Changes entry={entry} page={page} /> : undefined,
          }))}
        />
      ),
  });
}

function whatOf(entry: HistoryEntry, { t }: PageContext): string {
  switch (entry.kind) {
    case 'record':
      return t(entry.changes === null ? 'registry.history.first' : 'registry.history.record', {
        source: entry.source,
        row: String(entry.row),
      });
    case 'correction':
      return t('registry.correct.entry', {
        field: t(`registry.correct.field.${entry.field}`),
        before: entry.before ?? '–',
        value: entry.value ?? '–',
      });
    case 'merge':
      return t('registry.history.merge', { id: entry.oldId });
    default:
      return t(`registry.history.${entry.kind}`, {
        kind: t(`registry.capability.kind.${entry.what}`),
        text: entry.text,
      });
  }
}

function Changes({ entry, page: { t } }: { entry: Extract<HistoryEntry, { kind: 'record' }>; page: PageContext }) {
  if (entry.changes === null) return null;
  if (entry.changes.length === 0) return <>{t('registry.history.same')}</>;
  return (
    <ul class="plain">
      {entry.changes.slice(0, 12).map(({ column, before, after }) => (
        <li>
          <span class="muted">{column}</span>{' '}
          {t('registry.history.change', { before: before || '–', after: after || '–' })}
        </li>
      ))}
      {entry.changes.length > 12 && <li>{t('registry.history.more', { count: entry.changes.length - 12 })}</li>}
    </ul>
  );
}
