import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Form,
  Input,
  KeyFigures,
  Notice,
  Select,
  Table,
  Tag,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { Receipt } from '../model.ts';
import type { ImportView } from '../views/sources.ts';
import { toneOfImport } from './sources.tsx';

export function importPage(view: ImportView, page: PageContext): VNode {
  const { t, economy } = page;
  const { source, fileName, state, receipt, issues } = view;
  return page.frame({
    title: t('evidence.sources.import.title', { name: fileName }),
    lead: t('evidence.sources.import.lead', { source }),
    breadcrumbs: [
      { href: '/evidence', text: t('evidence.title') },
      { href: `/evidence/sources?economy=${economy.code}`, text: t('evidence.sources.title') },
    ],
    errors: errorSummaryOf(t, issues),
    children: (
      <>
        <p>
          <Tag tone={toneOfImport[state]}>{t(`evidence.sources.state.${state}`)}</Tag>
        </p>
        {receipt !== null && <ReceiptPart receipt={receipt} refused={state === 'refused'} page={page} />}
        {(state === 'received' || state === 'refused') && <LayoutForm view={view} page={page} />}
        {state === 'applied' && (
          <Form page={page} action={`/evidence/sources/files/${view.id}/undo?economy=${economy.code}`}>
            <p>{t('evidence.sources.undo.lead')}</p>
            <Actions>
              <Button kind="secondary">{t('evidence.sources.undo')}</Button>
            </Actions>
          </Form>
        )}
      </>
    ),
  });
}

function ReceiptPart({ receipt, refused, page: { t } }: { receipt: Receipt; refused: boolean; page: PageContext }) {
  const caption = t('evidence.sources.faults');
  return (
    <>
      {refused && (
        <Notice tone="caution" title={t('evidence.sources.refused')}>
          {receipt.faultCount > 0
            ? t('evidence.sources.refused.faults', { count: receipt.faultCount })
            : t('evidence.sources.refused.nothing')}
        </Notice>
      )}
      <KeyFigures
        figures={(['rows', 'linked', 'unknown', 'shared', 'values', 'changed'] as const).map((name) => ({
          label: t(`evidence.sources.${name}`),
          value: t.number(receipt[name]),
          facts: [],
        }))}
      />
      {receipt.sampleUnknown.length > 0 && (
        <p>{t('evidence.sources.unknown.some', { numbers: receipt.sampleUnknown.join(', ') })}</p>
      )}
      {receipt.faults.length > 0 && (
        <Table
          caption={caption}
          scrollLabel={t('html.table.scroll', { caption })}
          empty=""
          columns={[
            { label: t('evidence.sources.row'), numeric: true },
            { label: t('evidence.sources.column') },
            { label: t('evidence.sources.what') },
          ]}
          rows={[...receipt.faults]
            .sort((a, b) => a.row - b.row)
            .map(({ row, column, code, text }) => [
              t.number(row),
              column,
              t(`evidence.sources.fault.${code}`, { text }),
            ])}
          note={
            receipt.faultCount > receipt.faults.length
              ? t('evidence.sources.faults.more', { count: receipt.faultCount - receipt.faults.length })
              : undefined
          }
        />
      )}
    </>
  );
}

/** Each column gets a name for what it measures, or none. */
function LayoutForm({ view: { id, columns, layout, issues }, page }: { view: ImportView; page: PageContext }) {
  const { t, economy } = page;
  const errorOf = errorsByField(t, issues);
  const choices = columns.map((value) => ({ value, text: value }));
  const outcomeOf = (column: string) => layout.outcomes.find((one) => one.column === column);
  return (
    <Form page={page} action={`/evidence/sources/files/${id}?economy=${economy.code}`}>
      <h2>{t('evidence.sources.layout')}</h2>
      <Select
        id="number"
        name="number"
        label={t('evidence.sources.number')}
        hint={t('evidence.sources.number.hint')}
        value={layout.number}
        error={errorOf('number')}
        options={choices}
      />
      <Select
        id="period"
        name="period"
        label={t('evidence.sources.period')}
        value={layout.period}
        error={errorOf('period')}
        options={[{ value: '', text: t('evidence.sources.period.fixed') }, ...choices]}
      />
      <Input
        id="fixedPeriod"
        name="fixedPeriod"
        label={t('evidence.sources.fixedPeriod')}
        hint={t('evidence.sources.fixedPeriod.hint')}
        width={10}
        value={layout.fixedPeriod}
        error={errorOf('fixedPeriod')}
      />
      <h3>{t('evidence.sources.outcomes')}</h3>
      <p>{t('evidence.sources.outcomes.hint')}</p>
      {columns.map((column, i) =>
        column === layout.number || column === layout.period ? null : (
          <div>
            <Input
              id={`outcome-${i}`}
              name={`outcome-${i}`}
              label={t('evidence.sources.outcome', { column })}
              value={outcomeOf(column)?.indicator ?? ''}
              error={errorOf(`outcome-${i}`)}
            />
            <Input
              id={`unit-${i}`}
              name={`unit-${i}`}
              label={t('evidence.sources.unit', { column })}
              width={10}
              value={outcomeOf(column)?.unit ?? ''}
            />
          </div>
        ),
      )}
      <Actions>
        <Button>{t('evidence.sources.read')}</Button>
      </Actions>
    </Form>
  );
}
