import { derivedFirmFacts, firmFacts } from '../../../../codes/index.ts';
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

type Rows = { fields: readonly [string, string, string]; from: number; to: number; caption: string };

/** Rows that are always in sight; the others open where they are used. */
const firstRows = 6;

/** One criterion a row; empty rows count for nothing. */
export function CriteriaRows(part: FormPart) {
  const { t } = part.page;
  const fields = ['fact', 'op', 'value'] as const;
  const later = Array.from({ length: rowCount - firstRows }, (_, i) => i + firstRows + 1);
  const isOpen = later.some((row) =>
    fields.some(
      (field) =>
        part.errorOf(`${field}${row}`) !== undefined ||
        (field !== 'op' && fieldOf(part.view.answers, field, row) !== ''),
    ),
  );
  return (
    <>
      <RowTable {...part} rows={{ fields, from: 1, to: firstRows, caption: t('catalogue.form.rows') }} />
      <Details summary={t('catalogue.form.rows.more')} open={isOpen} plain>
        <RowTable
          {...part}
          rows={{ fields, from: firstRows + 1, to: rowCount, caption: t('catalogue.form.rows.more') }}
        />
      </Details>
      <p class="hint">{t('catalogue.form.rows.note')}</p>
    </>
  );
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
      <RowTable {...part} rows={{ fields, from: 1, to: blockRows, caption: t('catalogue.form.block.rows') }} />
    </Details>
  );
}

function RowTable({ rows, ...part }: FormPart & { rows: Rows }) {
  const { t } = part.page;
  const { fields, from, to, caption } = rows;
  const [fact, op, value] = fields;
  return (
    <Table
      caption={caption}
      stack
      rowHeads={false}
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={['fact', 'op', 'value'].map((name) => ({ label: t(`catalogue.form.row.${name}`), named: true }))}
      rows={Array.from({ length: to - from + 1 }, (_, i) => [
        <Choice {...part} row={from + i} field={fact} name="fact" caption={caption} />,
        <Choice {...part} row={from + i} field={op} name="op" caption={caption} />,
        <Value {...part} row={from + i} field={value} caption={caption} />,
      ])}
    />
  );
}

type Cell = FormPart & { row: number; field: string; caption: string };

function Choice({ view, page: { t, economy }, errorOf, row, field, name, caption }: Cell & { name: 'fact' | 'op' }) {
  const value = fieldOf(view.answers, field, row);
  const id = `${field}${row}`;
  const error = errorOf(id);
  const options =
    name === 'fact'
      ? [...firmFacts, ...derivedFirmFacts.filter((one) => one.economy === economy.code)].map(({ code, title }) => ({
          code,
          title,
        }))
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
