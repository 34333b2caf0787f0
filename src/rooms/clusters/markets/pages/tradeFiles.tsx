import type { VNode } from 'preact';
import { Actions, Button, FileUpload, Form, Input, Table, Tag } from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { TradeFilesView } from '../views/files.ts';
import { Faults } from './Faults.tsx';

type Part = { view: TradeFilesView; page: PageContext };

export function tradeFilesPage(view: TradeFilesView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: t('clusters.markets.files.title'),
    lead: t('clusters.markets.files.lead'),
    breadcrumbs: [{ href: `/clusters/markets?economy=${economy.code}`, text: t('clusters.markets.title') }],
    errors: errorSummaryOf(t, view.issues),
    children: (
      <>
        <Faults faults={view.faults} page={page} />
        <TradeForm view={view} page={page} />
        <TradeList view={view} page={page} />
        <TableForm view={view} page={page} />
        <TableList view={view} page={page} />
      </>
    ),
  });
}

function TradeForm({ view, page }: Part) {
  const { t, economy, today } = page;
  const errorOf = errorsByField(t, view.issues);
  const field = (name: string) => ({
    ...{ id: name, name, label: t(`clusters.markets.files.${name}`) },
    ...{ value: view.answers[name] ?? '', error: errorOf(name) ?? '' },
  });
  return (
    <section aria-labelledby="trade">
      <h2 id="trade">{t('clusters.markets.files.trade')}</h2>
      <p>{t('clusters.markets.missing.file.columns')}</p>
      <Form
        page={page}
        action={`/clusters/markets/files?economy=${economy.code}`}
        label={t('clusters.markets.files.trade')}
        multipart
      >
        <FileUpload
          id="file"
          name="file"
          label={t('clusters.markets.files.file')}
          hint={t('clusters.markets.files.file.hint')}
          accept=".csv,.gz,.xlsx"
          error={errorOf('file')}
        />
        <Input {...field('source')} hint={t('clusters.markets.files.source.hint')} />
        <Input {...field('knownOn')} type="date" width={10} value={view.answers.knownOn ?? today} />
        <Input {...field('currency')} hint={t('clusters.markets.files.currency.hint')} width={4} />
        <Actions>
          <Button>{t('clusters.markets.files.submit')}</Button>
        </Actions>
      </Form>
    </section>
  );
}

const tones = { received: 'caution', read: 'caution', current: 'good', before: 'neutral', undone: 'neutral' } as const;

const StateTag = ({ state, page: { t } }: { state: keyof typeof tones; page: PageContext }) => (
  <Tag tone={tones[state]}>{t(`clusters.markets.state.${state}`)}</Tag>
);

function TradeList({ view, page }: Part) {
  const { t, economy } = page;
  const caption = t('clusters.markets.files.list');
  return (
    <Table
      stack
      caption={caption}
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('clusters.markets.files.none')}
      columns={[
        { label: t('clusters.markets.files.file') },
        { label: t('clusters.markets.files.source'), named: true },
        { label: t('clusters.markets.files.knownOn'), named: true },
        { label: t('clusters.markets.files.rows'), numeric: true },
        { label: t('clusters.markets.files.state'), named: true },
      ]}
      rows={view.files.map((file) => [
        <a href={`/clusters/markets/files/${file.id}?economy=${economy.code}`}>{file.fileName}</a>,
        file.source,
        t.date(file.knownOn),
        file.rows === null ? t('html.absence.notKnownYet') : t.number(file.rows),
        <>
          <StateTag state={file.state} page={page} />
          {file.simulated && <Tag>{t('clusters.markets.files.simulated')}</Tag>}
        </>,
      ])}
    />
  );
}

function TableForm({ view, page }: Part) {
  const { t, economy } = page;
  return (
    <section aria-labelledby="products">
      <h2 id="products">{t('clusters.markets.tables')}</h2>
      <p>{t('clusters.markets.tables.lead')}</p>
      <Form
        page={page}
        action={`/clusters/markets/tables?economy=${economy.code}`}
        label={t('clusters.markets.tables')}
        multipart
      >
        <FileUpload
          id="table"
          name="table"
          label={t('clusters.markets.tables.file')}
          hint={t('clusters.markets.tables.hint')}
          accept=".csv,.gz,.xlsx"
          error={errorsByField(t, view.issues)('table')}
        />
        <Actions>
          <Button>{t('clusters.markets.tables.submit')}</Button>
        </Actions>
      </Form>
    </section>
  );
}

function TableList({ view, page }: Part) {
  const { t, economy } = page;
  const caption = t('clusters.markets.tables.list');
  return (
    <Table
      stack
      caption={caption}
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('clusters.markets.tables.none')}
      columns={[
        { label: t('clusters.markets.tables.file') },
        { label: t('clusters.markets.files.uploadedOn'), named: true },
        { label: t('clusters.markets.files.rows'), numeric: true },
        { label: t('clusters.markets.files.state'), named: true },
      ]}
      rows={view.tables.map((table) => [
        table.fileName,
        t.date(table.uploadedAt.slice(0, 10)),
        t.number(table.rows),
        table.state === 'current' ? (
          <Form
            page={page}
            action={`/clusters/markets/tables/${table.id}/undo?economy=${economy.code}`}
            label={t('clusters.markets.undo.of', { file: table.fileName })}
          >
            <Button kind="secondary">{t('clusters.markets.undo')}</Button>
          </Form>
        ) : (
          <StateTag state={table.state} page={page} />
        ),
      ])}
    />
  );
}
