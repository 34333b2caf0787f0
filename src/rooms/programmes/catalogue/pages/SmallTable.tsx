import { ErrorMessage, Table } from '../../../../platform/html/components/index.ts';
import { fieldOf, smallRows } from '../views/programmeForm.ts';
import type { FormPart } from './formParts.tsx';

export interface SmallColumn {
  /** Field without its number. */
  field: string;
  label: string;
  /** Left out for a text that is typed. */
  options?: readonly { value: string; text: string }[];
}

/** A few rows of a kind; empty ones count for nothing. */
export function SmallTable({ caption, columns, ...part }: FormPart & { caption: string; columns: SmallColumn[] }) {
  const { t } = part.page;
  return (
    <Table
      caption={caption}
      stack
      rowHeads={false}
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={columns.map(({ label }) => ({ label, named: true }))}
      rows={Array.from({ length: smallRows }, (_, i) =>
        columns.map((column) => <Cell {...part} column={column} row={i + 1} caption={caption} />),
      )}
    />
  );
}

function Cell({
  view,
  page: { t },
  errorOf,
  column: { field, label, options },
  row,
  caption,
}: FormPart & { column: SmallColumn; row: number; caption: string }) {
  const id = `${field}${row}`;
  const error = errorOf(id);
  const value = fieldOf(view.answers, field, row);
  const named = {
    id,
    name: id,
    'aria-label': t('catalogue.form.cell', { column: label, row, table: caption }),
    'aria-invalid': error === undefined ? undefined : ('true' as const),
    'aria-describedby': error === undefined ? undefined : `${id}-error`,
  };
  return (
    <>
      {error !== undefined && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      {options === undefined ? (
        <input class="input" {...named} value={value} />
      ) : (
        <select class="select" {...named}>
          {options.map((one) => (
            <option value={one.value} selected={one.value === value}>
              {one.text}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
