import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Details,
  Form,
  Input,
  Notice,
  Select,
  SummaryList,
  Table,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { optionalFields, tradeFields } from '../rules/mapColumns.ts';
import type { TradeFileView } from '../views/files.ts';
import { Faults } from './Faults.tsx';

type Part = { view: TradeFileView; page: PageContext };
const files = '/clusters/markets/files';

export function tradeFilePage(view: TradeFileView, page: PageContext): VNode {
  const { t, economy } = page;
  const { state } = view.file;
  return page.frame({
    title: view.file.fileName,
    lead: t(`clusters.markets.state.${state}.lead`),
    wide: true,
    breadcrumbs: [{ href: `${files}?economy=${economy.code}`, text: t('clusters.markets.files.title') }],
    errors: errorSummaryOf(t, view.issues),
    children: (
      <>
        <Faults faults={view.faults} page={page} />
        {view.faults.length === 0 && view.facts !== null && <Facts view={view} page={page} />}
        <Sample view={view} page={page} />
        {(state === 'received' || state === 'read') && <Mapping view={view} page={page} />}
        {state !== 'undone' && (
          <Details summary={t('clusters.markets.undo')}>
            <p>{t('clusters.markets.undo.text')}</p>
            <Form page={page} action={`${files}/${view.file.id}/undo?economy=${economy.code}`}>
              <Button kind="warning">{t('clusters.markets.undo')}</Button>
            </Form>
          </Details>
        )}
      </>
    ),
  });
}

/** What was read, to be looked at before it counts. */
function Facts({ view, page }: Part) {
  const { t, economy } = page;
  const facts = view.facts!;
  const row = (name: string, description: string) => ({ term: t(`clusters.markets.facts.${name}`), description });
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t('clusters.markets.facts')}</h2>
      <SummaryList
        rows={[
          row('rows', t.number(facts.rows)),
          row('years', t.list(facts.years.map(String))),
          row(
            'economies',
            t('clusters.markets.facts.economies.value', { exporters: facts.exporters, importers: facts.importers }),
          ),
          row('own', t('clusters.markets.facts.own.value', { reporter: facts.reporter, rows: facts.ownRows })),
          row(
            'products',
            t('clusters.markets.facts.products.value', { products: facts.products, known: facts.knownProducts }),
          ),
          row('self', t.number(facts.selfRows)),
          row('tariff', t(facts.hasTariff ? 'clusters.found.yes' : 'clusters.found.no')),
          row('upgrade', t(`clusters.markets.facts.status.${facts.status}`)),
        ]}
      />
      {facts.knownProducts === 0 && <Notice tone="caution">{t('clusters.markets.missing.table.text')}</Notice>}
      {facts.exporters < 20 && <Notice tone="caution">{t('clusters.markets.few', { count: facts.exporters })}</Notice>}
      {view.file.state === 'read' && (
        <Form page={page} action={`${files}/${view.file.id}/apply?economy=${economy.code}`}>
          <Actions>
            <Button>{t('clusters.markets.apply')}</Button>
          </Actions>
        </Form>
      )}
    </section>
  );
}

function Sample({ view, page: { t } }: Part) {
  const caption = t('clusters.markets.sample');
  return (
    <Table
      caption={caption}
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('clusters.markets.sample.none')}
      rowHeads={false}
      columns={view.columns.map((label) => ({ label }))}
      rows={view.sample}
    />
  );
}

function Mapping({ view, page }: Part) {
  const { t, economy } = page;
  const errorOf = errorsByField(t, view.issues);
  return (
    <section aria-labelledby="mapping">
      <h2 id="mapping">{t('clusters.markets.mapping')}</h2>
      <Form page={page} action={`${files}/${view.file.id}/read?economy=${economy.code}`}>
        <Input
          id="reporter"
          name="reporter"
          label={t('clusters.markets.mapping.reporter')}
          hint={t('clusters.markets.mapping.reporter.hint')}
          value={view.mapping.reporter ?? ''}
          width={10}
          error={errorOf('reporter')}
        />
        {tradeFields.map((name) => (
          <Select
            id={name}
            name={name}
            label={t(`clusters.markets.mapping.${name}`)}
            hint={t(`clusters.markets.mapping.${name}.hint`)}
            optional={optionalFields.includes(name) ? t('html.form.optional') : undefined}
            value={view.mapping[name] ?? ''}
            options={[
              { value: '', text: t('clusters.markets.mapping.none') },
              ...view.columns.map((column) => ({ value: column, text: column })),
            ]}
            error={errorOf(name)}
          />
        ))}
        <Actions>
          <Button>{t('clusters.markets.read')}</Button>
        </Actions>
      </Form>
    </section>
  );
}
