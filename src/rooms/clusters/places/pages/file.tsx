import type { VNode } from 'preact';
import { Actions, Button, Form, SummaryList, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { FileView } from '../views/files.ts';

type Part = { view: FileView; page: PageContext };

/** What a file would change: to be looked at before it counts. */
export function filePage(view: FileView, page: PageContext): VNode {
  const { t, economy } = page;
  const list = `/places/indicators?economy=${economy.code}`;
  const state = stateOf(view);
  return page.frame({
    title: view.file.fileName,
    lead: t(`clusters.places.file.lead.${state}`),
    wide: true,
    breadcrumbs: [
      { href: `/places?economy=${economy.code}`, text: t('clusters.places.title') },
      { href: list, text: t('clusters.places.files.title') },
    ],
    children: (
      <>
        <SummaryList
          rows={[
            { term: t('clusters.places.file.holds'), description: holds(view, page) },
            { term: t('clusters.places.file.newValues'), description: t.number(view.newValues) },
            { term: t('clusters.places.file.changedValues'), description: t.number(view.changedCount) },
            { term: t('clusters.places.file.sameValues'), description: t.number(view.sameValues) },
            { term: t('clusters.places.file.goneValues'), description: t.number(view.goneValues) },
            { term: t('clusters.places.file.newIndicators'), description: view.newIndicators.join(', ') || '–' },
            { term: t('clusters.places.file.goneIndicators'), description: view.goneIndicators.join(', ') || '–' },
          ]}
        />
        {state === 'looked' && <Decision view={view} page={page} />}
        <Changes view={view} page={page} />
      </>
    ),
  });
}

const stateOf = ({ file, isCurrent }: FileView) =>
  file.undoneAt !== null ? 'undone' : file.keptAt === null ? 'looked' : isCurrent ? 'current' : 'before';

const holds = ({ indicators, places, file }: FileView, { t }: PageContext) =>
  t('clusters.places.file.holds.text', { values: file.rows, indicators: indicators.length, places });

function Decision({ view, page }: Part) {
  const { t, economy } = page;
  const action = (verb: string) => `/places/indicators/${view.file.id}/${verb}?economy=${economy.code}`;
  return (
    <>
      <Form page={page} action={action('keep')} label={t('clusters.places.file.keep')}>
        <Actions>
          <Button>{t('clusters.places.file.keep')}</Button>
        </Actions>
      </Form>
      <Form page={page} action={action('undo')} label={t('clusters.places.file.drop')}>
        <Actions>
          <Button kind="secondary">{t('clusters.places.file.drop')}</Button>
        </Actions>
      </Form>
    </>
  );
}

function Changes({ view, page: { t } }: Part) {
  if (view.changed.length === 0) return null;
  const caption = t('clusters.places.file.changes', { shown: view.changed.length, total: view.changedCount });
  return (
    <Table
      caption={caption}
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('clusters.places.place') },
        { label: t('clusters.places.indicator'), named: true },
        { label: t('clusters.places.file.valueBefore'), numeric: true },
        { label: t('clusters.places.file.valueAfter'), numeric: true },
      ]}
      rows={view.changed.map((one) => [
        one.name,
        `${one.title}, ${one.unit}`,
        t.number(one.before),
        t.number(one.after),
      ])}
    />
  );
}
