import type { ComponentChildren } from 'preact';
import { ScrollRegion } from './ScrollRegion.tsx';

export interface Column {
  label: ComponentChildren;
  numeric?: boolean;
  /** Where rows are stacked, the cell says its column's name; numbers always do. The label is text then. */
  named?: boolean;
  /** Address of the same list sorted by this column. */
  sortHref?: string;
  sorted?: 'ascending' | 'descending';
}

export interface TableProps {
  caption: ComponentChildren;
  captionHidden?: boolean;
  columns: readonly Column[];
  /** Cells in the order of the columns. The first cell heads its row unless `rowHeads` is false. */
  rows: readonly (readonly ComponentChildren[])[];
  rowHeads?: boolean;
  /** Says why there is nothing and what to do. */
  empty: ComponentChildren;
  /** Name of the region that scrolls sideways on a narrow screen. */
  scrollLabel: string;
  note?: ComponentChildren;
  /** On a phone each row becomes a block, its cells one below the other: for lists whose cells explain themselves. */
  stack?: boolean;
}

/** The column's name, written before the cell where the head of the table is out of sight. */
const nameOf = (column: Column | undefined, stack: boolean | undefined) =>
  stack && (column?.named || column?.numeric) && typeof column.label === 'string' ? column.label : undefined;

/** A block is no table to some screen readers unless its parts say what they are. */
type Part = 'table' | 'rowgroup' | 'row' | 'columnheader' | 'rowheader' | 'cell';
type PartAttributes = (part: Part) => { role?: Part };

const HeadCell = ({ column, as }: { column: Column; as: PartAttributes }) => {
  const { label, numeric, sortHref, sorted } = column;
  return (
    <th
      scope="col"
      {...as('columnheader')}
      class={numeric ? 'number' : undefined}
      aria-sort={sorted ?? (sortHref ? 'none' : undefined)}
    >
      {sortHref ? <a href={sortHref}>{label}</a> : label}
    </th>
  );
};

interface RowProps {
  cells: readonly ComponentChildren[];
  columns: readonly Column[];
  rowHeads: boolean;
  stack: boolean | undefined;
  as: PartAttributes;
}

const Row = ({ cells, columns, rowHeads, stack, as }: RowProps) => (
  <tr {...as('row')}>
    {cells.map((cell, i) => {
      const name = columns[i]?.numeric ? 'number' : undefined;
      return i === 0 && rowHeads ? (
        <th scope="row" {...as('rowheader')} class={name} data-name={nameOf(columns[i], stack)}>
          {cell}
        </th>
      ) : (
        <td {...as('cell')} class={name} data-name={nameOf(columns[i], stack)}>
          {cell}
        </td>
      );
    })}
  </tr>
);

export function Table(props: TableProps) {
  const { caption, captionHidden, columns, rows, rowHeads = true, empty, scrollLabel, note, stack } = props;
  const as: PartAttributes = (part) => (stack ? { role: part } : {});
  return (
    <>
      <ScrollRegion label={scrollLabel}>
        <table {...as('table')} class={stack ? 'table-stack' : undefined}>
          <caption>
            <span class={captionHidden ? 'hidden-visually' : 'caption-text'}>{caption}</span>
          </caption>
          <thead {...as('rowgroup')}>
            <tr {...as('row')}>
              {columns.map((column) => (
                <HeadCell column={column} as={as} />
              ))}
            </tr>
          </thead>
          <tbody {...as('rowgroup')}>
            {rows.length === 0 && (
              <tr class="table-empty" {...as('row')}>
                <td colSpan={columns.length} {...as('cell')}>
                  {empty}
                </td>
              </tr>
            )}
            {rows.map((cells) => (
              <Row {...{ cells, columns, rowHeads, stack, as }} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {note && <p class="table-note">{note}</p>}
    </>
  );
}
