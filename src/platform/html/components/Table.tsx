import type { ComponentChildren } from 'preact';
import { ScrollRegion } from './ScrollRegion.tsx';

export interface Column {
  label: ComponentChildren;
  numeric?: boolean;
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
  as: PartAttributes;
}

const Row = ({ cells, columns, rowHeads, as }: RowProps) => (
  <tr {...as('row')}>
    {cells.map((cell, i) => {
      const name = columns[i]?.numeric ? 'number' : undefined;
      return i === 0 && rowHeads ? (
        <th scope="row" {...as('rowheader')} class={name}>
          {cell}
        </th>
      ) : (
        <td {...as('cell')} class={name}>
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
          <caption>{captionHidden ? <span class="hidden-visually">{caption}</span> : caption}</caption>
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
              <Row {...{ cells, columns, rowHeads, as }} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {note && <p class="table-note">{note}</p>}
    </>
  );
}
