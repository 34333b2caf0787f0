import { firmFacts } from '../../../../codes/index.ts';
import { Details, ErrorMessage, Input, Table } from '../../../../platform/html/components/index.ts';
import { operatorsOf } from '../rules/readCriteriaRow.ts';
import { blockRows, fieldOf, rowCount } from '../views/programmeForm.ts';
import type { FormPart } from './formParts.tsx';

const allOperators = [...new Set([...operatorsOf.number, ...operatorsOf.code])];
const words: Record<string, string> = {
  '=': 'is',
  '!=': 'isNot',
  '<': 'below',
  '<=': 'atMost',
  '>': 'above',
  '>=': 'atLeast',
  between: 'between',
  in: 'oneOf',
  notIn: 'noneOf',
  prefixIn: 'within',
  exists: 'stated',
};

type Rows = { fields: readonly [string, string, string]; count: number; caption: string; note?: string };

/** One criterion a row; empty rows count for nothing. */
export function CriteriaRows(part: FormPart) {
  const { t } = part.page;
  const rows = { fields: ['fact', 'op', 'value'], count: rowCount, caption: t('catalogue.form.rows') } as const;
  return <RowTable {...part} rows={{ ...rows, note: t('catalogue.form.rows.note') }} />;
}

/** A second block, of which so many must be met; open where something stands in it. */
export function BlockRows(part: FormPart) {
  const { t } = part.page;
  const { blockLeast } = part.view.answers;
  const fields = ['blockFact', 'blockOp', 'blockValue'] as const;
  const error = part.errorOf('blockLeast');
  const isUsed = blockLeast !== '' || error !== undefined || fieldOf(part.view.answers, 'blockFact', 1) !== '';
  return (
    <Details summary={t('catalogue.form.block')} open={isUsed}>
      <Input
        id="blockLeast"
        name="blockLeast"
        width={4}
        label={t('catalogue.form.blockLeast')}
        hint={t('catalogue.form.blockLeast.hint')}
        optional={t('html.form.optional')}
        value={blockLeast}
        error={error}
      />
      <RowTable {...part} rows={{ fields, count: blockRows, caption: t('catalogue.form.block.rows') }} />
    </Details>
  );
}

function RowTable({ rows, ...part }: FormPart & { rows: Rows }) {
  const { t } = part.page;
  const { fields, count, caption, note } = rows;
  const [fact, op, value] = fields;
  return (
    <Table
      caption={caption}
      stack
      rowHeads={false}
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={['fact', 'op', 'value'].map((name) => ({ label: t(`catalogue.form.row.${name}`), named: true }))}
      rows={Array.from({ length: count }, (_, i) => [
        <Choice {...part} row={i + 1} field={fact} name="fact" caption={caption} />,
        <Choice {...part} row={i + 1} field={op} name="op" caption={caption} />,
        <Value {...part} row={i + 1} field={value} caption={caption} />,
      ])}
      note={note}
    />
  );
}

type Cell = FormPart & { row: number; field: string; caption: string };

function Choice({ view, page: { t }, errorOf, row, field, name, caption }: Cell & { name: 'fact' | 'op' }) {
  const value = fieldOf(view.answers, field, row);
  const id = `${field}${row}`;
  const error = errorOf(id);
  const options =
    name === 'fact'
      ? firmFacts.map(({ code, title }) => ({ code, title }))
      : allOperators.map((code) => ({ code, title: t(`catalogue.form.op.${words[code]}`) }));
  return (
    <>
      {error !== undefined && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      <select
        class="select"
        id={id}
        name={id}
        aria-label={t(`catalogue.form.row.${name}.label`, { row, table: caption })}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
      >
        {name === 'fact' && <option value="">{t('catalogue.form.row.none')}</option>}
        {options.map(({ code, title }) => (
          <option value={code} selected={code === value}>
            {title}
          </option>
        ))}
      </select>
    </>
  );
}

function Value({ view, page: { t }, errorOf, row, field, caption }: Cell) {
  const id = `${field}${row}`;
  const error = errorOf(id);
  return (
    <>
      {error !== undefined && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      <input
        class="input"
        id={id}
        name={id}
        value={fieldOf(view.answers, field, row)}
        aria-label={t('catalogue.form.row.value.label', { row, table: caption })}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
      />
    </>
  );
}
