import { firmFacts } from '../../../../codes/index.ts';
import { ErrorMessage, Table } from '../../../../platform/html/components/index.ts';
import { operatorsOf } from '../rules/readCriteriaRow.ts';
import { fieldOf, rowCount } from '../views/programmeForm.ts';
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

/** One criterion a row; empty rows count for nothing. */
export function CriteriaRows(part: FormPart) {
  const { t } = part.page;
  const caption = t('catalogue.form.rows');
  return (
    <Table
      caption={caption}
      stack
      rowHeads={false}
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={['fact', 'op', 'value'].map((name) => ({ label: t(`catalogue.form.row.${name}`), named: true }))}
      rows={Array.from({ length: rowCount }, (_, i) => [
        <Choice {...part} row={i + 1} name="fact" />,
        <Choice {...part} row={i + 1} name="op" />,
        <Value {...part} row={i + 1} />,
      ])}
      note={t('catalogue.form.rows.note')}
    />
  );
}

function Choice({ view, page: { t }, errorOf, row, name }: FormPart & { row: number; name: 'fact' | 'op' }) {
  const value = fieldOf(view.answers, name, row);
  const id = `${name}${row}`;
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
        aria-label={t(`catalogue.form.row.${name}.label`, { row })}
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

function Value({ view, page: { t }, errorOf, row }: FormPart & { row: number }) {
  const id = `value${row}`;
  const error = errorOf(id);
  return (
    <>
      {error !== undefined && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      <input
        class="input"
        id={id}
        name={id}
        value={fieldOf(view.answers, 'value', row)}
        aria-label={t('catalogue.form.row.value.label', { row })}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
      />
    </>
  );
}
